/** Reports and their editions as they are stored: one code for SQLite, PostgreSQL and MongoDB. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { reportFiles, rhythms, type ReportPeriod } from '../core/reports.ts'
import { wallClock, weekdays } from '../core/slots.ts'
import { languages } from '../core/story.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, reference, text } from '../workflow/stored-post.ts'
import { blockSchema, type Frozen } from './frozen.ts'

const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .nullish()
    .transform((all) => all ?? [])
const report = z.object({
  id,
  name: z.string(),
  brand: reference,
  campaign: reference.nullish().transform((value) => value ?? null),
  language: z.enum(languages),
  rhythm: z.enum(rhythms),
  weekday: z
    .enum(weekdays)
    .nullish()
    .transform((value) => value ?? 'monday'),
  monthDay: z.coerce.number().int().min(1).max(28).catch(1),
  time: z.string().regex(wallClock).catch('08:00'),
  addresses: list(z.string()),
  people: list(reference),
  files: list(z.enum(reportFiles)),
  blocks: list(blockSchema),
  scheduledFrom: instant,
})
export type Report = z.output<typeof report>

const all = (...and: Where[]): Where => ({ and })
const is = (field: string, value: unknown): Where => ({ [field]: { equals: value } })
const notThrownAway: Where = { deletedAt: { exists: false } }

/** `null`: there is none, or it is in the trash. */
export async function reportById(payload: Payload, wanted: string): Promise<Report | null> {
  const found: unknown = await payload.db.findOne({ collection: 'reports', where: all(is('id', wanted), notThrownAway), joins: noJoins })
  return found ? report.parse(found) : null
}

/** Those that go by themselves. One that cannot be read does not hold up the others. */
export async function scheduledReports(payload: Payload): Promise<Report[]> {
  const where = all({ rhythm: { in: ['weekly', 'monthly'] } }, notThrownAway)
  const { docs } = await payload.db.find({ collection: 'reports', where, pagination: false, joins: noJoins })
  return docs.flatMap((doc) => report.safeParse(doc).data ?? [])
}

/** `none`: nobody was to get it. `wanted`: its mails are to be written down. `written`: they are. */
export const mailings = ['none', 'wanted', 'written'] as const
export type Mailing = (typeof mailings)[number]

const edition = z.object({
  id,
  report: reference,
  firstDay: z.string(),
  lastDay: z.string(),
  revision: z.coerce.number(),
  madeAt: z.coerce.date(),
  madeBy: reference.nullish().transform((value) => value ?? null),
  madeByName: text,
  posts: z.coerce.number(),
  mailing: z.enum(mailings),
})
export type Edition = z.output<typeof edition>

/** Without what is frozen in them: that is large. */
const select = {
  report: true,
  firstDay: true,
  lastDay: true,
  revision: true,
  madeAt: true,
  madeBy: true,
  madeByName: true,
  posts: true,
  mailing: true,
} as const

async function editionsWhere(payload: Payload, where: Where, sort: string[], limit: number): Promise<Edition[]> {
  const { docs } = await payload.db.find({ collection: 'report-editions', where, sort, limit, pagination: false, select, joins: noJoins })
  return docs.map((doc) => edition.parse(doc))
}

/** The newest revision first. */
export const editionsOfPeriod = (payload: Payload, of: string, { from, to }: ReportPeriod): Promise<Edition[]> =>
  editionsWhere(payload, all(is('report', of), is('firstDay', from), is('lastDay', to)), ['-revision'], 100)

export const editionsOf = (payload: Payload, of: string, limit: number): Promise<Edition[]> =>
  editionsWhere(payload, is('report', of), ['-madeAt', '-revision'], limit)

export const editionsToWrite = (payload: Payload): Promise<Edition[]> => editionsWhere(payload, is('mailing', 'wanted'), ['madeAt'], 100)

export interface FoundEdition {
  readonly edition: Edition
  /** What is frozen in it, as JSON. */
  readonly data: string
}

/** `null`: there is none. */
export async function editionById(payload: Payload, wanted: string): Promise<FoundEdition | null> {
  const found: unknown = await payload.db.findOne({ collection: 'report-editions', where: is('id', wanted), joins: noJoins })
  return found ? { edition: edition.parse(found), data: z.object({ data: z.string() }).parse(found).data } : null
}

/** @returns `false` where another has made this revision meanwhile: one of them is enough */
export async function addEdition(payload: Payload, of: string, frozen: Frozen, by: { id: string; name: string }): Promise<boolean> {
  const { period, revision, madeAt, overview, name } = frozen
  const data = {
    name,
    report: of,
    firstDay: period.from,
    lastDay: period.to,
    revision,
    madeAt,
    madeBy: by.id || null,
    madeByName: by.name,
    posts: overview.totals.posts,
    mailing: 'none',
    data: JSON.stringify(frozen),
  }
  return payload.db.create({ collection: 'report-editions', data }).then(
    () => true,
    (error: unknown) => {
      if (isUniqueViolation(error)) return false
      throw error
    },
  )
}

/** @returns whether this call changed it: of several at once, one does */
export async function moveMailing(
  payload: Payload,
  { id: wanted }: Pick<Edition, 'id'>,
  from: readonly Mailing[],
  to: Mailing,
): Promise<boolean> {
  const where = all(is('id', wanted), { mailing: { in: [...from] } })
  const changed: unknown = await payload.db.updateOne({
    collection: 'report-editions',
    where,
    data: { mailing: to },
    options: { atomic: true },
  })
  return Boolean(changed)
}
