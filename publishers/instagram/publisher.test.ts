import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storyOfPart } from '../../src/core/story.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import { stateSchema, type State } from './fake-state.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const subject = { publisher, connector, platform }
const state = (): State => stateSchema.parse(stand.fake.save())
/** The fake goes on from here. */
const changed = (change: (state: State) => void) => {
  const kept = state()
  change(kept)
  stand.fake.load(kept)
}
const hourMs = 60 * 60_000
const picture = (name: string) => storyOf(name, { media: [imageOf('one')] })

describe('what is made', () => {
  it.each([
    ['a picture', { media: [imageOf('a')] }, { format: 'post', films: [] }],
    ['a reel of a single film, even where nobody called it that', { media: [filmOf('a')] }, { format: 'reel', images: [] }],
    [
      'a carousel of pictures and films',
      { media: [filmOf('a'), imageOf('b')] },
      { format: 'post', images: [{ alt: 'Alternativtext: b' }] },
    ],
    ['a story, without words', { format: 'story', media: [imageOf('a')] }, { format: 'story', text: '', images: [{ alt: '' }] }],
    ['a story of a film', { format: 'story', media: [filmOf('a')] }, { format: 'story', images: [] }],
  ] as const)('is %s', async (_, over, shown) => {
    await deliver(subject, stand, storyOf('made', over)).send()
    expect(stand.fake.timeline()).toMatchObject([shown])
  })

  it.each([
    ['a reel of a picture', { format: 'reel', media: [imageOf('a')] }],
    ['a story of two pictures', { format: 'story', media: [imageOf('a'), imageOf('b')] }],
    ['more hashtags than it takes', { media: [imageOf('a')], text: Array.from({ length: 31 }, (_, at) => `#a${at}`).join(' ') }],
  ] as const)('is never %s', async (_, over) => {
    expect((await failureOf(stand, deliver(subject, stand, storyOf('not made', over)).send())).kind).toBe('rejected')
    expect(stand.fake.records()).toEqual([])
  })

  it('keeps the shape of a story’s picture, and brings that of a post into one that is taken', async () => {
    const shapes: unknown[] = []
    for (const format of ['post', 'story'] as const) {
      const context = stand.context()
      const address: typeof context.media.address = (ref, limits) => {
        shapes.push(limits.aspect)
        return context.media.address(ref, limits)
      }
      const draft = publisher.compose(storyOf('shaped', { format, media: [imageOf('tall')] }))
      await publisher.stage?.(draft, { ...context, media: { ...context.media, address } }, null)
    }
    expect(shapes).toEqual([{ min: 0.8, max: 1.91 }, undefined])
  })
})

describe('containers', () => {
  it('wait where the account’s own quota is used up', async () => {
    await deliver(subject, stand, picture('one of 100')).send()
    changed(({ media }) => void media.push(...Array.from({ length: 99 }, () => ({ ...media[0]!, id: 'x' }))))
    const failure = await failureOf(stand, deliver(subject, stand, picture('one too many')).stage())
    expect(failure).toMatchObject({ kind: 'wait', code: 'quota-used', retryAfter: new Date(stand.clock.now().getTime() + hourMs) })
  })

  it('that are not finished are not published, and it is certain that they are not', async () => {
    const delivery = deliver(subject, stand, picture('hasty'))
    const staged = await delivery.stage()
    changed(({ containers }) => containers.forEach((container) => void (container.working = 1)))
    expect(await failureOf(stand, delivery.publish(staged))).toMatchObject({ kind: 'retry', code: 'graph-9007-2207027' })
  })

  it('are begun anew when the platform says that they ended', async () => {
    const draft = publisher.compose(picture('old'))
    const first = await publisher.stage?.(draft, stand.context(), null)
    if (!first || first.ready) throw new Error('It was ready at once.')
    const began = stand.clock.now().toISOString()
    stand.clock.advance(25 * hourMs)
    const resume = { ...(first.resume as object), began: new Date(stand.clock.now().getTime() - hourMs).toISOString() }
    expect(await publisher.stage?.(draft, stand.context(), resume)).toMatchObject({ ready: false, resume: { container: null } })
    expect(began).not.toBe(stand.clock.now().toISOString())
  })
})

