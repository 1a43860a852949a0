import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storyOfPart } from '../../src/core/story.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
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
const film = (name: string, over: Parameters<typeof storyOf>[1] = {}) => storyOf(name, { media: [filmOf('film')], link: null, ...over })

describe('compose', () => {
  it('shows the link as a card below words, and in the text beside pictures', () => {
    const link = 'https://acme.example/x'
    expect(compose(storyOf('x', { text: 'Hallo', link }))).toMatchObject({ message: 'Hallo', card: { url: link } })
    const pictured = storyOf('x', { text: 'Hallo', link, media: [imageOf('a')] })
    expect(compose(pictured)).toMatchObject({ message: `Hallo\n\n${link}`, card: null })
    expect(compose({ ...pictured, text: `Da: ${link}` }).message).toBe(`Da: ${link}`)
  })
})

describe('what is made', () => {
  it.each([
    ['a post of pictures', { media: [imageOf('a'), imageOf('b')] }, { format: 'post', images: [{ alt: 'Alternativtext: a' }, {}] }],
    ['a story of a picture', { format: 'story', media: [imageOf('a')] }, { format: 'story', text: '', films: [] }],
    ['a story of a film', { format: 'story', media: [filmOf('a')] }, { format: 'story', text: '', films: [{ bytes: 1_500_000 }] }],
    ['a reel', { format: 'reel', media: [filmOf('a')], link: null, text: 'Kurz.' }, { format: 'reel', text: 'Kurz.' }],
  ] as const)('is %s', async (_, over, shown) => {
    const delivery = deliver(subject, stand, storyOf('made', over))
    const staged = await delivery.stage()
    expect(stand.fake.timeline()).toEqual([])
    const published = await delivery.publish(staged)
    expect(stand.fake.timeline()).toMatchObject([{ ...shown, ...published }])
    expect(await delivery.find(staged)).toEqual(published)
  })

  it.each([
    ['pictures and a film in one', { media: [imageOf('a'), filmOf('b')] }],
    ['two films in one', { media: [filmOf('a'), filmOf('b')] }],
    ['a reel of a picture', { format: 'reel', media: [imageOf('a')] }],
    ['a story of nothing', { format: 'story' }],
  ] as const)('is never %s', async (_, over) => {
    expect((await failureOf(stand, deliver(subject, stand, storyOf('not made', over)).send())).kind).toBe('rejected')
    expect(state()).toMatchObject({ photos: [], films: [], records: [] })
  })
})

describe('a film', () => {
  it('goes up in the pieces that the platform asks for, and anew where it is not known which arrived', async () => {
    const delivery = deliver(subject, stand, film('pieces'))
    const draft = publisher.compose(film('pieces'))
    const opened = await publisher.stage?.(draft, delivery.context(), null)
    if (!opened || opened.ready) throw new Error('It was ready at once.')
    const first = await publisher.stage?.(draft, delivery.context(), opened.resume)
    if (!first || first.ready) throw new Error('It was ready after one piece.')
    expect(state().films).toMatchObject([{ size: 1_500_000, received: 1_000_000 }])
    // The answer to the second piece is lost: the session does not take it twice, and the film goes up anew.
    await publisher.stage?.(draft, delivery.context(), first.resume)
    expect(await publisher.stage?.(draft, delivery.context(), first.resume)).toMatchObject({
      ready: false,
      resume: { piece: { start: 0 } },
    })
    expect(state().films).toMatchObject([{ received: 1_500_000 }, { received: 0 }])
    expect(stand.fake.records()).toEqual([])
  })

  it('takes no resume of another kind, or of yesterday, for its own', async () => {
    const draft = publisher.compose(film('old'))
    const opened = await publisher.stage?.(draft, stand.context(), { photos: [], began: stand.clock.now().toISOString() })
    if (!opened || opened.ready) throw new Error('It was ready at once.')
    stand.clock.advance(21 * 60 * 60_000)
    await publisher.stage?.(draft, stand.context(), opened.resume)
    expect(state().films).toHaveLength(2)
  })

  it('whose answer was lost tells itself what became of it', async () => {
    const delivery = deliver(subject, stand, film('lost', { format: 'reel' }))
    const staged = await delivery.stage()
    expect(await publisher.find?.(staged, delivery.context())).toBe('absent')
    stand.fake.misbehave('accept-then-reset')
    expect((await failureOf(stand, delivery.publish(staged))).kind).toBe('reconcile')
    expect(await publisher.find?.(staged, delivery.context())).toBe('unknown')
    expect(await delivery.find(staged)).toMatchObject({ remoteId: stand.fake.records()[0]?.remoteId })
    // Finished once more, it is still one post.
    await delivery.publish(staged)
    expect(stand.fake.records()).toHaveLength(1)
    expect(stand.fake.timeline()).toHaveLength(1)
  })
})

