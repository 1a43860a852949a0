/** The read models made again from the measurements: after an update, a restore, or whenever somebody doubts them. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { ageMs } from '../core/measuring.ts'
import { metrics, type Metric, type Numbers } from '../core/metrics.ts'
import type { Delivery } from '../delivery/ledger.ts'
import { hub } from '../hub.ts'
import { id, reference } from '../workflow/stored-post.ts'
import { bucketMs } from './plan.ts'
import { payloadStore, publishedAtOf, type Measurement, type NumbersStore } from './store.payload.ts'
import { asFirstPublished } from './versions.payload.ts'

const stored = z.object({ bucket: z.coerce.date(), value: z.coerce.number() })

/** Of one metric the newest measurement, or the first one since then. */
async function measurementOf(payload: Payload, delivery: string, metric: Metric, since?: Date) {
  const { docs } = await payload.db.find({
    collection: 'measurements',
    where: {
      and: [
        { delivery: { equals: delivery } },
        { metric: { equals: metric } },
        { kind: { equals: '' } },
        ...(since ? [{ bucket: { greater_than: since.toISOString() } }] : []),
      ],
    },
    sort: since ? 'bucket' : '-bucket',
    limit: 1,
    pagination: false,
  })
  return docs[0] ? stored.parse(docs[0]) : null
}

/** Reads what was measured of a delivery, and writes both read models of it. Said again, it changes nothing. */
export async function deriveNumbers(
  payload: Payload,
  delivery: Delivery,
  { scale = 1, store = payloadStore(payload) }: { readonly scale?: number; readonly store?: NumbersStore } = {},
): Promise<void> {
  const row = await asFirstPublished(payload, delivery)
  const values: { [metric in Metric]?: number } = {}
  let at: Date | null = null
  const byAge = new Map<number, { [metric in Metric]?: number }>()
  for (const metric of metrics) {
    const newest = await measurementOf(payload, row.id, metric)
    if (!newest) continue
    values[metric] = newest.value
    if (!at || newest.bucket > at) at = newest.bucket
    for (const age of Object.values(ageMs)) {
      const first = await measurementOf(payload, row.id, metric, new Date(publishedAtOf(row).getTime() + age * scale - bucketMs(scale)))
      if (first) byAge.set(first.bucket.getTime(), { ...byAge.get(first.bucket.getTime()), [metric]: first.value })
    }
  }
  if (!at) return store.waiting([row])
  const said = (bucket: Date, told: Numbers): Measurement => ({ row, at: bucket, values: told, kinds: {} })
  await store.ages(
    [...byAge].sort(([a], [b]) => a - b).map(([bucket, told]) => said(new Date(bucket), told)),
    scale,
  )
  await store.newest([said(at, values)])
  // It was measured once, and is not asked for any more.
  const isMeasured = (await hub(payload).world.publisher(row.platform))?.measure !== undefined
  if (isMeasured && row.measureAt === null) await store.gone([row])
}

const most = 500
const published = ['published', 'live-withdrawn'] as const

/** Makes what is missing in the list. Costs two counts where nothing is. @returns how many were made. */
export async function deriveMissing(payload: Payload, scale = 1): Promise<number> {
  const { ledger } = hub(payload)
  const [{ totalDocs: there }, { totalDocs: known }] = await Promise.all([
    payload.db.count({ collection: 'deliveries', where: { state: { in: [...published] } } }),
    // What was taken down stays listed, and makes up for none that is missing.
    payload.db.count({ collection: 'delivery-numbers', where: { 'delivery.state': { in: [...published] } } }),
  ])
  if (known >= there) return 0
  let made = 0
  let after = ''
  for (;;) {
    const { docs } = await payload.db.find({
      collection: 'deliveries',
      where: { and: [{ state: { in: [...published] } }, ...(after ? [{ id: { greater_than: after } }] : [])] },
      select: { post: true },
      sort: 'id',
      limit: most,
      pagination: false,
    })
    const ids = docs.map((doc) => z.object({ id }).parse(doc).id)
    const last = ids.at(-1)
    if (last === undefined) return made
    after = last
    const listed = await payload.db.find({
      collection: 'delivery-numbers',
      where: { delivery: { in: ids } },
      select: { delivery: true },
      pagination: false,
      limit: most,
    })
    const have = new Set(listed.docs.map((doc) => z.object({ delivery: reference }).parse(doc).delivery))
    for (const missing of ids.filter((one) => !have.has(one))) {
      const row = await ledger.get(missing)
      if (row) await deriveNumbers(payload, row, { scale })
      made++
    }
  }
}
