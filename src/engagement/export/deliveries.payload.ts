/** Every delivery with its newest numbers, and every measurement of it that is kept. */
import { sql } from '@payloadcms/db-sqlite/drizzle'
import { z } from 'zod'
import { metricColumns, type ExportRow } from '../../core/exports.ts'
import { engagementsOf } from '../../core/metrics.ts'
import { askSql } from '../../database/ask-sql.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id, text } from '../../workflow/stored-post.ts'
import { factsOf } from '../overview/facts.payload.ts'
import { publishedWithin, rowOf, type Row } from '../overview/rows.payload.ts'
import { pageSize, pagesOf, type Start } from './pages.payload.ts'
import { placeNames, postsNow, type Pages, type Place, type Scope } from './scope.payload.ts'

interface Told {
  /** Of the row in `delivery-numbers`. */
  readonly id: string
  readonly row: Row
  readonly names: ExportRow
  readonly more: { readonly kind: string | null; readonly topics: string | null }
}

const withId = z.object({ id })
const withUrl = z.object({ id, url: text })

async function* told(scope: Scope, start: Start): AsyncGenerator<readonly Told[]> {
  const { payload, within } = scope
  if (within.posts?.length === 0) return
  for await (const docs of pagesOf(payload, 'delivery-numbers', publishedWithin(within), start)) {
    const rows = docs.map((doc) => ({ id: withId.parse(doc).id, row: rowOf(doc) }))
    const deliveries = rows.map(({ row }) => row.delivery)
    const [facts, urls, postNow] = await Promise.all([
      factsOf(payload, deliveries),
      urlsOf(scope, deliveries),
      postsNow(
        scope,
        rows.map(({ row }) => row.post),
      ),
    ])
    yield rows.map(({ id, row }) => {
      const fact = facts.get(row.delivery)
      const names = {
        delivery_id: row.delivery,
        part: row.part,
        post_id: row.post,
        title: fact?.title || null,
        url: urls.get(row.delivery) || null,
        published_at: row.publishedAt.toISOString(),
        ...placeNames(scope, row),
        ...postNow(row.post).campaign,
      }
      return { id, row, names, more: { kind: fact?.kind ?? null, topics: fact?.topics.join(', ') || null } }
    })
  }
}

async function urlsOf({ payload }: Scope, deliveries: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    where: { id: { in: [...deliveries] } },
    pagination: false,
    joins: noJoins,
    select: { url: true },
  })
  return new Map(docs.map((doc) => withUrl.parse(doc)).map(({ id, url }) => [id, url]))
}

export async function* deliveryPages(scope: Scope, after: Place | null): Pages {
  for await (const page of told(scope, after && { after: after[0] }))
    yield page.map(({ id, row: { numbers, standing, measuredAt }, names, more }) => ({
      place: [id, ''],
      row: {
        ...names,
        ...more,
        standing,
        measured_at: measuredAt?.toISOString() ?? null,
        engagements: engagementsOf(numbers),
        ...Object.fromEntries(metricColumns.map(([column, metric]) => [column, numbers[metric] ?? null])),
      },
    }))
}

const measurement = z.object({ id, metric: z.string(), kind: text, bucket: z.coerce.date(), value: z.coerce.number() })

export async function* measurementPages(scope: Scope, after: Place | null): Pages {
  for await (const page of told(scope, after && { from: after[0] }))
    for (const { id: outer, row, names } of page)
      for await (const found of measurementsOf(scope, row.delivery, after?.[0] === outer ? after[1] : null))
        yield found.map(({ id, metric, kind, bucket, value }) => ({
          place: [outer, id],
          row: { ...names, metric, reaction: kind || null, measured_at: bucket.toISOString(), value },
        }))
}

/** By SQL where the database speaks it: these are the most rows of all. */
async function* measurementsOf({ payload }: Scope, delivery: string, after: string | null) {
  for (let last = after; ;) {
    const rows = await askSql(
      payload,
      sql`select id, metric, kind, bucket, value from measurements
        where delivery_id = ${delivery} ${last === null ? sql`` : sql`and id > ${last}`} order by id limit ${pageSize}`,
    )
    if (rows === null) break
    const found = rows.map((row) => measurement.parse(row))
    if (found.length > 0) yield found
    if (found.length < pageSize) return
    last = found.at(-1)?.id ?? null
  }
  const where = [{ delivery: { equals: delivery } }]
  for await (const docs of pagesOf(payload, 'measurements', where, after === null ? null : { after }))
    yield docs.map((doc) => measurement.parse(doc))
}
