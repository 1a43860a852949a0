/** Stopping a mailing for good: what has not gone does not go. */
import type { Payload } from 'payload'
import { Problem } from '../../core/problem.ts'
import { audit, type Actor } from '../../workflow/audit.payload.ts'
import { isUnderWay, mailingById, stopIfUnderWay } from './store.payload.ts'

/** @throws Problem 404 where there is none, 409 where it has ended. */
export async function stopMailing(payload: Payload, actor: Actor, id: string): Promise<{ readonly stopped: true }> {
  const mailing = await mailingById(payload, id)
  if (!mailing) throw new Problem(404, 'not-found', { de: 'Diese Aussendung gibt es nicht.', en: 'There is no such mailing.' })
  const over = () =>
    new Problem(409, 'over', {
      de: 'Die Aussendung ist beendet: Es gibt nichts mehr anzuhalten.',
      en: 'The mailing has ended: nothing is left to stop.',
    })
  if (!isUnderWay(mailing)) throw over()
  await audit(payload, {
    actor,
    action: 'mailing.stopped',
    collection: 'mailings',
    document: id,
    summary: `Stopped the mailing “${mailing.subject}”.`,
  })
  if (!(await stopIfUnderWay(payload, id, `Stopped by ${actor.name}.`, new Date()))) throw over()
  return { stopped: true }
}
