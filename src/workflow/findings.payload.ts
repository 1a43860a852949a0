/** What checks found and what became of it: kept for each post and check, so that a check that cries wolf can be told from one that helps. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { isUniqueViolation } from '../database/unique-violation.ts'
import type { JudgedVariant } from './judge-post.ts'
import { id } from './stored-post.ts'

const ends = ['open', 'fixed', 'overridden', 'dismissed'] as const
type End = (typeof ends)[number]
const stored = z.object({ id, check: z.string(), state: z.enum(ends) })

export const days = 90

/**
 * Notes how a post stands with every check. `approved`: what was found and did not stop it is dismissed, or overridden by an exception.
 * A check that finds nothing any more has been heeded.
 */
export async function noteFindings(payload: Payload, post: string, judged: readonly JudgedVariant[], approved = false): Promise<void> {
  const now = new Map<string, End>()
  for (const { check, verdict, exception } of judged.flatMap(({ judgements }) => judgements)) {
    const found = verdict === 'failed' || verdict === 'needs-review'
    const end: End = !found ? 'fixed' : !approved ? 'open' : exception ? 'overridden' : 'dismissed'
    // One channel in which it still finds something is enough.
    if (found || !now.has(check)) now.set(check, now.get(check) === 'overridden' ? 'overridden' : end)
  }
  const { docs } = await payload.db.find({ collection: 'findings', where: { post: { equals: post } }, limit: 500, pagination: false })
  const before = new Map(docs.map((doc) => stored.parse(doc)).map((row) => [row.check, row]))
  const at = new Date().toISOString()
  for (const [check, state] of now) {
    const row = before.get(check)
    if (row ? row.state === state || (state === 'open' && row.state !== 'fixed') : state === 'fixed') continue
    if (row) await payload.db.updateOne({ collection: 'findings', id: row.id, data: { state, at } })
    else
      await payload.db
        .create({ collection: 'findings', data: { key: `${post} ${check}`, post, check, state, at } })
        .catch((error: unknown) => {
          if (!isUniqueViolation(error)) throw error
        })
  }
}

export type Tally = Readonly<Record<End, number>>

/** How often each check fired in the last 90 days, by what became of it. */
export async function tallies(payload: Payload, now: Date): Promise<Map<string, Tally>> {
  const where: Where = { at: { greater_than: new Date(now.getTime() - days * 86_400_000).toISOString() } }
  const select = { check: true, state: true } as const
  const { docs } = await payload.db.find({ collection: 'findings', where, select, limit: 100_000, pagination: false })
  const found = new Map<string, Record<End, number>>()
  for (const { check, state } of docs.map((doc) => stored.parse(doc))) {
    const tally = found.get(check) ?? { open: 0, fixed: 0, overridden: 0, dismissed: 0 }
    tally[state]++
    found.set(check, tally)
  }
  return found
}

/** At least ten came to an end, and nine in ten of them changed nothing. */
export const isNoisy = ({ fixed, overridden, dismissed }: Tally): boolean => {
  const ended = fixed + overridden + dismissed
  return ended >= 10 && (overridden + dismissed) / ended >= 0.9
}
