/** The seat at a post, in Payload's key-value store: it is gone soon anyway, and no history of who sat where is kept. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Doing, Together } from '../core/together.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { isFree, nextSeat, type Seat, type Sitter } from './seat.ts'

const person = z.object({ id: z.string(), name: z.string() })
const stored = z.object({
  user: z.string(),
  name: z.string(),
  form: z.string(),
  since: z.string(),
  typedAt: z.string(),
  after: person.nullable(),
})

const keyOf = (post: string) => `seat:${post}`
const seatOf = async (payload: Payload, post: string): Promise<Seat | null> =>
  stored.safeParse(await payload.kv.get(keyOf(post))).data ?? null

/** Notes what a form does, and answers who writes. Two that type first at the same moment: the second one noted has the seat, and the first is told. */
export async function sit(payload: Payload, post: string, me: Sitter, does: Doing, now: Date): Promise<Together['writer']> {
  const seat = await seatOf(payload, post)
  const next = nextSeat(seat, me, does, now)
  if (next === null && seat) await payload.kv.delete(keyOf(post))
  else if (next && next !== seat)
    await payload.kv.set(keyOf(post), { ...next }).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error
    })
  if (!next || isFree(next, now)) return null
  const isYou = next.user === me.user
  return { id: next.user, name: next.name, since: next.since, after: next.after, isYou, isHere: isYou && next.form === me.form }
}
