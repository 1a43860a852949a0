/** Everything that works by itself: delivering, measuring, and mending what a crash left behind. */
import type { Payload } from 'payload'
import { sendWebhooks } from './content-api/webhooks/webhooks.payload.ts'
import { createEngine } from './delivery/engine.ts'
import { judgeDue } from './delivery/judge-due.payload.ts'
import { agreeWithFreezes } from './delivery/standing.ts'
import { planWhatIsMissing } from './delivery/plan-approved.payload.ts'
import { startScheduler } from './delivery/scheduler.ts'
import { careForTokens } from './delivery/token-care.payload.ts'
import { collectDue } from './engagement/collect.payload.ts'
import { webmentionJobs } from './content-api/webmention/jobs.payload.ts'
import { hub } from './hub.ts'
import { sendMailings } from './newsletter/mailing/sender.payload.ts'
import { careForLists } from './newsletter/list/care.payload.ts'
import { careForTasks } from './tasks/care.payload.ts'
import { payloadClickStore } from './links/clicks/store.payload.ts'
import { dayOf } from './links/clicks/visit.ts'

export interface RunOptions {
  /** How fast time passes for measuring: 1 in earnest, less in a playground. */
  readonly measureScale: number
}

/** @returns stops it: nothing new begins, what has not been sent is given back, what is on the wire is waited for. */
export function runDeliveries(payload: Payload, { measureScale }: RunOptions): () => Promise<void> {
  const { ledger, world, bell, settings, judging } = hub(payload)
  const mentions = webmentionJobs(payload)
  let settled = () => {}
  const engine = createEngine(ledger, world, { onSettled: () => settled() })
  const webhooks = sendWebhooks(payload)
  const mailings = sendMailings(payload)
  const scheduler = startScheduler(engine, world.log, [
    { name: 'measure', schedule: measureScale < 1 ? '*/5 * * * * *' : '20 * * * * *', run: () => collectDue(payload, measureScale) },
    { name: 'care', schedule: '40 * * * * *', run: async () => careForTokens(payload, settings, await ledger.now()) },
    { name: 'tasks', schedule: '50 * * * * *', run: async () => careForTasks(payload, await ledger.now()) },
    { name: 'newsletters', schedule: '30 * * * * *', run: async () => careForLists(payload, await ledger.now()) },
    { name: 'webhooks', schedule: '*/5 * * * * *', run: async () => webhooks.ring() },
    { name: 'mailings', schedule: '*/5 * * * * *', run: async () => mailings.ring() },
    { name: 'forget-mailings', schedule: '0 27 * * * *', run: () => mailings.forget() },
    { name: 'forget-webhooks', schedule: '0 17 * * * *', run: () => webhooks.forget() },
    { name: 'judge', schedule: '10 * * * * *', run: () => judgeDue(payload, { ledger, judgeAgain: judging.judgeAgain }) },
    // Soon after midnight (UTC), and again in case nobody was there then.
    { name: 'forget', schedule: '2 * * * * *', run: async () => payloadClickStore(payload).forgetBefore(dayOf(await ledger.now())) },
    { name: 'mentions', schedule: '*/20 * * * * *', run: () => mentions.run() },
    {
      name: 'mend',
      schedule: '*/5 * * * * *',
      run: async () => {
        await planWhatIsMissing(payload)
        await agreeWithFreezes(world.freezes, ledger)
      },
    },
  ])
  settled = () => scheduler.settled()
  const silence = bell.onRing(() => {
    scheduler.ring()
    webhooks.ring()
    mailings.ring()
  })
  return async () => {
    silence()
    await scheduler.stop()
    await Promise.all([webhooks.stop(), mailings.stop()])
  }
}
