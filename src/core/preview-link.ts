/** POST /api/posts/:id/preview-link `{ hours?, language? }` makes a link by which anybody looks at the post as it is saved. */
export interface PreviewLink {
  /** Where the draft is shown. */
  readonly url: string
  readonly token: string
  /** ISO 8601. It cannot be taken back before. */
  readonly expiresAt: string
}
