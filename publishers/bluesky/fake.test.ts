import { createServer, type Server } from 'node:http'
import { lexicons, jsonToLex } from '@atproto/api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fake } from '../testing/fake.ts'
import platform from './fake.ts'
import { account, lastingTokens } from './fake-session.ts'
import { recordKey } from './record-key.ts'

let server: Server
let fake: Fake
let base = ''
const clock = { now: () => new Date('2026-11-22T12:00:00.000Z') }

beforeEach(async () => {
  fake = platform.create({ baseUrl: () => base, clock })
  server = createServer((request, response) => fake.handler(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterEach(() => {
  server.closeAllConnections()
  return new Promise((done) => server.close(done))
})

const token = `Bearer ${lastingTokens.accessJwt}`
async function call(method: string, body?: unknown, authorization = token) {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  const response = await fetch(`${base}/xrpc/${method}`, { ...init, headers: { authorization } })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const record = (text = 'x') => ({ $type: 'app.bsky.feed.post', text, createdAt: clock.now().toISOString() })
const rkey = recordKey(clock.now(), 'delivery-1')
const anUri = `at://${account.did}/app.bsky.feed.post/3mh2222222222`
const answering = (uri: string) => {
  const ref = { uri, cid: `bafyrei${'a'.repeat(52)}` }
  return { root: ref, parent: ref }
}
const write = { repo: account.did, collection: 'app.bsky.feed.post', rkey, record: record() }
const put = (change: object = {}) => call('com.atproto.repo.putRecord', { ...write, ...change })

describe('a record', () => {
  it('that is put again is neither a second one nor a write', async () => {
    const [first, second] = [await put(), await put({ record: { createdAt: write.record.createdAt, text: 'x' }, swapRecord: null })]
    expect(second.body).toEqual(first.body)
    expect(fake.records()).toHaveLength(1)
  })

  it.each([
    ['a key that is no TID', { rkey: 'my-post' }, 400, 'InvalidRequest'],
    ['a key that is no key', { rkey: '..' }, 400, 'InvalidRequest'],
    ['301 graphemes', { record: record('👩‍👩‍👧'.repeat(301)) }, 400, 'InvalidRequest'],
    ['3,001 bytes', { record: record('👩‍👩‍👧'.repeat(167)) }, 400, 'InvalidRequest'],
    ['no time', { record: { text: 'x' } }, 400, 'InvalidRequest'],
    ['another account', { repo: 'did:plc:somebodyelse' }, 401, 'AuthenticationRequired'],
    [
      'an answer that names no content',
      { record: { ...record(), reply: { root: { uri: anUri }, parent: { uri: anUri } } } },
      400,
      'InvalidRequest',
    ],
    ['an answer to a web address', { record: { ...record(), reply: answering('https://bsky.app/x') } }, 400, 'InvalidRequest'],
    ['a swap that does not hold', { swapRecord: `bafyrei${'a'.repeat(52)}` }, 400, 'InvalidSwap'],
  ])('with %s is refused', async (_, change, status, error) => {
    expect(await put(change)).toMatchObject({ status, body: { error } })
    expect(fake.records()).toEqual([])
  })

  it('that answers what is not there is taken: only its form is judged', async () => {
    expect(await put({ record: { ...record(), reply: answering(anUri) } })).toMatchObject({ status: 200 })
    expect(fake.timeline()).toMatchObject([{ replyTo: { root: anUri, parent: anUri } }])
  })

  it('whose picture was never uploaded is refused', async () => {
    const image = { $type: 'blob', ref: { $link: `bafkrei${'a'.repeat(52)}` }, mimeType: 'image/png', size: 1 }
    const embed = { $type: 'app.bsky.embed.images', images: [{ image, alt: '' }] }
    expect(await put({ record: { ...record(), embed } })).toMatchObject({ status: 400, body: { error: 'BlobNotFound' } })
  })

  it('created at a key in use is answered with 500, as the reference server does', async () => {
    await put()
    expect(await call('com.atproto.repo.createRecord', write)).toMatchObject({ status: 500, body: { error: 'InternalServerError' } })
    expect(await call('com.atproto.repo.createRecord', { ...write, rkey: undefined })).toMatchObject({ status: 200 })
    expect(fake.records()).toHaveLength(2)
  })

  it('that is absent is told with 400', async () => {
    const query = `repo=${account.did}&collection=app.bsky.feed.post&rkey=${rkey}`
    expect(await call(`com.atproto.repo.getRecord?${query}`)).toMatchObject({ status: 400, body: { error: 'RecordNotFound' } })
  })
})

describe('a token', () => {
  it.each([
    ['none', '', 401, 'AuthMissing'],
    ['a forged one', `${token}x`, 400, 'InvalidToken'],
    ['one of the other kind', `Bearer ${lastingTokens.refreshJwt}`, 400, 'InvalidToken'],
  ])('%s opens nothing', async (_, authorization, status, error) => {
    expect(await call('com.atproto.repo.putRecord', write, authorization)).toMatchObject({ status, body: { error } })
    expect(await call('com.atproto.server.getSession', undefined, authorization)).toMatchObject({ status })
  })
})

it('answers as the official lexicons say', async () => {
  const written = await put()
  const answers = {
    'com.atproto.repo.putRecord': written.body,
    'com.atproto.server.getSession': (await call('com.atproto.server.getSession')).body,
    'com.atproto.identity.resolveHandle': (await call('com.atproto.identity.resolveHandle?handle=nordlicht.test')).body,
    'app.bsky.feed.getPosts': (await call(`app.bsky.feed.getPosts?uris=${String(written.body.uri)}`)).body,
  }
  for (const [method, body] of Object.entries(answers)) lexicons.assertValidXrpcOutput(method, jsonToLex(body))
  expect(answers['app.bsky.feed.getPosts'].posts).toHaveLength(1)
  const many = Array.from({ length: 26 }, () => `uris=${String(written.body.uri)}`).join('&')
  expect(await call(`app.bsky.feed.getPosts?${many}`)).toMatchObject({ status: 400 })
})

it('survives a restart, pictures included', async () => {
  const upload = await fetch(`${base}/xrpc/com.atproto.repo.uploadBlob`, {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/x-anything' },
    body: Buffer.from('ffd8ff00', 'hex'),
  })
  const { blob } = (await upload.json()) as { blob: { mimeType: string } }
  expect(blob.mimeType).toBe('image/jpeg')
  await put({ record: { ...record(), embed: { $type: 'app.bsky.embed.images', images: [{ image: blob, alt: 'Bild' }] } } })
  const saved = JSON.parse(JSON.stringify(fake.save())) as never
  const before = fake.timeline()
  fake = platform.create({ baseUrl: () => base, clock })
  fake.load(saved)
  expect(fake.timeline()).toEqual(before)
  const picture = await fetch(before[0]?.images[0]?.url ?? '')
  expect(Buffer.from(await picture.arrayBuffer()).toString('hex')).toBe('ffd8ff00')
})
