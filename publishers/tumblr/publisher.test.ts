import { describe, expect, it } from 'vitest'
import { deliver, failureOf, withStand } from '../testing/contract-subject.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { butFor } from '../testing/scripted.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { explainAt, nextDay } from './api.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'
import { slugOf } from './slug.ts'

const subject = { publisher, connector, platform }
type Kept = { posts: { content: { type: string; text?: string }[]; tags: string[]; slug: string }[] }

it('makes blocks of what a story has, in their order', () =>
  withStand(subject, async (stand) => {
    const text = 'Eins\nzwei\n\nDrei'
    await deliver(subject, stand, storyOf('blocks', { text, media: [imageOf('a'), filmOf('f')] })).send()
    const { posts } = stand.fake.save() as unknown as Kept
    expect(posts[0]?.content.map(({ type, text }) => text ?? type)).toEqual(['image', 'video', 'Eins\nzwei', 'Drei', 'link'])
    expect(posts[0]?.tags).toEqual(['Umwelt'])
  }))

it('tells two posts with the same words apart by the end of their address', () =>
  withStand(subject, async (stand) => {
    const story = storyOf('same words')
    const one = stand.context({ deliveryKey: 'delivery-one' })
    const two = stand.context({ deliveryKey: 'delivery-two' })
    const draft = publisher.compose(story)
    const published = await publisher.publish(draft, one)
    expect(await publisher.find?.(draft, one)).toEqual(published)
    expect(await publisher.find?.(draft, two)).toBe('absent')
  }))

it('gives the same address to each attempt, of what Tumblr takes in one', () => {
  expect(slugOf({ slug: 'über-uns'.repeat(9) }, 'key-1')).toMatch(/^[a-z0-9-]{40}-[0-9a-f]{10}$/)
  expect(slugOf({ slug: '' }, 'key-1')).toBe(slugOf({ slug: '' }, 'key-1'))
  expect(slugOf({ slug: '' }, 'key-1')).not.toBe(slugOf({ slug: '' }, 'key-2'))
})

it('has whole ids, which are more than numbers hold', () =>
  withStand(subject, async (stand) => {
    const published = await deliver(subject, stand, storyOf('id')).send()
    expect(published.remoteId).toBe('744000000000000001')
    await publisher.remove?.(published, stand.context())
    expect(stand.fake.timeline()).toEqual([])
  }))

it('sends no film that is too large for one request', () =>
  withStand(subject, async (stand) => {
    const failure = await failureOf(
      stand,
      deliver(subject, stand, storyOf('large', { media: [filmOf('f', { bytes: 50_000_001 })] })).send(),
    )
    expect(failure).toMatchObject({ kind: 'rejected', code: 'film-too-large' })
  }))

it.each([
  ['2026-11-22T10:00:00Z', '2026-11-23T05:00:00.000Z'],
  ['2026-07-22T03:59:00Z', '2026-07-22T04:00:00.000Z'],
  ['2026-07-22T04:00:00Z', '2026-07-23T04:00:00.000Z'],
])('a day that is used up at %s begins anew at %s', (now, next) => {
  expect(nextDay(new Date(now)).toISOString()).toBe(next)
})

it('says what a refusal means', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  const told = (status: number, code: number) => explainAt(now)(status, { meta: { status, msg: 'No' }, errors: [{ title: 'No.', code }] })
  expect(told(403, 8011)).toMatchObject({ kind: 'wait', code: 'tumblr-8011' })
  expect(told(403, 8010)).toMatchObject({ kind: 'wait', retryAfter: new Date('2026-11-22T10:05:00Z') })
  expect(told(400, 8005)).toEqual({ code: 'tumblr-8005', message: 'Tumblr answered 400: No.' })
  expect(explainAt(now)(502, '<h1>')).toBeUndefined()
})

describe('what is no proof', () => {
  const route = '/api.tumblr.com/v2/blog/nordlicht/posts'
  const ours = slugOf({ slug: 'x' }, 'key-1')
  const post = (id: number, timestamp: number, slug = '') => ({
    id_string: `${id}`,
    post_url: `https://nordlicht.tumblr.com/post/${id}`,
    slug,
    timestamp,
  })
  const answering = (...pages: object[][]) =>
    butFor(platform, { [`GET ${route}`]: () => ({ status: 200, json: { response: { posts: pages.shift() ?? [] } } }) })
  const found = (fake: FakePlatform) =>
    withStand({ ...subject, platform: fake }, async (stand) => {
      const plannedAt = new Date('2026-11-22T10:00:00Z')
      const draft = publisher.compose(storyOf('x'))
      expect(await publisher.find?.(draft, stand.context({ deliveryKey: 'key-1', plannedAt }))).toMatchObject({ remoteId: '7' })
    })
  const now = Date.parse('2026-11-22T10:00:10Z') / 1000

  it('a page that is shorter than asked for', () => found(answering([post(1, now)], [post(7, now, ours)])))
  it('an old post that is pinned in front', () => found(answering([post(1, 1_000), post(2, now)], [post(7, now, ours)])))

  it.each([[null], [{}], ['']])('an answer that names the post %j', (id) =>
    withStand(
      { ...subject, platform: butFor(platform, { [`POST ${route}`]: () => ({ status: 201, json: { response: { id } } }) }) },
      async (stand) => {
        expect((await failureOf(stand, publisher.publish(publisher.compose(storyOf('x')), stand.context()))).kind).toBe('reconcile')
      },
    ),
  )
})

it('keeps what a refresh brought, though Tumblr answers nothing else', () =>
  withStand(
    { ...subject, platform: butFor(platform, { 'GET /api.tumblr.com/v2/user/info': () => ({ status: 502, text: '<h1>502</h1>' }) }) },
    async (stand) => {
      const refreshed = await connector.refresh?.(platform.credentials(stand.baseUrl), stand.connecting())
      expect(refreshed).toMatchObject({
        account: { id: 'nordlicht', url: 'https://nordlicht.tumblr.com/' },
        credentials: { blog: 'nordlicht' },
      })
    },
  ))