describe('find', () => {
  it('knows pictures by their ids, whatever the words became', async () => {
    const delivery = deliver(subject, stand, storyOf('pictures', { media: [imageOf('a')] }))
    const staged = await delivery.stage()
    const published = await delivery.publish(staged)
    changed(({ posts }) => posts.forEach((post) => void (post.message = 'Von Hand verbessert.')))
    expect(await delivery.find(staged)).toEqual(published)
  })

  it('tells two links without words apart, and says nothing of what has neither', async () => {
    const one = deliver(subject, stand, storyOf('one', { text: '' }))
    const two = deliver(subject, stand, storyOf('two', { text: '' }))
    const published = await one.publish(await one.stage())
    expect(await one.find(await one.stage())).toEqual(published)
    expect(await two.find(await two.stage())).toBe('unknown')
  })

  it('does not call absent what it has not read back to', async () => {
    const delivery = deliver(subject, stand, storyOf('long ago'))
    const staged = await delivery.stage()
    await deliver(subject, stand, storyOf('another')).send()
    changed(({ posts }) => void posts.push(...Array.from({ length: 100 }, () => posts[0]!)))
    expect(await delivery.find(staged)).toBe('unknown')
  })

  it('does not take what is older than the delivery, or a visitor’s words, for ours', async () => {
    const old = await deliver(subject, stand, storyOf('again', { text: 'Wie immer.' })).send()
    stand.clock.advance(60 * 60_000)
    const again = deliver(subject, stand, storyOf('again', { text: 'Wie immer.' }))
    expect(await again.find(await again.stage())).toBe('absent')
    stand.fake.visit(old.remoteId, { kind: 'reply', by: 'Cem', text: 'Und weiter.' })
    const first = deliver(subject, stand, storyOfPart(storyOf('first'), 'Und weiter.'), { root: old, parent: old })
    expect(await first.find(await first.stage())).toBe('absent')
  })
})

