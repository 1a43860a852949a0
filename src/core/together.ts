/** Who is at a post, and what an edit of it does: the types that the hub and its admin share. All instants are ISO 8601. */

/** What somebody's form does: it lies open, it is written in, it takes over from whoever writes, or it is closed. */
export const doings = ['reads', 'writes', 'takes', 'leaves'] as const
export type Doing = (typeof doings)[number]

/** Every open form of a post has a name of its own, which it says with each question and each save. */
export const longestFormName = 64

/** POST /api/posts/:id/together with `{ does, form }`: said every few seconds by every open form of a post. */
export interface Together {
  /** Who writes here now; `null`: nobody, and whoever types first does. */
  readonly writer: Writer | null
  /** The post's newest version: its `updatedAt`. */
  readonly version: string
  /** Who saved it. */
  readonly savedBy: Saver | null
  /** The brand wants a new approval when only the time of a post changes, approved or in review. */
  readonly timeAsksAgain: boolean
}
export interface Saver {
  readonly id: string
  readonly name: string
  /** The one who asks, in this form or elsewhere. */
  readonly isYou: boolean
  /** The very form that asks. */
  readonly isHere: boolean
}
export interface Writer {
  readonly id: string
  readonly name: string
  readonly since: string
  /** From whom it was taken over. */
  readonly after: { readonly id: string; readonly name: string } | null
  /** The one who asks, in this form or in another one. */
  readonly isYou: boolean
  /** The very form that asks. */
  readonly isHere: boolean
}
