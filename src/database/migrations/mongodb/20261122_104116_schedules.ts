import type { MigrateUpArgs } from '@payloadcms/db-mongodb'

const atOnce = 1_000

/**
 * Every row of the ledger has a slot of its own, as it has a lane: the index that keeps slots apart takes no two rows without.
 * Outside of the transaction, which a long ledger would outlast.
 */
export async function up({ payload }: MigrateUpArgs): Promise<void> {
  const rows = payload.db.collections.deliveries?.collection
  if (!rows) return
  const without = { slot: { $exists: false } }
  for (;;) {
    const found = await rows.find(without, { projection: { key: 1 }, limit: atOnce }).toArray()
    if (found.length === 0) return
    await rows.bulkWrite(
      found.map(({ _id, key }) => ({
        updateOne: { filter: { _id, ...without }, update: { $set: { slot: key as string, part: 0, repeat: 0, wallTime: '' } } },
      })),
      { ordered: false },
    )
  }
}
