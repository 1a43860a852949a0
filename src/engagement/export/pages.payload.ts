/** A whole collection in pages, however large it is: in the order of ids, which never change, so that nothing is left out or told twice. */
import type { CollectionSlug, Payload, Where } from 'payload'
import { z } from 'zod'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id } from '../../workflow/stored-post.ts'

export const pageSize = 500
const known = z.object({ id })

/** Where to go on. */
export type Start = { readonly after: string } | { readonly from: string } | null

export async function* pagesOf(payload: Payload, collection: CollectionSlug, and: readonly Where[], start: Start, limit = pageSize) {
  for (let at = start; ;) {
    const beyond: Where[] =
      at === null ? [] : 'after' in at ? [{ id: { greater_than: at.after } }] : [{ id: { greater_than_equal: at.from } }]
    const { docs } = await payload.db.find({
      collection,
      where: { and: [...and, ...beyond] },
      sort: 'id',
      limit,
      pagination: false,
      joins: noJoins,
    })
    if (docs.length > 0) yield docs as readonly unknown[]
    if (docs.length < limit) return
    at = { after: known.parse(docs.at(-1)).id }
  }
}
