/** What is MongoDB's own: it has no schema that a migration could change, only data and indexes. */
import { randomUUID } from 'node:crypto'
import type { mongo } from 'mongoose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../../src/database/migrate.ts'
import { isUniqueViolation } from '../../src/database/unique-violation.ts'
import { bootHub, type TestHub } from '../support/hub.ts'
import { describeWith, needs } from '../support/needs.ts'

describeWith(needs.mongodb, 'MongoDB', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await bootHub('mongodb')
  })
  afterAll(() => hub?.stop())

  const raw = (slug: string): mongo.Collection => {
    const { collections } = hub.payload.db as unknown as { collections: Record<string, { collection: mongo.Collection }> }
    const found = collections[slug]?.collection
    if (!found) throw new Error(`There is no collection ${slug}.`)
    return found
  }
  const aRow = (occurrence: number) => ({ key: randomUUID(), lane: randomUUID(), occurrence })

  it('brings rows of an older version to this one, from two processes at once, and keeps slots apart from then on', async () => {
    const rows = raw('deliveries')
    await rows.dropIndex('slot_1')
    await raw('payload-migrations').deleteMany({})
    await rows.insertMany([aRow(0), aRow(1), aRow(2)])
    await Promise.all([migrate(hub.payload), migrate(hub.payload)])
    const stored = await rows.find({}).toArray()
    expect(stored.map(({ slot }) => slot as string)).toEqual(stored.map(({ key }) => key as string))
    expect(stored[0]).toMatchObject({ part: 0, repeat: 0, wallTime: '' })
    const again = await rows.insertOne({ ...aRow(3), slot: stored[0]?.slot as string }).catch((error: unknown) => error)
    expect(isUniqueViolation(again)).toBe(true)
    expect(await migrate(hub.payload)).toEqual([])
  })
})
