/** What is known of a report, for the panel on it. */
import type { Payload } from 'payload'
import type { ReportFacts } from '../core/reports.ts'
import { brandOf } from './make.payload.ts'
import { mailsOf, whoGets } from './mails.payload.ts'
import { dueTimes, lastMonth, lastWeek } from './period.ts'
import { canMail } from './send.payload.ts'
import { editionsOf, type Report } from './store.payload.ts'

const mostEditions = 50

/** @param mayReport whether who asks may see addresses */
export async function reportFacts(payload: Payload, report: Report, now: Date, mayReport: boolean): Promise<ReportFacts> {
  const [{ timeZone }, recipients, editions] = await Promise.all([
    brandOf(payload, report),
    whoGets(payload, report),
    editionsOf(payload, report.id, mostEditions),
  ])
  const next = dueTimes(report, timeZone, now)?.next
  const mails = await mailsOf(
    payload,
    editions.map(({ id }) => id),
  )
  return {
    timeZone,
    language: report.language,
    next: next ? { at: next.at.toISOString(), period: next.period } : null,
    lastWeek: lastWeek(now, timeZone),
    lastMonth: lastMonth(now, timeZone),
    recipients: recipients.length,
    noMail: !canMail(),
    editions: editions.map(({ id, firstDay, lastDay, revision, madeAt, madeBy, madeByName, posts }) => ({
      id,
      from: firstDay,
      to: lastDay,
      revision,
      madeAt: madeAt.toISOString(),
      madeBy: madeBy === null ? null : madeByName,
      posts,
      mails: mails.get(id)!.mails,
      missed: mayReport ? mails.get(id)!.missed : [],
    })),
  }
}
