import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'

interface Pausable {
  readonly id?: string
  readonly name?: string
  readonly paused?: boolean | null
  readonly pausedReason?: string | null
}

/** Whoever pauses, by whatever way in, stands beside the reason; what a pause that is over said is gone. */
export const notePause: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const [before, now] = [originalDoc as Pausable | undefined, data as Pausable]
  if (now.paused && !before?.paused)
    return { ...data, pausedBy: actorOf(req).id || null, pausedAt: new Date().toISOString(), pauseTold: null }
  if (now.paused === false && before?.paused)
    return { ...data, pausedReason: '', pausedUntil: null, pausedBy: null, pausedAt: null, pauseTold: null }
  return data
}

/** The audit log says why, beside that it was changed. */
export const auditPause: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const [now, before] = [doc as Required<Pausable>, previousDoc as Pausable | undefined]
  if (Boolean(now.paused) === Boolean(before?.paused)) return
  await audit(req.payload, {
    actor: actorOf(req),
    action: now.paused ? 'channel.paused' : 'channel.resumed',
    collection: 'channels',
    document: String(now.id),
    summary: now.paused ? `${now.name}: paused. ${now.pausedReason ?? ''}`.trim() : `${now.name}: resumed.`,
  })
}
