/** Everything that works by itself: delivering, measuring, and mending what a crash left behind. */
import type { Payload } from 'payload'
import { sendWebhooks } from './content-api/webhooks/webhooks.payload.ts'
import { createEngine } from './delivery/engine.ts'
import { tellOfFreezes } from './delivery/freeze-telling.payload.ts'
import { agreeOnFreezes } from './delivery/freezes.payload.ts'
import { completeRounds } from './delivery/decided.payload.ts'
import { judgeDue } from './delivery/judge-due.payload.ts'
import { planWhatIsMissing } from './delivery/plan-approved.payload.ts'
import { startScheduler } from './delivery/scheduler.ts'
import { remindOfPauses } from './delivery/pause-reminder.payload.ts'
import { careForTokens } from './delivery/token-care.payload.ts'
import { measureAccounts } from './engagement/accounts.payload.ts'
import { collectDue } from './engagement/collect.payload.ts'
import { deriveMissing } from './engagement/derive.payload.ts'
import { keepPlatformRules, thinning } from './engagement/keep.payload.ts'
import { webmentionJobs } from './content-api/webmention/jobs.payload.ts'
import { hub } from './hub.ts'
import { importFolder } from './import/folder.ts'
import { readDue } from './import/feed/source.payload.ts'
import { sourceWeb } from './import/feed/web.payload.ts'
import { importWorker } from './import/work.payload.ts'
import { forgetEarlier } from './media-library/history.payload.ts'
import { noteLikeness } from './media-library/likeness.payload.ts'
import { careForRights } from './media-library/rights-care.payload.ts'
import { sendMailings } from './newsletter/mailing/sender.payload.ts'
import { careForLists } from './newsletter/list/care.payload.ts'
import { careForTasks } from './tasks/care.payload.ts'
import { careForReviews } from './workflow/step-care.payload.ts'
import { payloadClickStore } from './links/clicks/store.payload.ts'
import { dayOf } from './links/clicks/visit.ts'
import { careForReports } from './reports/care.payload.ts'
import { forgetAddresses } from './reports/forgotten.payload.ts'

export interface RunOptions {
  /** How fast time passes for measuring: 1 in earnest, less in a playground. */
  readonly measureScale: number
  /** Whether numbers are asked for now. Default always. */
  readonly measures?: () => boolean
}

/** @returns stops it: nothing new begins, what has not been sent is given back, what is on the wire is waited for. */
export function runDeliveries(payload: Payload, { measureScale, measures = () => true }: RunOptions): () => Promise<void> {
  const { ledger, world, bell, settings, judging } = hub(payload)
  const mentions = webmentionJobs(payload)
  let settled = () => {}
  const engine = createEngine(ledger, world, { onSettled: () => settled() })
  const webhooks = sendWebhooks(payload)
  const mailings = sendMailings(payload)
  const thin = thinning(payload)
  const imports = importWorker(payload, importFolder())
  const scheduler = startScheduler(engine, world.log, [
    {
      name: 'measure',
      schedule: measureScale < 1 ? '*/5 * * * * *' : '20 * * * * *',
      run: async () => (measures() ? collectDue(payload, measureScale) : undefined),
    },
    {
      name: 'accounts',
      schedule: measureScale < 1 ? '*/20 * * * * *' : '55 7 * * * *',
      run: async () => (measures() ? measureAccounts(payload, await ledger.now()) : undefined),
    },
    { name: 'thin-numbers', schedule: '5 */10 * * * *', run: async () => thin(await ledger.now()) },
    { name: 'platform-rules', schedule: '0 57 * * * *', run: async () => keepPlatformRules(payload, await ledger.now()) },
    { name: 'missing-numbers', schedule: '35 */10 * * * *', run: async () => void (await deriveMissing(payload, measureScale)) },
    { name: 'care', schedule: '40 * * * * *', run: async () => careForTokens(payload, settings, await ledger.now()) },
    { name: 'pauses', schedule: '45 * * * * *', run: async () => remindOfPauses(payload, await ledger.now()) },
    { name: 'tasks', schedule: '50 * * * * *', run: async () => careForTasks(payload, await ledger.now()) },
    { name: 'freezes', schedule: '*/10 * * * * *', run: async () => tellOfFreezes(payload, await ledger.now()) },
    {
      name: 'reviews',
      schedule: '15 * * * * *',
      run: async () => {
        await completeRounds(payload)
        await careForReviews(payload, await ledger.now())
      },
    },
    { name: 'newsletters', schedule: '30 * * * * *', run: async () => careForLists(payload, await ledger.now()) },
    { name: 'reports', schedule: '12 * * * * *', run: async () => careForReports(payload, await ledger.now()) },
    { name: 'webhooks', schedule: '*/5 * * * * *', run: async () => webhooks.ring() },
    { name: 'mailings', schedule: '*/5 * * * * *', run: async () => mailings.ring() },
    { name: 'imports', schedule: '*/2 * * * * *', run: () => imports.ring() },
    { name: 'forget-imports', schedule: '0 37 * * * *', run: () => imports.forget() },
    { name: 'sources', schedule: '15 */5 * * * *', run: async () => readDue(payload, sourceWeb(payload), await ledger.now()) },
    { name: 'forget-mailings', schedule: '0 27 * * * *', run: () => mailings.forget() },
    { name: 'forget-report-mails', schedule: '0 7 * * * *', run: async () => forgetAddresses(payload, await ledger.now()) },
    { name: 'forget-webhooks', schedule: '0 17 * * * *', run: () => webhooks.forget() },
    { name: 'likeness', schedule: '25 * * * * *', run: async () => void (await noteLikeness(payload, settings.mediaDir)) },
    { name: 'rights', schedule: '0 7 6 * * *', run: async () => careForRights(payload, await ledger.now()) },
    { name: 'forget-files', schedule: '0 47 * * * *', run: async () => forgetEarlier(payload, settings.mediaDir, await ledger.now()) },
    { name: 'judge', schedule: '10 * * * * *', run: () => judgeDue(payload, { ledger, judgeAgain: judging.judgeAgain }) },
    // Soon after midnight (UTC), and again in case nobody was there then.
    { name: 'forget', schedule: '2 * * * * *', run: async () => payloadClickStore(payload).forgetBefore(dayOf(await ledger.now())) },
    { name: 'mentions', schedule: '*/20 * * * * *', run: () => mentions.run() },
    {
      name: 'mend',
      schedule: '*/5 * * * * *',
      run: async () => {
        await planWhatIsMissing(payload)
        await agreeOnFreezes(payload)
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
    await Promise.all([webhooks.stop(), mailings.stop(), imports.stop()])
  }
}
