/** Where publications are read from: the port to the database, without Payload. Writing is `PublicationStore`'s. */
import { z } from 'zod'
import { publicationSchema, type Publication } from '../../../publishers/website/publication.ts'
import { languages } from '../../core/story.ts'
import type { ContentChange } from '../changes.ts'
import type { Addresses, Placeholders } from '../publications.ts'
import { factsOf, readFacts, type Entry } from './entry.ts'

const changeTypes = ['published', 'changed', 'withdrawn'] as const
export type ChangeType = (typeof changeTypes)[number]

export interface ShelfRow {
  readonly entry: Entry
  readonly lastChange: ChangeType
}

/** What is read only when it is needed. */
export interface Content {
  readonly key: string
  readonly publication: Publication
  readonly addresses: Addresses
  readonly placeholders: Placeholders
}

/** Whether a row is known as it has been since this change. */
type IsKnown = (id: string, changedAt: Date) => boolean

/** Every method throws what the driver throws when the database does not answer, or has not been brought to this version yet. */
export interface Shelf {
  /** All of them, those that were taken down too. */
  all(): Promise<readonly ShelfRow[]>
  /** Those that changed at this instant or later. What is known already is left out, and costs next to nothing. */
  changedSince(at: Date, isKnown?: IsKnown): Promise<readonly ShelfRow[]>
  /** By row id. What is gone, or was taken down, is left out. */
  contents(ids: readonly string[]): Promise<ReadonlyMap<string, Content>>
  /** The settings of sites as they were written last: JSON by brand. */
  sites(): Promise<readonly string[]>
  close(): Promise<void>
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const instant = z.union([z.string(), z.date(), z.number()]).transform((value) => new Date(value))

/** A row as every database gives it, by the column names of `columns`. */
const rowSchema = z.object({
  id: z.string(),
  post: z.string(),
  channel: z.string(),
  brand: z.string(),
  facts: text,
  body: text,
  firstPublishedAt: instant,
  changedAt: instant,
  lastChange: z
    .enum(changeTypes)
    .nullish()
    .transform((value) => value ?? 'published'),
})

/** `body` is asked for only where a row has no facts yet. */
export const columns = ['id', 'post', 'channel', 'brand', 'facts', 'firstPublishedAt', 'changedAt', 'lastChange'] as const

export interface ShelfLog {
  error(fields: object, message: string): void
}

/**
 * Reads rows, and leaves out what cannot be read: one broken row must not hide all the others. It is said once.
 */
export function rowReader(log: ShelfLog): (rows: readonly object[]) => ShelfRow[] {
  const said = new Set<string>()
  return (rows) =>
    rows.flatMap((row) => {
      try {
        return [readRow(row)]
      } catch (error) {
        const id = String((row as { id?: unknown }).id)
        if (!said.has(id))
          log.error({ err: error, publication: id }, 'A publication cannot be read and is not shown. Publish its post again.')
        said.add(id)
        return []
      }
    })
}

const changeRow = z.object({ id: z.string(), changedAt: instant })
/** Of rows with an id and the instant of their change, the ids of those that are not known. */
export const unknownAmong = (rows: readonly object[], isKnown: IsKnown): string[] =>
  rows.map((row) => changeRow.parse(row)).flatMap(({ id, changedAt }) => (isKnown(id, changedAt) ? [] : [id]))

const bodySchema = z.object({
  publication: publicationSchema,
  addresses: z.partialRecord(z.enum(languages), z.string()),
  placeholders: z.record(z.string(), z.object({ thumbhash: z.string(), color: z.string() })).default({}),
})

function readRow(row: unknown): ShelfRow {
  const { facts, body, lastChange, ...rest } = rowSchema.parse(row)
  return { lastChange, entry: { ...rest, ...(facts ? readFacts(facts) : factsOfBody(body)) } }
}

/** A row of a version that did not write facts. */
function factsOfBody(body: string) {
  const { publication, addresses } = bodySchema.parse(JSON.parse(body))
  return factsOf(publication, addresses)
}

export const readContent = (row: { readonly key: string; readonly body: string }): Content => ({
  key: row.key,
  ...bodySchema.parse(JSON.parse(row.body)),
})

/** The last change of a publication, as everybody is told it. */
export function lastChangeOf({ entry, lastChange }: ShelfRow): ContentChange {
  const isWithdrawn = lastChange === 'withdrawn'
  return {
    type: `post.${lastChange}`,
    id: `${entry.id}.${entry.changedAt.getTime()}`,
    at: entry.changedAt,
    before: lastChange === 'published' ? null : entry,
    after: isWithdrawn ? null : entry,
  }
}
