/** What has changed, for processes that serve nothing: asked of Payload's database instead of the catalogue. */
import type { Payload } from 'payload'
import type { ChangeLog } from '../events/change-log.ts'
import { columns, lastChangeOf, rowReader } from './shelf.ts'

/** Reaches back to the beginning: of each publication the last change is kept, also when it was taken down. */
export function payloadChangeLog(payload: Payload): ChangeLog {
  const read = rowReader(payload.logger)
  return {
    async since(at) {
      const { docs } = await payload.db.find({
        collection: 'publications',
        where: { changedAt: { greater_than_equal: at.toISOString() } },
        sort: 'changedAt',
        pagination: false,
        select: Object.fromEntries([...columns, 'body'].map((name) => [name, true])),
      })
      return read(docs).map(lastChangeOf)
    },
  }
}
