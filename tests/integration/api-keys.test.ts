/** Keys of the content API on a real database: who makes them, what they open, and that they end. */
import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aPublication } from '../../src/content-api/testing.ts'
import { payloadPublicationStore } from '../../src/content-api/publication-store.payload.ts'
import type { KeyMade } from '../../src/core/answers.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

describe(`keys of the content API on ${database}`, () => {
  let hub: LiveHub
  let admin: Person
  let post: string
  const logged: string[] = []
  beforeAll(async () => {
    hub = await liveHub(database)
    const write = (line: unknown) => void logged.push(JSON.stringify(line))
    for (const level of ['info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(hub.payload.logger, level).mockImplementation((...all: unknown[]) => write(all))
    admin = await hub.person('administrator')
    const channel = await hub.channel('website')
    await admin.patch(`/api/brands/${hub.brand}`, { access: 'key' }).expect(200)
    post = randomUUID()
    const brand = await hub.payload.findByID({ collection: 'brands', id: hub.brand, depth: 0 })
    const at = new Date()
    await payloadPublicationStore(hub.payload).put({
      key: `key-${post}`,
      channel,
      brand: hub.brand,
      publication: aPublication(post, { brand: { id: hub.brand, slug: brand.slug ?? '', name: brand.name } }),
      addresses: { de: 'https://www.example.com/a' },
      at,
    })
  })
  afterAll(() => hub?.stop())

  const read = (path: string, key?: string) =>
    supertest(hub.base)
      .get(`/api/content/v1${path}`)
      .set(key === undefined ? {} : { authorization: `Bearer ${key}` })
  const make = async (more: object = {}): Promise<KeyMade> => {
    const answer = await admin.post('/api/api-keys/make', { name: 'Website', brands: [hub.brand], ...more })
    expect(answer.status).toBe(201)
    expect(answer.headers['cache-control']).toBe('no-store')
    return answer.body as KeyMade
  }
  /** Each process looks at the keys, and at what is public, once a second. */
  const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 100 })

  it('opens a closed brand to who has one, until it is revoked', async () => {
    const { id, key, prefix } = await make()
    expect(key).toMatch(/^fh_[\w-]{43}$/)
    expect(key.startsWith(prefix)).toBe(true)
    await soon(async () => void (await read(`/posts/${post}`, key).expect(200)))
    const answer = await read(`/posts/${post}`, key)
    expect(answer.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: expect.stringContaining('Authorization') })
    expect((await read('/posts', key)).body).toMatchObject({ items: [{ id: post }] })
    // To everybody else it is not there: neither now nor from anything that is kept.
    expect((await read(`/posts/${post}`)).status).toBe(404)
    expect((await read('/posts')).body).toMatchObject({ items: [] })

    await soon(async () => {
      const row = await admin.get(`/api/api-keys/${id}`).expect(200)
      expect((row.body as { lastUsedAt: string | null }).lastUsedAt).not.toBeNull()
    })
    // Noting the use has changed nothing else.
    expect((await admin.get(`/api/api-keys/${id}?depth=0`)).body).toMatchObject({ brands: [hub.brand], scopes: ['read'], name: 'Website' })

    await admin.post(`/api/api-keys/${id}/revoke`).expect(200)
    await soon(async () => void (await read(`/posts/${post}`, key).expect(401)))
    const refused = await read('/posts', key)
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([401, 'Bearer realm="content", error="invalid_token"'])
    expect(refused.text).not.toContain(key)
  })

  it('is revoked for ever', async () => {
    const { id } = await make()
    const first = (await admin.post(`/api/api-keys/${id}/revoke`).expect(200)).body as { revokedAt: string }
    expect((await admin.post(`/api/api-keys/${id}/revoke`).expect(200)).body).toEqual(first)
    await admin.patch(`/api/api-keys/${id}`, { revokedAt: null, hash: 'a'.repeat(64), prefix: 'fh_forged' })
    const row = (await admin.get(`/api/api-keys/${id}`)).body as { revokedAt: string; prefix: string }
    expect(new Date(row.revokedAt).toISOString()).toBe(new Date(first.revokedAt).toISOString())
    expect(row.prefix).not.toBe('fh_forged')
  })

  it('ends when it expires, and cannot be made for a time that has passed', async () => {
    const past = new Date(Date.now() - 1000).toISOString()
    expect((await admin.post('/api/api-keys/make', { name: 'Late', expiresAt: past })).status).toBe(400)
    const { id, key } = await make()
    await admin.patch(`/api/api-keys/${id}`, { expiresAt: past }).expect(200)
    await soon(async () =>
      expect((await read('/posts', key)).body).toMatchObject({ status: 401, detail: expect.stringContaining('expired') }),
    )
  })

  it('opens nothing beyond its scope', async () => {
    const { key } = await make({ scopes: ['preview'] })
    await soon(async () => expect((await read(`/posts/${post}`, key)).body).toMatchObject({ status: 403, code: 'scope-missing' }))
  })

  it('shows drafts of its brands to who may look at them', async () => {
    const editor = await hub.person('editor')
    const draft = await editor.post('/api/posts', { title: 'Ein Entwurf', brand: hub.brand }).expect(201)
    const { id } = (draft.body as { doc: { id: string } }).doc
    const { key } = await make({ scopes: ['preview'] })
    await soon(async () => expect((await read(`/preview/${id}`, key)).body).toMatchObject({ title: 'Ein Entwurf', preview: true }))
    expect((await read(`/preview/${id}`)).status).toBe(404)
    for (const unknown of ['1', 'nothing', randomUUID(), '0123456789abcdef01234567'])
      expect((await read(`/preview/${unknown}`, key)).status).toBe(404)
    const other = await make()
    await soon(async () => expect((await read(`/preview/${id}`, other.key)).body).toMatchObject({ status: 403, code: 'scope-missing' }))
  })

  it('is made by administrators alone, and noted', async () => {
    for (const role of ['editor', 'approver', 'channel-manager', 'analyst'] as const) {
      const person = await hub.person(role)
      expect((await person.post('/api/api-keys/make', { name: 'Mine' })).status).toBe(403)
      expect((await person.get('/api/api-keys')).status).toBe(403)
    }
    expect((await supertest(hub.base).post('/api/api-keys/make').send({ name: 'Mine' })).status).toBe(401)
    const { id } = await make({ name: 'Noted' })
    await admin.post(`/api/api-keys/${id}/revoke`).expect(200)
    const { docs } = await hub.payload.find({ collection: 'audit-log', where: { document: { equals: id } }, sort: 'at' })
    expect(docs.map(({ action }) => action)).toEqual(['api-keys.created', 'api-keys.changed'])
    for (const body of [{}, { name: ' ' }, { name: 'a', scopes: [] }, { name: 'a', scopes: ['all'] }, { name: 'a', ratePerMinute: 0 }])
      expect((await admin.post('/api/api-keys/make', body)).status).toBe(400)
  })

  it('is kept nowhere: not in the database, not in an answer, not in a log', async () => {
    const { key, id } = await make({ name: 'Secret' })
    await read('/posts', key)
    const row = await hub.payload.db.findOne({ collection: 'api-keys', where: { id: { equals: id } } })
    const audit = await hub.payload.find({ collection: 'audit-log', pagination: false })
    const seen = [row, audit.docs, (await admin.get(`/api/api-keys/${id}`)).body, (await admin.get('/api/api-keys')).body, logged]
    expect(JSON.stringify(seen)).not.toContain(key.slice(10))
    const hash = String((row as unknown as { hash?: unknown } | null)?.hash)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(seen.slice(1))).not.toContain(hash)
  })
})
