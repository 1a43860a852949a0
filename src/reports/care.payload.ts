/** Makes and sends what is due. What fell due while the hub was down is made up for once: the newest of it, and not all. */
import type { Payload } from 'payload'
import { theHub } from '../workflow/audit.payload.ts'
import { brandOf, makeEdition } from './make.payload.ts'
import { dueTimes } from './period.ts'
import { sendReports, wantMails } from './send.payload.ts'
import { editionsOfPeriod, scheduledReports, type Report } from './store.payload.ts'

/** One round, to be run every minute by one process or by many. One report that fails does not hold up the others. */
export async function careForReports(payload: Payload, now: Date): Promise<void> {
  for (const report of await scheduledReports(payload))
    await careFor(payload, report, now).catch((error: unknown) =>
      payload.logger.error({ err: error, report: report.id }, `The report ${report.name} could not be made. It is tried again.`),
    )
  await sendReports(payload, now)
}

async function careFor(payload: Payload, report: Report, now: Date): Promise<void> {
  const { timeZone } = await brandOf(payload, report)
  const last = dueTimes(report, timeZone, now)?.last
  // Whoever sets a rhythm today means from now on.
  if (!last || (report.scheduledFrom && last.at < report.scheduledFrom)) return
  const there = await editionsOfPeriod(payload, report.id, last.period)
  if (there.some(({ mailing }) => mailing !== 'none')) return
  await wantMails(payload, await makeEdition(payload, report, last.period, { by: theHub, now }))
}
