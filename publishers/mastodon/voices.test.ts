import { expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import { deliver, failureOf, withStand } from '../testing/contract-subject.ts'
import { createFakeServer, type FakeServerOptions } from '../testing/fake-server.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import { plainText } from './html.ts'
import publisher from './publisher.ts'

const subject = { publisher, connector, platform }
const answering = (routes: FakeServerOptions['routes']): FakePlatform => ({
  ...platform,
  create(options) {
    const no = () => ({ status: 500 })
    const refusals = { 'refuse-500': no, 'rate-limit': no, unauthorised: no, 'refuse-content': no }
    const notFound = { status: 404, json: { error: 'Record not found' } }
    return { ...platform.create(options), handler: createFakeServer({ clock: options.clock, routes, notFound, refusals }).handler }
  },
})
const since = new Date('2026-11-22T09:00:00Z')
const said = (id: string, over: object = {}) => ({
  id,
  created_at: '2026-11-22T09:30:00Z',
  content: '<p>Gut!</p>',
  in_reply_to_id: null,
  account: { id: 'cem', acct: 'cem@social.example', display_name: '', url: null },
  ...over,
})
const ours = { id: '109300000000000001', acct: 'nordlicht' }
const post = (remoteId: string) => ({ remoteId, url: `https://social.example/${remoteId}` })

it('gives each answer to the nearest post of ours, and never our own words', () =>
  withStand(
    {
      ...subject,
      platform: answering({
        'GET /api/v1/statuses/:id/context': () => ({
          status: 200,
          json: {
            ancestors: [],
            descendants: [
              said('part', { in_reply_to_id: 'root', account: ours }),
              said('a', { in_reply_to_id: 'part' }),
              said('b', { in_reply_to_id: 'a' }),
              said('c', { in_reply_to_id: 'root' }),
              said('lost', { in_reply_to_id: 'somebody-deleted-it' }),
              said('circle', { in_reply_to_id: 'circle' }),
              said('old', { in_reply_to_id: 'root', created_at: '2026-11-22T09:00:00Z' }),
            ],
          },
        }),
      }),
    },
    async (stand) => {
      const page = await publisher.interactions?.({ posts: [post('root'), post('part')], since, cursor: null }, stand.context())
      expect(page?.items.map(({ remoteId, post, parent }) => [remoteId, post, parent])).toEqual([
        ['a', 'part', 'part'],
        ['b', 'part', 'a'],
        ['c', 'root', 'root'],
        ['lost', 'root', 'somebody-deleted-it'],
        ['circle', 'root', 'circle'],
      ])
      expect(page?.items[0]?.author).toEqual({ id: 'cem', name: 'cem@social.example', handle: 'cem@social.example', url: null })
    },
  ))

const mentions = (json: Json, status = 200) => answering({ 'GET /api/v1/notifications': () => ({ status, json }) })
const hear = (other: FakePlatform) => {
  let heard: unknown
  return withStand({ ...subject, platform: other }, async (stand) => {
    heard = await publisher.interactions?.({ posts: [], since, cursor: null }, stand.context())
  }).then(() => heard)
}

it('hears who names us, page by page, until it is old', async () => {
  const about = (id: string, at: string, over: object = {}) => ({ id, created_at: at, status: said(`s${id}`, { created_at: at, ...over }) })
  const page = [about('9', '2026-11-22T09:40:00Z'), about('8', '2026-11-22T09:30:00Z', { in_reply_to_id: 'x' })]
  expect(await hear(mentions(page))).toMatchObject({
    items: [{ remoteId: 's9', kind: 'mention', post: null, parent: null }],
    next: { before: '8' },
  })
  expect(await hear(mentions([...page, about('7', '2026-11-22T08:00:00Z')]))).toMatchObject({ items: [{ remoteId: 's9' }], next: null })
  expect(await hear(mentions([{ id: '1', created_at: '2026-11-22T09:40:00Z', status: null }]))).toMatchObject({ items: [] })
})

it('hears no mentions without the permission, and goes on', async () => {
  expect(await hear(mentions({ error: 'This action is outside the authorized scopes' }, 403))).toEqual({ items: [], next: null })
})

it('says that what it answers is gone', () =>
  withStand(subject, async (stand) => {
    const failing = publisher.reply?.({ remoteId: '1', post: null }, 'Danke', stand.context()) ?? Promise.resolve()
    expect(await failureOf(stand, failing)).toMatchObject({ kind: 'rejected', code: 'reply-target-gone' })
    expect(stand.fake.records()).toEqual([])
  }))

it('names whom it answers, and is seen no wider', () => {
  let sent: unknown
  const other = answering({
    'GET /api/v1/statuses/:id': () => ({ status: 200, json: said('7', { visibility: 'direct' }) }),
    'POST /api/v1/statuses': (call) => {
      sent = call.json()
      return { status: 422, json: { error: 'enough' } }
    },
  })
  return withStand({ ...subject, platform: other }, async (stand) => {
    const failing = publisher.reply?.({ remoteId: '7', post: null }, 'Danke', stand.context()) ?? Promise.resolve()
    await failureOf(stand, failing)
    expect(sent).toEqual({ status: '@cem@social.example Danke', in_reply_to_id: '7', visibility: 'direct' })
  })
})

it('reads lines and paragraphs', () => {
  expect(plainText('<p>Eins<br />zwei &amp; <a href="https://a.example">drei</a></p><p>vier</p>')).toBe('Eins\nzwei & drei\n\nvier')
})

it('is refused with a film beside a picture, and with a poll beside either', () =>
  withStand(subject, async (stand) => {
    const poll = { options: ['Ja', 'Nein'], minutes: 60, multiple: false }
    for (const over of [{ media: [filmOf('f'), imageOf('i')] }, { media: [imageOf('j')], poll }]) {
      const sent = deliver(subject, stand, storyOf('too much at once', over)).send()
      expect((await failureOf(stand, sent)).kind).toBe('rejected')
    }
    expect(stand.fake.records()).toEqual([])
  }))

it('tells how long a poll is open in seconds', () => {
  expect(compose(storyOf('asked', { poll: { options: ['Ja \ud83d', 'Nein'], minutes: 5, multiple: true } })).poll).toEqual({
    options: ['Ja \ufffd', 'Nein'],
    expiresIn: 300,
    multiple: true,
  })
})

it('takes what the server says of films and polls', () => {
  const configuration = {
    media_attachments: { video_size_limit: 1_000, supported_mime_types: ['image/png', 'video/webm'], video_frame_rate_limit: 60 },
    polls: { max_options: 8, max_expiration: 3_600, min_expiration: 61 },
  }
  const other = answering({ 'GET /api/v2/instance': () => ({ status: 200, json: { configuration } }) })
  return withStand({ ...subject, platform: other }, async (stand) => {
    expect(await publisher.limitsFor?.(stand.context())).toMatchObject({
      video: { bytes: 1_000, mimeTypes: ['video/webm'], pixels: 8_294_400, framesPerSecond: { max: 60 } },
      poll: { options: { min: 2, max: 8 }, optionMax: 50, minutes: { min: 2, max: 60 } },
    })
  })
})
