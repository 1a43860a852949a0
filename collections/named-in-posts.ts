import type { CollectionAfterChangeHook, Payload } from 'payload'
import { notOverStates } from '../src/core/delivery.ts'
import { closeGate } from '../src/delivery/standing.ts'
import { hub } from '../src/hub.ts'
import { actorOf } from '../src/workflow/audit.payload.ts'
import { changedBeside, returnIfChanged } from '../src/workflow/review.payload.ts'

const noted = (payload: Payload, post: string) => (error: unknown) => {
  payload.logger.warn({ err: error, post }, 'Whether a changed name stands in a post could not be seen.')
  return false
}

type Plain = Readonly<Record<string, unknown>>

/**
 * Posts name this document, and their approval is bound to these fields of it. Whoever changes one takes back what was approved and is
 * still to go out, at once: otherwise it would be stopped at its time, when nobody looks.
 */
export const namedInPosts =
  (fields: readonly string[], of: 'brand' | 'channel' | 'everything'): CollectionAfterChangeHook =>
  async ({ doc, previousDoc, operation, req }) => {
    const [now, before] = [doc as Plain, (previousDoc ?? {}) as Plain]
    if (operation === 'create' || fields.every((field) => (now[field] ?? null) === (before[field] ?? null))) return
    const { ledger } = hub(req.payload)
    const only = of === 'everything' ? {} : { [of]: String(now.id) }
    const pending = await ledger.find({ ...only, states: notOverStates }, { by: 'dueAt', limit: 5000 })
    for (const post of new Set(pending.map((row) => row.post)))
      // One that cannot be read, because it lies in the trash, say, keeps nobody from changing a name; it is asked again before it goes.
      if (await returnIfChanged(req.payload, post, actorOf(req), req).catch(noted(req.payload, post)))
        await closeGate(post, ledger, changedBeside)
  }
