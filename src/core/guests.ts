/** People without an account, who look at one post by a link. */

export const guestDecisions = ['approved', 'changes-requested', 'refused'] as const
export type GuestDecision = (typeof guestDecisions)[number]

/** How long a link holds. */
export const guestLinkDays = { default: 7, most: 30 } as const

/** GET /api/posts/:id/guest-links; `revoke` answers the same. The newest comes first. */
export interface GuestLinks {
  readonly links: readonly GuestLinkView[]
}
export interface GuestLinkView {
  readonly id: string
  readonly forWhom: string
  /** The step of the review that it may decide; `null`: it may comment and say an opinion. */
  readonly step: string | null
  readonly madeBy: string
  readonly madeAt: string
  readonly expiresAt: string
  readonly state: 'open' | 'expired' | 'revoked'
  readonly revokedBy: string | null
  readonly guestName: string | null
  readonly lastOpenedAt: string | null
  readonly decision: {
    readonly what: GuestDecision
    readonly at: string
    readonly comment: string | null
    /** Whether it counted as a step of the review; otherwise it is an opinion. */
    readonly counted: boolean
    /** Whether it was said of the content as it is now. */
    readonly current: boolean
  } | null
}

/** POST /api/posts/:id/guest-links/make answers the address, once. */
export interface GuestLinkMade {
  readonly link: GuestLinkView
  readonly address: string
}