describe('find', () => {
  it('says absent of a container that is finished, or has ended', async () => {
    const delivery = deliver(subject, stand, picture('lost'))
    const staged = await delivery.stage()
    expect(await delivery.find(staged)).toBe('absent')
    stand.clock.advance(25 * hourMs)
    expect(await publisher.find?.(staged, delivery.context())).toBe('absent')
  })

  it('never says absent of one that was published, even where its post is gone or looks like another', async () => {
    const delivery = deliver(subject, stand, picture('lost'))
    const staged = await delivery.stage()
    const published = await delivery.publish(staged)
    expect(await delivery.find(staged)).toEqual(published)
    changed(({ media }) => void media.push({ ...media[0]!, id: '4711' }))
    expect(await delivery.find(staged)).toBe('unknown')
    changed(({ media }) => void media.splice(0))
    expect(await delivery.find(staged)).toBe('unknown')
  })

  it('finds a story among the stories', async () => {
    const delivery = deliver(subject, stand, storyOf('story', { format: 'story', media: [imageOf('a')] }))
    const staged = await delivery.stage()
    expect(await delivery.find(staged)).toBe('absent')
    const published = await delivery.publish(staged)
    expect(published.url).toContain('/stories/')
    expect(await delivery.find(staged)).toEqual(published)
    expect(await publisher.measure?.([published], stand.context())).toMatchObject([{ values: { views: 40 } }])
  })

  it('does not take a visitor’s words for our comment', async () => {
    const root = await deliver(subject, stand, picture('root')).send()
    stand.fake.visit(root.remoteId, { kind: 'reply', by: 'Cem', text: 'Und weiter.' })
    const first = deliver(subject, stand, storyOfPart(storyOf('first'), 'Und weiter.'), { root, parent: root })
    const staged = await first.stage()
    // It may not be listed yet: that it is not there proves nothing.
    expect(await first.find(staged)).toBe('unknown')
    const published = await first.publish(staged)
    expect(published.url).toBe(`${root.url}c/${published.remoteId}/`)
    expect(await first.find(staged)).toEqual(published)
    expect(await publisher.measure?.([published], stand.context())).toMatchObject([{ values: 'gone' }])
  })
})

describe('numbers of a post', () => {
  it('are told but for one that is not known any more', async () => {
    const post = await deliver(subject, stand, picture('seen')).send()
    changed(({ retired }) => void retired.push('saved'))
    const [told] = (await publisher.measure?.([post], stand.context())) ?? []
    expect(told?.values).toEqual({ views: 40, reach: 30, shares: 0, reactions: 0, comments: 0 })
  })

  it('are not told of a story that hardly anybody has seen, and of its neighbours they are', async () => {
    const story = await deliver(subject, stand, storyOf('story', { format: 'story', media: [imageOf('a')] })).send()
    const post = await deliver(subject, stand, picture('seen')).send()
    changed((now) => void (now.storyViewers = 4))
    expect((await publisher.measure?.([story, post], stand.context()))?.map(({ values }) => values)).toEqual([
      { reactions: 0, comments: 0 },
      { views: 40, reach: 30, saves: 0, shares: 0, reactions: 0, comments: 0 },
    ])
  })
})

