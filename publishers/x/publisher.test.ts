import { afterEach, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import type { FakeCall, FakeReply } from '../testing/fake-server.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { scripted } from '../testing/scripted.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { postSchema, wordsOf } from './api.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'
import { chunkBytes } from './stage.ts'

const open: Stand[] = []
const stand = async (other: FakePlatform = platform) => {
  const opened = await openStand(publisher, other)
  open.push(opened)
  return opened
}
afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close()
})
const subject = { publisher, connector, platform }

const tweets = (answer: (call: FakeCall) => FakeReply) => scripted(platform, { 'POST /api.x.com/2/tweets': answer })
const ready = { text: 'Hallo', mediaIds: [], poll: null, replyTo: null }
const stored = (at: Stand) =>
  at.fake.save() as unknown as { posts: { id: string; text: string }[]; media: { segments: string[]; state: string }[] }

describe('words', () => {
  const words = (post: object) => wordsOf(postSchema.parse({ id: '1', ...post }))

  it('are what was written: links whole, media links away, signs plain, names before an answer left out', () => {
    const urls = [
      { url: 'https://t.co/a', expanded_url: 'http://acme.de' },
      { url: 'https://t.co/b', expanded_url: 'https://x.com/acme/status/1/photo/1', media_key: '3_1' },
      { url: null, expanded_url: null },
    ]
    const text = '@acme @ben 👍🏽 A &amp;&lt;b&gt; https://t.co/a https://t.co/b'
    expect(words({ text, display_text_range: [11, 40], entities: { urls } })).toBe('👍🏽 A &<b> http://acme.de')
  })

  it('are none where X tells none', () => {
    expect(words({})).toBe('')
    expect(words({ text: 'x', entities: { urls: null } })).toBe('x')
  })
})

describe('find', () => {
  const lost = async (at: Stand, name: string, text: string, over: object = {}) => {
    const delivery = deliver(subject, at, storyOf(name, { text, link: null, ...over }))
    const staged = await delivery.stage()
    at.fake.misbehave('accept-then-reset')
    expect((await failureOf(at, delivery.publish(staged))).kind).toBe('reconcile')
    return { staged, found: () => delivery.find(staged) }
  }

  it('knows a post by its links behind t.co, bare ones too', async () => {
    const at = await stand()
    const { found } = await lost(at, 'links', 'Neu auf acme.de & https://acme.de/blog?a=1&b=2 <3')
    expect(await found()).toMatchObject({ remoteId: at.fake.timeline()[0]?.remoteId })
  })

  it('does not say absent where only the links are others', async () => {
    const at = await stand()
    const { staged } = await lost(at, 'other links', 'Neu auf https://acme.de/straße')
    const other = { ...(staged as object), text: 'Neu auf https://acme.de/stra%C3%9Fe' }
    expect(await publisher.find?.(other, at.context({ plannedAt: at.clock.now() }))).toBe('unknown')
    expect(await publisher.find?.({ ...other, text: 'Alt auf https://acme.de/straße' }, at.context())).toBe('absent')
  })

  it('knows a post by its pictures, whatever else says the same', async () => {
    const at = await stand()
    const { found, staged } = await lost(at, 'pictured', 'Ein Bild.', { media: [imageOf('a')] })
    expect(await found()).toMatchObject({ remoteId: at.fake.timeline()[0]?.remoteId })
    expect(await publisher.find?.({ ...(staged as object), mediaIds: ['999'] }, at.context())).toBe('absent')
  })

  it('does not guess from a text without a letter', async () => {
    const at = await stand()
    expect(await publisher.find?.({ ...ready, text: '…!' }, at.context())).toBe('unknown')
  })

  it('stops after five pages, and says so', async () => {
    let asked = 0
    const routes = {
      'GET /api.x.com/2/users/:id/tweets': (): FakeReply => ({
        status: 200,
        json: { data: [{ id: String(++asked), text: 'x' }], meta: { next_token: 'more' } },
      }),
    }
    const at = await stand(scripted(platform, routes))
    expect(await publisher.find?.(ready, at.context())).toBe('unknown')
    expect(asked).toBe(5)
  })
})

