/** A guest's link as it is stored. */
import { z } from 'zod'
import type { GuestLinkView } from '../core/guests.ts'
import { guestDecisions } from '../core/guests.ts'
import { id, text } from '../workflow/stored-post.ts'

const time = z.coerce
  .date()
  .nullish()
  .transform((value) => value ?? null)

export const guestLinkRow = z.object({
  id,
  post: z.string(),
  forWhom: z.string(),
  step: text,
  madeBy: z.string(),
  madeByName: z.string(),
  madeAt: z.coerce.date(),
  expiresAt: z.coerce.date(),
  revokedAt: time,
  revokedByName: text,
  lastOpenedAt: time,
  guestName: text,
  decision: z
    .enum(guestDecisions)
    .nullish()
    .transform((value) => value ?? null),
  decidedAt: time,
  decidedHash: text,
  decidedComment: text,
  counted: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
})
export type GuestLinkRow = z.infer<typeof guestLinkRow>

export const isOpen = ({ revokedAt, expiresAt }: Pick<GuestLinkRow, 'revokedAt' | 'expiresAt'>, now: Date): boolean =>
  revokedAt === null && now < expiresAt

export function guestLinkView(row: GuestLinkRow, hash: string, now: Date): GuestLinkView {
  const { decision, decidedAt } = row
  return {
    id: row.id,
    forWhom: row.forWhom,
    step: row.step || null,
    madeBy: row.madeByName,
    madeAt: row.madeAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    state: row.revokedAt ? 'revoked' : isOpen(row, now) ? 'open' : 'expired',
    revokedBy: row.revokedByName || null,
    guestName: row.guestName || null,
    lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
    decision: decision &&
      decidedAt && {
        what: decision,
        at: decidedAt.toISOString(),
        comment: row.decidedComment || null,
        counted: row.counted,
        current: row.decidedHash === hash,
      },
  }
}
