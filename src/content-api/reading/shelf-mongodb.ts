import { MongoClient, ObjectId } from 'mongodb'
import { z } from 'zod'
import { columns, readContent, rowReader, unknownAmong, type Shelf, type ShelfLog } from './shelf.ts'

const projection = { ...Object.fromEntries(columns.map((name) => [name, 1])), _id: 1 }
const id = z.unknown().transform(String)
const contentRow = z.object({ _id: id, key: z.string(), body: z.string() })

/** Ids are strings in Payload and ObjectIds underneath. */
const objectIds = (ids: readonly string[]) => ids.filter((one) => ObjectId.isValid(one)).map((one) => new ObjectId(one))

/** The shelf on MongoDB, without Payload: the collections that its adapter writes. */
export function mongodbShelf(url: string, log: ShelfLog): Shelf {
  const readRows = rowReader(log)
  const client = new MongoClient(url, { maxPoolSize: 3, readPreference: 'primary' })
  const publications = client.db().collection('publications')
  const read = async (filter: object) => {
    const rows = await publications.find(filter, { projection }).toArray()
    const old = rows.filter(({ facts }) => !facts).map(({ _id }) => _id)
    // Rows that an older version wrote have no facts: what they say is read from their content.
    const bodies = old.length > 0 ? await publications.find({ _id: { $in: old } }, { projection: { body: 1 } }).toArray() : []
    const bodyOf = new Map(bodies.map(({ _id, body }) => [String(_id), body as unknown]))
    return readRows(rows.map(({ _id, ...row }) => ({ ...row, id: String(_id), body: bodyOf.get(String(_id)) })))
  }
  return {
    all: () => read({}),
    async changedSince(at, isKnown = () => false) {
      const changes = await publications.find({ changedAt: { $gte: at } }, { projection: { changedAt: 1 } }).toArray()
      const unknown = unknownAmong(
        changes.map(({ _id, changedAt }) => ({ id: String(_id), changedAt: changedAt as unknown })),
        isKnown,
      )
      return unknown.length > 0 ? read({ _id: { $in: objectIds(unknown) } }) : []
    },
    async contents(ids) {
      const rows = await publications
        .find({ _id: { $in: objectIds(ids) }, withdrawnAt: null }, { projection: { key: 1, body: 1 } })
        .toArray()
      return new Map(
        rows.map((row) => {
          const { _id, ...content } = contentRow.parse(row)
          return [_id, readContent(content)]
        }),
      )
    },
    sites: async () =>
      (await client.db().collection('site-settings').find().toArray()).map((row) => z.object({ body: z.string() }).parse(row).body),
    close: () => client.close(),
  }
}