describe('stage', () => {
  it.each([
    // Initialized, two chunks, finalized: all in one turn. Then asked twice.
    [
      'in one turn where that is quick',
      0,
      [
        [0, true],
        [0, true],
      ],
    ],
    // Each question for the time takes six seconds: one call fills a turn.
    [
      'in several where it is slow, each going on where the last one ended',
      6_000,
      [
        [0, false],
        [1, false],
        [2, false],
        [0, true],
        [0, true],
      ],
    ],
  ])('brings a film up in chunks, %s', async (_, tick, turns) => {
    const at = await stand()
    const draft = compose(storyOf('film', { media: [filmOf('film', { bytes: chunkBytes + 10 })] }))
    let resume: Json = null
    const seen: unknown[] = []
    for (let round = 0; round < 10; round++) {
      const began = at.clock.now().getTime()
      let asked = 0
      const clock = { now: () => new Date(began + tick * asked++) }
      const staging = await publisher.stage?.(draft, { ...at.context(), clock }, resume)
      if (!staging || staging.ready) break
      resume = JSON.parse(JSON.stringify(staging.resume)) as Json
      const { open: file } = staging.resume as { open: { chunks: number; finalized: boolean } | null }
      seen.push([file?.chunks, file?.finalized])
    }
    expect(seen).toEqual(turns)
    expect(stored(at).media.map(({ segments, state }) => [segments.length, state])).toEqual([[2, 'succeeded']])
  })

  it('begins anew when the files are too old', async () => {
    const at = await stand()
    const draft = compose(storyOf('held', { media: [imageOf('a')] }))
    const resume = { began: at.clock.now().toISOString(), done: ['7'], open: null }
    expect(await publisher.stage?.(draft, at.context(), resume)).toMatchObject({ ready: true, staged: { mediaIds: ['7'] } })
    at.clock.advance(21 * 3_600_000)
    const again = await publisher.stage?.(draft, at.context(), resume)
    expect(again).toMatchObject({ ready: true, staged: { mediaIds: [expect.stringMatching(/^\d{19}$/)] } })
  })

  it('says rejected when X cannot play the film', async () => {
    const at = await stand(
      scripted(platform, {
        'GET /api.x.com/2/media/upload': () => ({ status: 200, json: { data: { id: '7', processing_info: { state: 'failed' } } } }),
      }),
    )
    const draft = compose(storyOf('broken', { media: [filmOf('film')] }))
    const resume = { began: at.clock.now().toISOString(), done: [], open: { id: '7', chunks: 0, finalized: true } }
    const failing = Promise.resolve(publisher.stage?.(draft, at.context(), resume))
    expect(await failureOf(at, failing)).toMatchObject({ kind: 'rejected', code: 'media-failed' })
  })

  it.each([
    ['five pictures', Array.from({ length: 5 }, (_, at) => imageOf(`${at}`)), 'too-many-media'],
    ['a film beside a picture', [imageOf('a'), filmOf('b')], 'too-many-media'],
  ])('uploads nothing of %s', async (_, media, code) => {
    const at = await stand()
    const failing = Promise.resolve(publisher.stage?.(compose(storyOf('much', { media })), at.context(), null))
    expect(await failureOf(at, failing)).toMatchObject({ kind: 'rejected', code })
    expect(stored(at).media).toEqual([])
  })
})

describe('what X says no with', () => {
  const problems = 'https://api.twitter.com/2/problems'
  it.each([
    [{ status: 403, json: { type: `${problems}/client-forbidden`, title: 'Client Forbidden' } }, 'unsupported', 'client-forbidden'],
    [{ status: 429, json: { type: `${problems}/usage-capped`, title: 'UsageCapExceeded' } }, 'unsupported', 'usage-capped'],
    [{ status: 402, json: { title: 'CreditsDepleted' } }, 'unsupported', 'credits'],
    [{ status: 403, json: { type: `${problems}/unsupported-authentication` } }, 'reconnect', 'unsupported-authentication'],
    [{ status: 403, json: { type: 'about:blank', title: 'Forbidden', detail: 'No.' } }, 'rejected', 'http-403'],
    [{ status: 503, json: { title: 'Service Unavailable' } }, 'reconcile', 'http-503'],
    [{ status: 201, json: { errors: [{ title: 'Half an answer' }] } }, 'reconcile', 'answer-unreadable'],
    [{ status: 201, text: '' }, 'reconcile', 'answer-unreadable'],
    [{ status: 400, json: ['not', 'an', 'error'] }, 'rejected', 'http-400'],
  ] satisfies [FakeReply, string, string][])('%j is %s', async (reply, kind, code) => {
    const at = await stand(tweets(() => reply))
    expect(await failureOf(at, Promise.resolve(publisher.publish(ready, at.context())))).toMatchObject({ kind, code })
  })

  it('waits for the day to end where the day is used up', async () => {
    const reset = 1_800_000_000
    const headers = {
      'x-rate-limit-reset': '1795341700',
      'x-app-limit-24hour-remaining': '0',
      'x-app-limit-24hour-reset': String(reset),
    }
    const at = await stand(tweets(() => ({ status: 429, headers, json: { title: 'Too Many Requests' } })))
    const { kind, retryAfter } = await failureOf(at, Promise.resolve(publisher.publish(ready, at.context())))
    expect([kind, retryAfter?.getTime()]).toEqual(['wait', reset * 1000])
  })

  it('to the same words twice', async () => {
    const at = await stand()
    await publisher.publish(ready, at.context())
    expect(await failureOf(at, Promise.resolve(publisher.publish(ready, at.context())))).toMatchObject({
      kind: 'rejected',
      message: 'X answered 403: You are not allowed to create a Tweet with duplicate content.',
    })
  })
})