describe('numbers', () => {
  it('of a comment and a story are those that they have', async () => {
    const root = await deliver(subject, stand, storyOf('root')).send()
    const first = await deliver(subject, stand, storyOfPart(storyOf('first'), 'Mehr dazu.'), { root, parent: root }).send()
    const story = await deliver(subject, stand, storyOf('story', { format: 'story', media: [imageOf('a')] })).send()
    expect(first.url).toMatch(new RegExp(`/${root.remoteId}\\?comment_id=\\d+$`))
    expect(await publisher.measure?.([root, first, story], stand.context())).toEqual([
      { remoteId: root.remoteId, values: { views: 40, reach: 30, clicks: 2, reactions: 0, comments: 1 }, kinds: {} },
      { remoteId: first.remoteId, values: { reactions: 0, comments: 0 } },
      { remoteId: story.remoteId, values: {} },
    ])
  })

  it('are told but for one that is not known any more, and without a permission but for those that take it', async () => {
    const root = await deliver(subject, stand, storyOf('root')).send()
    const values = async () => (await publisher.measure?.([root], stand.context()))?.[0]?.values
    changed(({ retired }) => void retired.push('post_clicks'))
    expect(await values()).toEqual({ views: 40, reach: 30, reactions: 0, comments: 0 })
    changed(({ signIn }) => signIn.tokens.forEach((one) => void (one.scopes = one.scopes.filter((scope) => scope !== 'read_insights'))))
    expect(await values()).toEqual({ reactions: 0, comments: 0 })
  })

  it('of reactions are told kind by kind', async () => {
    const root = await deliver(subject, stand, storyOf('root')).send()
    for (const by of ['Anna', 'Ben', 'Cem']) stand.fake.visit(root.remoteId, { kind: 'like', by })
    for (const as of ['wow', 'love']) stand.fake.visit(root.remoteId, { kind: 'like', by: 'Ben', as })
    expect(await publisher.measure?.([root], stand.context())).toMatchObject([{ values: { reactions: 3 }, kinds: { like: 2, love: 1 } }])
  })

  it('of the page are of the last day that has ended, at any hour', async () => {
    for (const hour of [0, 7, 9, 23]) {
      const now = stand.clock.now().getTime()
      stand.clock.advance(Math.ceil(now / 86_400_000) * 86_400_000 + hour * 3_600_000 - now)
      expect(await publisher.measureAccount?.(stand.context())).toEqual({ followers: 100, reach: 200, profileVisits: 12 })
    }
  })

  it('of the page are its followers where insights are refused, or were never asked for', async () => {
    changed(({ signIn }) =>
      signIn.tokens.forEach((token) => void (token.scopes = token.scopes.filter((scope) => scope !== 'read_insights'))),
    )
    expect(await publisher.measureAccount?.(stand.context())).toEqual({ followers: 100 })
    const unasked = stand.context({ credentials: { ...(platform.credentials(stand.baseUrl) as object), reads: false } })
    expect(await publisher.measureAccount?.(unasked)).toEqual({ followers: 100 })
  })

  it('without the permission to read are fewer, and comments are none', async () => {
    const root = await deliver(subject, stand, storyOf('root')).send()
    stand.fake.visit(root.remoteId, { kind: 'reply', by: 'Cem', text: 'Gut so.' })
    changed(({ signIn }) =>
      signIn.tokens.forEach((token) => void (token.scopes = token.scopes.filter((scope) => scope !== 'read_insights'))),
    )
    const context = stand.context({ credentials: { ...(platform.credentials(stand.baseUrl) as object), reads: false } })
    expect(await publisher.measure?.([root], context)).toEqual([{ remoteId: root.remoteId, values: { reactions: 0, comments: 1 } }])
    expect(await publisher.interactions?.({ posts: [root], since: new Date(0), cursor: null }, context)).toEqual({ items: [], next: null })
  })
})

it('hears those whose names are not told, too', async () => {
  const root = await deliver(subject, stand, storyOf('root')).send()
  stand.fake.visit(root.remoteId, { kind: 'reply', by: 'Cem', text: 'Gut so.' })
  changed(({ signIn }) =>
    signIn.tokens.forEach((token) => void (token.scopes = token.scopes.filter((scope) => scope !== 'pages_read_user_content'))),
  )
  const heard = await publisher.interactions?.({ posts: [root], since: new Date(0), cursor: null }, stand.context())
  expect(heard?.items).toMatchObject([{ text: 'Gut so.', author: { name: 'Facebook' } }])
})

describe('connecting', () => {
  it('offers the pages that the person may act for, and keeps a token that lasts', async () => {
    const begun = await connector.begin({ reads: '' }, stand.connecting())
    if (!('redirect' in begun)) throw new Error('no redirect')
    const { searchParams, origin, pathname } = new URL(begun.redirect)
    expect(searchParams.get('scope')).not.toContain('read_insights')
    const answer = await fetch(origin + pathname, { method: 'POST', body: searchParams, redirect: 'manual' })
    const query = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
    const found = await connector.finish?.(begun.pending, query, stand.connecting())
    if (!found || !('choices' in found)) throw new Error('no choice')
    expect(found.choices).toEqual([{ id: '134895793791914', label: 'Nordlicht Energie' }])
    const connection = await connector.choose?.(found.pending, '134895793791914', stand.connecting())
    expect(connection).toMatchObject({ expiresAt: null, credentials: { reads: false } })
    const { token } = connection?.credentials as { token: string }
    expect(state().signIn.tokens.find((one) => one.token === token)).toMatchObject({ lasts: true })
  })

  it('says reconnect where the access is to another page', async () => {
    const other = { ...(platform.credentials(stand.baseUrl) as object), pageId: '4711' }
    const checking = connector.check?.(other, stand.connecting()) ?? Promise.resolve()
    expect(await failureOf(stand, checking)).toMatchObject({ kind: 'reconnect', code: 'account-changed' })
  })
})
