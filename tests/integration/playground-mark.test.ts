/** Invented and real data never meet in one database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { agreeOnMode as AgreeOnMode } from '../../src/playground-mark.ts'
import { database } from '../support/databases.ts'
import { bootHub, type TestHub } from '../support/hub.ts'

const data = { name: 'Somebody', email: 'somebody@example.com', password: 'a long enough password', roles: ['editor'] } as never

describe(`on ${database}`, () => {
  let hub: TestHub
  let agreeOnMode: typeof AgreeOnMode
  beforeAll(async () => {
    hub = await bootHub(database)
    ;({ agreeOnMode } = await import('../../src/playground-mark.ts'))
  })
  afterAll(() => hub?.stop())

  it('makes an empty database a playground, once, and no production of it afterwards', async () => {
    await agreeOnMode(hub.payload, 'production')
    const { id } = await hub.payload.create({ collection: 'users', data })
    await expect(agreeOnMode(hub.payload, 'playground')).rejects.toThrow('real people')
    await hub.payload.delete({ collection: 'users', id })

    await Promise.all([agreeOnMode(hub.payload, 'playground'), agreeOnMode(hub.payload, 'playground')])
    await agreeOnMode(hub.payload, 'playground')
    expect((await hub.payload.find({ collection: 'audit-log', where: { action: { equals: 'playground.created' } } })).totalDocs).toBe(1)
    await hub.payload.create({ collection: 'users', data })
    await agreeOnMode(hub.payload, 'playground')
    await expect(agreeOnMode(hub.payload, 'production')).rejects.toThrow('playground')
  })
})