describe('numbers', () => {
  const measured = async (json: object) => {
    const at = await stand(scripted(platform, { 'GET /api.x.com/2/tweets': () => ({ status: 200, json }) }))
    return publisher.measure?.([{ remoteId: '5', url: 'https://x.com/a/status/5' }], at.context())
  }

  it('are read by their names of before, too', async () => {
    expect(await measured({ data: [{ id: '5', public_metrics: { retweet_count: 2, quote_count: 1 } }] })).toMatchObject([
      { values: { shares: 3 } },
    ])
  })

  it('are left out or not told rather than zero, and gone only where X says that it is not found', async () => {
    const at = (type: string) => ({ errors: [{ type: `https://api.x.com/2/problems/${type}`, resource_id: '5' }] })
    expect(await measured({})).toEqual([])
    expect(await measured({ data: [{ id: '5' }] })).toEqual([{ remoteId: '5', values: {} }])
    expect(await measured(at('not-authorized-for-resource'))).toEqual([{ remoteId: '5', values: {} }])
    expect(await measured(at('resource-not-found'))).toEqual([{ remoteId: '5', values: 'gone' }])
  })
})

describe('voices', () => {
  it('hears an answer that leaves our name out, below a part of a thread too, and cannot answer it', async () => {
    const at = await stand()
    const since = at.clock.now()
    const root = await deliver(subject, at, storyOf('root', { link: null })).send()
    const part = await deliver(subject, at, storyOf('part', { link: null }), { root, parent: root }).send()
    at.clock.advance(120_000)
    at.fake.visit(part.remoteId, { kind: 'reply', by: 'Cem', text: 'Und <jetzt>?' })
    const state = at.fake.save() as { posts: { replies: { naming: boolean }[] }[] }
    for (const { replies } of state.posts) for (const one of replies) one.naming = false
    at.fake.load(state)

    const first = await publisher.interactions?.({ posts: [root, part], since, cursor: null }, at.context())
    expect(first).toEqual({ items: [], next: { from: 0, token: null } })
    const second = await publisher.interactions?.({ posts: [root, part], since, cursor: first?.next ?? null }, at.context())
    expect(second).toMatchObject({ items: [{ kind: 'comment', post: part.remoteId, text: 'Und <jetzt>?' }], next: null })
    const [item] = second?.items ?? []
    if (!item) throw new Error('nothing was heard')
    expect(await failureOf(at, Promise.resolve(publisher.reply?.(item, 'Ja.', at.context())))).toMatchObject({ kind: 'rejected' })
  })

  it('takes what names us below a foreign post for a mention', async () => {
    const data = [{ id: '9', text: '@nordlicht Hallo', author_id: '3', created_at: '2026-11-22T11:00:00Z', conversation_id: '8' }]
    const at = await stand(scripted(platform, { 'GET /api.x.com/2/users/:id/mentions': () => ({ status: 200, json: { data } }) }))
    const read = await publisher.interactions?.({ posts: [], since: at.clock.now(), cursor: null }, at.context())
    expect(read).toMatchObject({ items: [{ kind: 'mention', post: null, author: { id: '3', handle: '@3', url: null } }], next: null })
  })
})

describe('connecting', () => {
  it('asks for no more than it needs, with PKCE', async () => {
    const at = await stand()
    const begun = await connector.begin({}, at.connecting())
    if (!('redirect' in begun)) throw new Error('no redirect')
    const { searchParams } = new URL(begun.redirect)
    expect(searchParams.get('scope')).toBe('tweet.read tweet.write users.read media.write offline.access')
    expect(searchParams.get('code_challenge_method')).toBe('S256')
  })

  it('uses a refresh token once, and says reconnect afterwards', async () => {
    const at = await stand()
    const old = platform.credentials(at.baseUrl)
    const refreshed = await connector.refresh?.(old, at.connecting())
    expect(refreshed?.expiresAt).toEqual(new Date(at.clock.now().getTime() + 7_200_000))
    expect(refreshed?.credentials).toMatchObject({ accountId: '1800000000000000001', username: 'nordlicht' })
    expect(await failureOf(at, Promise.resolve(connector.refresh?.(old, at.connecting())))).toMatchObject({ kind: 'reconnect' })
    const without = { ...(old as object), refreshToken: null }
    expect(await failureOf(at, Promise.resolve(connector.refresh?.(without, at.connecting())))).toMatchObject({
      kind: 'reconnect',
      code: 'refresh-token-missing',
    })
  })
})
