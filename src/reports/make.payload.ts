/** Makes editions: the numbers of a time as they are now, frozen together with everything else that is shown. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { wallDayOf } from '../core/times.ts'
import { Problem } from '../core/problem.ts'
import type { ReportPeriod } from '../core/reports.ts'
import { numbersOverview } from '../engagement/overview/overview.payload.ts'
import type { Actor } from '../workflow/audit.payload.ts'
import { id, text } from '../workflow/stored-post.ts'
import { isOf, readFrozen, type Frozen } from './frozen.ts'
import { addEdition, editionById, editionsOfPeriod, type Edition, type Report } from './store.payload.ts'

const brandRow = z.object({
  id,
  name: z.string(),
  timeZone: z.string(),
  colors: z
    .array(z.object({ hex: text }))
    .nullish()
    .transform((colors) => colors ?? []),
})
const campaignRow = z.object({ id, name: z.string() })
const plainAccent = '#0c6b5c'

/** Also of a brand in the trash: its reports stay readable. */
export async function brandOf(payload: Payload, { brand }: Pick<Report, 'brand'>): Promise<Frozen['brand']> {
  const found = brandRow.parse(await payload.db.findOne({ collection: 'brands', where: { id: { equals: brand } } }))
  const { id, name, timeZone, colors } = found
  return { id, name, timeZone, accent: colors.map(({ hex }) => hex).find((hex) => /^#[0-9a-f]{6}$/i.test(hex)) ?? plainAccent }
}

/** What would be frozen now. */
export async function freeze(payload: Payload, report: Report, period: ReportPeriod, revision: number, now: Date): Promise<Frozen> {
  const { name, language, files, blocks } = report
  const campaign = report.campaign
    ? await payload.db.findOne({ collection: 'campaigns', where: { id: { equals: report.campaign } } })
    : null
  const asked = { brand: report.brand, ...(report.campaign && { campaign: report.campaign }), ...period }
  const [brand, overview] = await Promise.all([brandOf(payload, report), numbersOverview(payload, asked, campaign)])
  return {
    version: 1,
    name,
    language,
    brand,
    campaign: campaign ? campaignRow.parse(campaign) : null,
    period,
    revision,
    madeAt: now.toISOString(),
    files,
    blocks,
    overview,
  }
}

interface Making {
  readonly by: Actor
  readonly now: Date
  /** With the numbers of today, beside the edition that is there. */
  readonly anew?: boolean
}

/**
 * The edition of the time: the one that is there of this brand and campaign, or a new one. Made by several at once it is made once.
 * @throws Problem 422 where the time is not over yet, as its numbers would be half
 */
export async function makeEdition(
  payload: Payload,
  report: Report,
  period: ReportPeriod,
  { by, now, anew = false }: Making,
): Promise<Edition> {
  const [newest] = await editionsOfPeriod(payload, report.id, period)
  const kept = newest && !anew ? await editionById(payload, newest.id) : null
  if (kept && isOf(readFrozen(kept.data), report)) return kept.edition
  const { timeZone } = await brandOf(payload, report)
  if (period.to >= wallDayOf(now, timeZone))
    throw new Problem(422, 'not-over', {
      de: `Diese Zeit ist erst nach dem ${period.to} vorbei. Bis dahin gibt es die Vorschau.`,
      en: `This time is over after ${period.to}. Until then there is the preview.`,
    })
  await addEdition(payload, report.id, await freeze(payload, report, period, (newest?.revision ?? 0) + 1, now), by)
  const [made] = await editionsOfPeriod(payload, report.id, period)
  if (!made) throw new Error(`The edition of report ${report.id} was not kept.`)
  return made
}
