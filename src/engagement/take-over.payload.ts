/** The delivery of the newest version on an owned medium goes on with what those before it brought: they are one post, whose views add up once. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { closeReplaced } from '../delivery/afterwards.ts'
import type { Delivery } from '../delivery/ledger.ts'
import { hub } from '../hub.ts'
import { deriveNumbers } from './derive.payload.ts'
import { payloadStore, type NumbersStore } from './store.payload.ts'
import { upsert } from './upsert.payload.ts'
import { asFirstPublished, earlierVersions } from './versions.payload.ts'

const value = z.object({ metric: z.string(), kind: z.string(), bucket: z.coerce.date(), value: z.coerce.number() })
const answer = z.object({ platform: z.string(), at: z.coerce.date(), answer: z.string() })

/** Freely repeated: what is given over first is taken away last. @returns the row, as old as the post is */
export async function takeOver(
  payload: Payload,
  row: Delivery,
  { scale = 1, store = payloadStore(payload) }: { readonly scale?: number; readonly store?: NumbersStore } = {},
): Promise<Delivery> {
  const { ledger, isOwned } = hub(payload)
  if (row.occurrence === 0 || !isOwned(row.platform)) return row
  // Whose worker crashed right after it was live has not said so yet.
  await closeReplaced(row, ledger)
  const ids = (await earlierVersions(payload, row)).map(({ id }) => id)
  if (ids.length === 0) return row
  const of = { delivery: { in: ids } }
  const subjects = { subject: { in: ids.map((id) => `delivery:${id}`) } }
  const [measured, raw, { totalDocs: listed }] = await Promise.all([
    payload.db.find({ collection: 'measurements', where: of, pagination: false }),
    payload.db.find({ collection: 'raw-answers', where: subjects, pagination: false }),
    payload.db.count({ collection: 'delivery-numbers', where: of }),
  ])
  if (measured.docs.length + raw.docs.length + listed > 0) {
    const values = measured.docs.map((doc) => value.parse(doc))
    await upsert(payload, {
      collection: 'measurements',
      key: ['delivery', 'metric', 'kind', 'bucket'],
      where: 'keep',
      rows: values.map(({ bucket, ...told }) => ({ ...told, delivery: row.id, bucket: bucket.toISOString() })),
    })
    const answers = raw.docs.map((doc) => answer.parse(doc))
    await upsert(payload, {
      collection: 'raw-answers',
      key: ['subject', 'at'],
      where: 'keep',
      rows: answers.map(({ at, ...told }) => ({ ...told, subject: `delivery:${row.id}`, at: at.toISOString() })),
    })
    // What it had at which age is reckoned anew.
    await payload.db.deleteMany({ collection: 'delivery-ages', where: { delivery: { in: [...ids, row.id] } } })
    await deriveNumbers(payload, row, { scale, store })
    await payload.db.deleteMany({ collection: 'delivery-numbers', where: of })
    await payload.db.deleteMany({ collection: 'raw-answers', where: subjects })
    await payload.db.deleteMany({ collection: 'measurements', where: of })
  }
  return asFirstPublished(payload, row)
}
