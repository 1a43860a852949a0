import { afterEach, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import { failureOf } from '../testing/contract-subject.ts'
import type { FakeReply } from '../testing/fake-server.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { scripted } from '../testing/scripted.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'
import type { Staged } from './stage.ts'

const open: Stand[] = []
const stand = async (other: FakePlatform = platform) => {
  const opened = await openStand(publisher, other)
  open.push(opened)
  return opened
}
afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close()
})
const api = '/api.linkedin.com/rest'
const asPage = (at: Stand) => platform.credentials(at.baseUrl) as { [name: string]: Json }
const asMember = (at: Stand, over: object = {}) => ({ ...asPage(at), author: 'urn:li:person:nX-7aQ', ...over })
/** What went over the wire so far. */
const calls = (at: Stand) => at.told.filter((line) => line.startsWith('{"method"'))
const ready: Staged = { text: 'Hallo', content: null, files: [], commentOn: null }
const post = 'urn:li:share:7000000000000000000'

describe('the same once more', () => {
  const twice = async (at: Stand, credentials: Json) => {
    const plannedAt = at.clock.now()
    const first = await publisher.publish(ready, at.context({ credentials, plannedAt }))
    at.clock.advance(60_000)
    return { first, second: publisher.publish(ready, at.context({ credentials, plannedAt })) }
  }

  it('is what it was before, for a page that can be looked at', async () => {
    const at = await stand()
    const { first, second } = await twice(at, asPage(at))
    expect(await second).toEqual(first)
    expect(at.fake.records()).toHaveLength(1)
  })

  it('is what it was before, for a member by the name that LinkedIn tells', async () => {
    const at = await stand()
    const { first, second } = await twice(at, asMember(at))
    expect(await second).toEqual(first)
    expect(at.fake.records()).toHaveLength(1)
  })

  it('is rejected where LinkedIn names a post that is older than the plan', async () => {
    for (const credentials of [asPage, asMember]) {
      const at = await stand()
      await publisher.publish(ready, at.context({ credentials: credentials(at) }))
      at.clock.advance(120_000)
      const failing = Promise.resolve(publisher.publish(ready, at.context({ credentials: credentials(at) })))
      expect(await failureOf(at, failing)).toMatchObject({ kind: 'rejected', code: 'duplicate' })
    }
  })

  it('is left open where a page does not list what LinkedIn names', async () => {
    const urn = `urn:li:share:${BigInt(Date.parse('2026-11-22T10:00:00Z')) << 22n}`
    const json = { message: `Content is a duplicate of ${urn}`, errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST' }] }, status: 422 }
    const routes = {
      [`POST ${api}/posts`]: (): FakeReply => ({ status: 422, json }),
      [`GET ${api}/posts`]: (): FakeReply => ({ status: 200, json: { elements: [] } }),
    }
    const at = await stand(scripted(platform, routes))
    expect(await failureOf(at, Promise.resolve(publisher.publish(ready, at.context())))).toMatchObject({
      kind: 'reconcile',
      code: 'duplicate',
    })
  })
})

describe('what LinkedIn says no with', () => {
  const duplicateOfNothing = { errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST' }] }, status: 422 }
  it.each([
    [{ status: 426, json: { status: 426, code: 'NONEXISTENT_VERSION', message: 'x' } }, 'unsupported', 'NONEXISTENT_VERSION'],
    [{ status: 400, json: { status: 400, code: 'VERSION_MISSING', message: 'x' } }, 'bug', 'VERSION_MISSING'],
    [{ status: 400, json: { status: 400, code: 'INVALID_URN', message: 'x' } }, 'rejected', 'INVALID_URN'],
    [{ status: 403, json: { status: 403, code: 'ACCESS_DENIED', message: 'x' } }, 'unsupported', 'ACCESS_DENIED'],
    [{ status: 409, json: { status: 409, message: 'Conflict' } }, 'reconcile', 'http-409'],
    [{ status: 422, json: { status: 422, code: 'UNPROCESSABLE_ENTITY', message: 'x' } }, 'rejected', 'UNPROCESSABLE_ENTITY'],
    [{ status: 422, json: duplicateOfNothing }, 'rejected', 'DUPLICATE_POST'],
    [{ status: 422, text: 'Unprocessable' }, 'rejected', 'http-422'],
    [{ status: 504, text: '' }, 'reconcile', 'http-504'],
    [{ status: 201, text: '' }, 'reconcile', 'id-missing'],
    [{ status: 201, headers: { 'x-restli-id': 'urn:li:person:1' }, text: '' }, 'reconcile', 'id-missing'],
  ] satisfies [FakeReply, string, string][])('%j is %s', async (reply, kind, code) => {
    const at = await stand(scripted(platform, { [`POST ${api}/posts`]: () => reply }))
    expect(await failureOf(at, Promise.resolve(publisher.publish(ready, at.context())))).toMatchObject({ kind, code })
  })

  it('waits for midnight UTC', async () => {
    const at = await stand()
    at.fake.misbehave('rate-limit')
    const { kind, retryAfter } = await failureOf(at, Promise.resolve(publisher.publish(ready, at.context())))
    expect([kind, retryAfter?.toISOString()]).toEqual(['wait', '2026-11-23T00:00:00.000Z'])
  })

  it('to comments does not stop the channel', async () => {
    const at = await stand(
      scripted(platform, { [`POST ${api}/socialActions/:urn/comments`]: () => ({ status: 403, json: { code: 'ACCESS_DENIED' } }) }),
    )
    const failing = Promise.resolve(publisher.publish({ ...ready, commentOn: post }, at.context()))
    expect(await failureOf(at, failing)).toMatchObject({ kind: 'rejected', code: 'comments-not-permitted' })
  })
})

describe('find', () => {
  it('asks nobody for a member, and does not guess', async () => {
    const at = await stand()
    expect(await publisher.find?.(ready, at.context({ credentials: asMember(at) }))).toBe('unknown')
    expect(calls(at)).toEqual([])
  })

  const listed = async (elements: readonly object[]) => {
    const at = await stand(scripted(platform, { [`GET ${api}/posts`]: () => ({ status: 200, json: { elements } }) }))
    const plannedAt = at.clock.now()
    return { at, find: (staged: Staged) => publisher.find?.(staged, at.context({ plannedAt })) }
  }
  const now = Date.parse('2026-11-22T10:00:00Z')
  const told = { id: post, commentary: 'Hallo', createdAt: now }

  it('knows its own words, hashtags and mentions as LinkedIn tells them', async () => {
    const { find } = await listed([
      { ...told, commentary: String.raw`Hallo @[Acme](urn:li:organization:1) {hashtag|\#|Öl\_Preis} \(neu\)` },
    ])
    expect(await find({ ...ready, text: 'Hallo Acme #Öl_Preis (neu)' })).toMatchObject({ remoteId: post })
  })

  it.each([
    ['other words', { ...told, commentary: 'Hallo!!' }, true],
    ['other letters', { ...told, commentary: 'Hallo du' }, false],
    ['another article', { ...told, content: { article: { source: 'https://acme.de/y' } } }, false],
    ['a picture', { ...told, content: { media: { id: 'urn:li:image:1' } } }, false],
    ['a poll', { ...told, content: { poll: { question: 'Wann?' } } }, false],
    ['the day before', { ...told, createdAt: now - 86_400_000 }, false],
    ['no content', { ...told, content: null }, true],
  ])('with %s', async (_, element, same) => {
    const { find } = await listed([element])
    expect(await find(ready)).toEqual(same ? expect.objectContaining({ remoteId: post }) : 'absent')
  })

  it('knows its files, whatever the words are', async () => {
    const { find } = await listed([{ ...told, commentary: 'geändert', content: { multiImage: { images: [{ id: 'a' }, { id: 'b' }] } } }])
    expect(await find({ ...ready, files: ['a', 'b'] })).toMatchObject({ remoteId: post })
    expect(await find({ ...ready, files: ['c'] })).toBe('absent')
  })

  it('says unknown after 500 posts of today', async () => {
    const { at, find } = await listed(Array.from({ length: 100 }, (_, n) => ({ ...told, id: `urn:li:share:${n}`, commentary: 'x' })))
    expect(await find(ready)).toBe('unknown')
    expect(calls(at)).toHaveLength(5)
  })
})
