import { expect, it } from 'vitest'
import { deliver, failureOf, withStand } from '../testing/contract-subject.ts'
import { createFakeServer } from '../testing/fake-server.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import { account } from './fake-session.ts'
import publisher from './publisher.ts'

const subject = { publisher, connector, platform }
const since = new Date('2026-11-22T09:00:00Z')
const own = (rkey: string) => `at://${account.did}/app.bsky.feed.post/${rkey}`
const theirs = (rkey: string) => `at://did:plc:cem/app.bsky.feed.post/${rkey}`
const ref = (uri: string) => ({ uri, cid: 'bafy' })
const below = (root: string, parent: string) => ({ text: 'Gut!', reply: { root: ref(root), parent: ref(parent) } })
const told = (rkey: string, over: object) => ({
  ...{ uri: theirs(rkey), cid: 'bafy', reason: 'reply', record: { text: 'Gut!' }, isRead: false, indexedAt: '2026-11-22T09:30:00Z' },
  ...{ author: { did: 'did:plc:cem', handle: 'cem.test' } },
  ...over,
})

const answering = (json: object): FakePlatform => ({
  ...platform,
  create(options) {
    const no = () => ({ status: 500 })
    const refusals = { 'refuse-500': no, 'rate-limit': no, unauthorised: no, 'refuse-content': no }
    const routes = { 'GET /xrpc/app.bsky.notification.listNotifications': () => ({ status: 200, json }) }
    return {
      ...platform.create(options),
      handler: createFakeServer({ clock: options.clock, routes, notFound: { status: 404 }, refusals }).handler,
    }
  },
})
async function hear(json: object, ...posts: string[]) {
  const heard: unknown[] = []
  await withStand({ ...subject, platform: answering(json) }, async (stand) => {
    const asked = { posts: posts.map((remoteId) => ({ remoteId, url: 'https://bsky.app/x' })), since, cursor: null }
    const page = await publisher.interactions?.(asked, stand.context())
    heard.push(...(page?.items.map(({ remoteId, kind, post, parent }) => [remoteId, kind, post, parent]) ?? []), page?.next)
  })
  return heard
}

it('gives each answer to the post of ours that it answers, or else to where the conversation began', async () => {
  const notifications = [
    told('a', { record: below(own('root'), own('part')) }),
    told('b', { record: below(own('root'), theirs('a')) }),
    told('c', { record: below(own('unasked'), theirs('x')) }),
    told('d', { record: below(theirs('y'), theirs('y')), reason: 'mention' }),
    told('e', { reason: 'mention' }),
    told('f', { reason: 'quote', reasonSubject: own('root') }),
    told('g', { reason: 'like', reasonSubject: own('root') }),
    told('h', { author: { did: account.did, handle: account.handle }, record: below(own('root'), own('root')) }),
    { nobody: 'knows this' },
  ]
  expect(await hear({ notifications, cursor: 'more' }, own('root'), own('part'))).toEqual([
    [theirs('a'), 'comment', own('part'), own('part')],
    [theirs('b'), 'comment', own('root'), theirs('a')],
    [theirs('c'), 'comment', own('unasked'), theirs('x')],
    [theirs('d'), 'mention', null, theirs('y')],
    [theirs('e'), 'mention', null, null],
    [theirs('f'), 'mention', own('root'), null],
    'more',
  ])
})

it('ends where it is old, or where there is nothing', async () => {
  const old = told('a', { indexedAt: '2026-11-22T09:00:00Z', record: below(own('root'), own('root')) })
  expect(await hear({ notifications: [told('b', {}), old], cursor: 'more' })).toEqual([[theirs('b'), 'mention', null, null], null])
  expect(await hear({ notifications: [], cursor: 'more' })).toEqual([null])
  expect(await hear({ notifications: [told('b', {})] })).toEqual([[theirs('b'), 'mention', null, null], null])
})

it('answers once, however often it is sent, and in the conversation that it belongs to', () =>
  withStand(subject, async (stand) => {
    const post = await deliver(subject, stand, storyOf('asked about')).send()
    stand.fake.visit(post.remoteId, { kind: 'reply', by: 'Dana', text: 'Warum?' })
    const asked = { posts: [post], since: new Date(0), cursor: null }
    const question = (await publisher.interactions?.(asked, stand.context()))?.items[0]
    if (!question) throw new Error('Nothing was heard.')
    const ctx = stand.context({ deliveryKey: 'answer-0001' })
    const first = await publisher.reply?.(question, 'Weil es hilft.', ctx)
    expect(await publisher.reply?.(question, 'Weil es hilft.', ctx)).toEqual(first)
    expect(stand.fake.records()).toHaveLength(2)
    expect(stand.fake.timeline()).toMatchObject([{ remoteId: post.remoteId, answers: [{ to: question.remoteId, text: 'Weil es hilft.' }] }])
  }))

it('says that what it answers is gone', () =>
  withStand(subject, async (stand) => {
    const failing = publisher.reply?.({ remoteId: theirs('3mh2222222222'), post: null }, 'Danke', stand.context()) ?? Promise.resolve()
    expect(await failureOf(stand, failing)).toMatchObject({ kind: 'rejected', code: 'reply-target-gone' })
    expect(stand.fake.records()).toEqual([])
  }))

it('sends a film with its words and its shape, and never beside a picture or a second film', () =>
  withStand(subject, async (stand) => {
    await deliver(subject, stand, storyOf('film', { media: [filmOf('f', { alt: 'Der Guss' })] })).send()
    const saved = JSON.stringify(stand.fake.save())
    expect(saved).toContain('"alt":"Der Guss","aspectRatio":{"width":1920,"height":1080}')
    for (const media of [
      [filmOf('g'), filmOf('h')],
      [filmOf('i'), imageOf('j')],
    ]) {
      const sent = deliver(subject, stand, storyOf('too much', { media })).send()
      expect((await failureOf(stand, sent)).kind).toBe('rejected')
    }
    expect(stand.fake.records()).toHaveLength(1)
  }))