describe('with a sign-in at Instagram itself', () => {
  const signIn = async (insights = '') => {
    const begun = await connector.begin({ insights }, stand.connecting())
    if (!('redirect' in begun)) throw new Error('no redirect')
    const { searchParams, origin, pathname } = new URL(begun.redirect)
    const answer = await fetch(origin + pathname, { method: 'POST', body: searchParams, redirect: 'manual' })
    const query = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
    const connection = await connector.finish?.(begun.pending, query, stand.connecting())
    if (!connection || 'choices' in connection) throw new Error('There was a choice.')
    return { connection, scope: searchParams.get('scope') }
  }

  it('publishes on the other host, for 60 days, and is refreshed', async () => {
    const { connection, scope } = await signIn()
    expect(scope).not.toContain('insights')
    expect(connection.credentials).toMatchObject({ host: 'https://graph.instagram.com', insights: false })
    expect(connection.expiresAt?.getTime()).toBe(stand.clock.now().getTime() + 60 * 24 * hourMs)
    const refreshed = await connector.refresh?.(connection.credentials, stand.connecting())
    expect(refreshed?.credentials).not.toEqual(connection.credentials)
    await connector.check?.(refreshed?.credentials ?? null, stand.connecting())
    const context = stand.context({ credentials: refreshed?.credentials })
    let staging = await publisher.stage?.(publisher.compose(picture('own')), context, null)
    while (staging && !staging.ready) staging = await publisher.stage?.(publisher.compose(picture('own')), context, staging.resume)
    const published = await publisher.publish(staging?.staged ?? null, context)
    expect(stand.fake.timeline()).toMatchObject([published])
    // Not told is not zero.
    expect(await publisher.measure?.([published as never], context)).toMatchObject([{ values: { reactions: 0, comments: 0 } }])
    expect(await failureOf(stand, publisher.remove?.(published as never, context) ?? Promise.resolve())).toMatchObject({
      kind: 'unsupported',
      code: 'delete-by-hand',
    })
  })

  it('asks for numbers where the person wants them', async () => {
    expect((await signIn('yes')).scope).toContain('instagram_business_manage_insights')
  })
})

describe('the account', () => {
  const measured = (over: object = {}) => publisher.measureAccount?.(stand.context(over))

  it('is told by what is counted to the end, of one day', async () => {
    expect(await measured()).toEqual({ followers: 100, posts: 0, reach: 240, profileVisits: 7 })
  })

  it('keeps its other numbers where one is not known any more', async () => {
    changed((now) => void (now.tellsVisits = false))
    expect(await measured()).toEqual({ followers: 100, posts: 0, reach: 240 })
  })

  it('tells followers where insights are refused, or were never asked for', async () => {
    changed(({ signIn }) => signIn.tokens.forEach((one) => one.scopes.splice(0, 9, ...one.scopes.filter((s) => !s.endsWith('insights')))))
    expect(await measured()).toEqual({ followers: 100, posts: 0 })
    const unasked = { ...(platform.credentials(stand.baseUrl) as object), insights: false }
    expect(await measured({ credentials: unasked })).toEqual({ followers: 100, posts: 0 })
  })
})

it('says reconnect where the access is to another account', async () => {
  const other = { ...(platform.credentials(stand.baseUrl) as object), userId: '4711' }
  const checking = connector.check?.(other, stand.connecting()) ?? Promise.resolve()
  expect(await failureOf(stand, checking)).toMatchObject({ kind: 'reconnect', code: 'account-changed' })
})

it('hears answers to comments, and says what they answer', async () => {
  const root = await deliver(subject, stand, picture('talked about')).send()
  stand.fake.visit(root.remoteId, { kind: 'reply', by: 'Dana', text: 'Warum?' })
  changed(({ media }) => {
    const [question] = media[0]?.comments ?? []
    if (question) media[0]?.comments.push({ ...question, id: '99', by: 'Cem', text: 'Darum.', to: question.id })
  })
  const heard = await publisher.interactions?.({ posts: [root], since: new Date(0), cursor: null }, stand.context())
  expect(heard?.items.map(({ text, parent }) => [text, parent])).toEqual([
    ['Warum?', root.remoteId],
    ['Darum.', heard?.items[0]?.remoteId],
  ])
})
