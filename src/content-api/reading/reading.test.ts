import { expect, it } from 'vitest'
import { acme, aPublication, testApi, umbrellaSite } from '../testing.ts'
import { memoryStore } from './memory-store.ts'
import { createReading } from './reading.ts'

it('a withdrawal that became visible late is seen within a minute', async () => {
  const { store, publish } = testApi({ follows: false })
  await publish(aPublication('p1'))
  const { stored } = await publish(aPublication('p2'))
  let now = new Date('2026-11-22T08:10:00.000Z')
  const late: { rows: Awaited<ReturnType<typeof store.all>> } = { rows: [] }
  const shelf = {
    ...store,
    changedSince: async (at: Date) => [...(await store.changedSince(at)), ...late.rows.filter(({ entry }) => entry.changedAt >= at)],
    sites: async () => [],
  }
  const reading = createReading({ shelf, clock: { now: () => now }, log: { error: () => {} } })
  await reading.refresh()
  now = new Date('2026-11-22T08:20:00.000Z')
  await store.put({ ...stored, at: now, publication: aPublication('p3'), key: 'key-of-another' })
  await reading.refresh()
  // Its process stood still for ten minutes between the instant and the writing.
  const was = (await store.all()).filter(({ entry }) => entry.post === 'p2')
  late.rows = was.map((row) => ({ lastChange: 'withdrawn', entry: { ...row.entry, changedAt: new Date('2026-11-22T08:10:00.000Z') } }))
  now = new Date('2026-11-22T08:20:30.000Z')
  await reading.refresh()
  expect(reading.catalogue.ofPost('p2')).not.toBeNull()
  now = new Date('2026-11-22T08:21:00.000Z')
  await reading.refresh()
  expect(reading.catalogue.ofPost('p2')).toBeNull()
})

it('a post that stands on two sites is found on each', async () => {
  const { reading, publications, publish } = testApi({ store: memoryStore(), follows: false })
  await publish(aPublication('p1'))
  await publish(aPublication('p1'), umbrellaSite)
  await reading.refresh()
  const { title } = Object.values(aPublication('p1').texts)[0] ?? { title: '' }
  for (const brand of [acme.id, umbrellaSite.brand.id])
    expect((await publications.entries({ brand, q: title })).map(({ post }) => post)).toEqual(['p1'])
})
