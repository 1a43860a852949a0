import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storyOfPart } from '../../src/core/story.ts'
import { deliver, failureOf, throughJson } from '../testing/contract-subject.ts'
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
const hourMs = 60 * 60_000

describe('compose', () => {
  it('shows the link as a card below words, and in the text beside pictures and polls', () => {
    const link = 'https://acme.example/x'
    expect(compose(storyOf('x', { text: 'Hallo', link }))).toMatchObject({ text: 'Hallo', card: { url: link } })
    const told = { text: `Hallo\n\n${link}`, card: null }
    expect(compose(storyOf('x', { text: 'Hallo', link, media: [imageOf('a')] }))).toMatchObject(told)
    expect(compose(storyOf('x', { text: 'Hallo', link, poll: { options: ['a', 'b'], minutes: 1440, multiple: false } }))).toMatchObject(
      told,
    )
    expect(compose(storyOf('x', { text: `Da: ${link}`, link, media: [imageOf('a')] })).text).toBe(`Da: ${link}`)
  })
})

describe('containers', () => {
  it('of several pictures and films are made one by one, in their order', async () => {
    const media = [imageOf('one'), filmOf('two'), imageOf('three', { alt: null })]
    await deliver(subject, stand, storyOf('carousel', { media })).send()
    expect(state().posts[0]?.files.map(({ kind, alt }) => [kind, alt])).toEqual([
      ['image', 'Alternativtext: one'],
      ['video', 'Alternativtext: two'],
      ['image', ''],
    ])
    expect(state().containers).toHaveLength(4)
  })

  it('are begun anew when they are a day old, or the platform says that they ended', async () => {
    const draft = throughJson(publisher.compose(storyOf('old', { media: [imageOf('one'), imageOf('two')] })))
    const first = await publisher.stage?.(draft, stand.context(), null)
    if (!first || first.ready) throw new Error('It was ready at once.')
    expect(first.resume).toMatchObject({ children: [expect.any(String)] })
    stand.clock.advance(23.5 * hourMs)
    expect(await publisher.stage?.(draft, stand.context(), first.resume)).toMatchObject({ resume: { children: [expect.any(String)] } })
    expect(state().containers).toHaveLength(2)
  })

  it('take no resume of another kind for their own', async () => {
    const draft = throughJson(publisher.compose(storyOf('foreign')))
    expect(await publisher.stage?.(draft, stand.context(), { job: '7' })).toMatchObject({ ready: false, resume: { children: [] } })
  })

  it('of words that the platform does not take are rejected before anything is seen', async () => {
    const links = Array.from({ length: 6 }, (_, at) => `https://acme.example/${at}`).join(' ')
    const failure = await failureOf(stand, deliver(subject, stand, storyOf('links', { text: links, link: null })).send())
    expect(failure).toMatchObject({ kind: 'rejected', code: 'graph-100' })
    const both = storyOf('both', { media: [imageOf('a')], poll: { options: ['a', 'b'], minutes: 1440, multiple: false } })
    expect((await failureOf(stand, deliver(subject, stand, both).send())).kind).toBe('rejected')
    expect(stand.fake.records()).toEqual([])
  })

  it('wait where the day’s posts are used up', async () => {
    await deliver(subject, stand, storyOf('one of 250')).send()
    changed(({ posts }) => void posts.push(...Array.from({ length: 249 }, () => ({ ...posts[0]!, id: 'x' }))))
    const failure = await failureOf(stand, deliver(subject, stand, storyOf('one too many')).stage())
    expect(failure).toMatchObject({ kind: 'wait', code: 'quota-used', retryAfter: new Date(stand.clock.now().getTime() + hourMs) })
  })

  it('that are not finished are not published, and it is certain that they are not', async () => {
    const delivery = deliver(subject, stand, storyOf('hasty'))
    const staged = await delivery.stage()
    changed(({ containers }) => containers.forEach((container) => void (container.working = 1)))
    expect(await failureOf(stand, delivery.publish(staged))).toMatchObject({ kind: 'retry', code: 'graph-9007-2207027' })
  })
})

describe('find', () => {
  const lost = async () => {
    const delivery = deliver(subject, stand, storyOf('lost', { media: [imageOf('one')] }))
    const staged = await delivery.stage()
    return { delivery, staged }
  }

  it('says absent of a container that is finished, or has ended', async () => {
    const { delivery, staged } = await lost()
    expect(await delivery.find(staged)).toBe('absent')
    stand.clock.advance(25 * hourMs)
    expect(await publisher.find?.(staged, delivery.context())).toBe('absent')
  })

  it('does not know of one that is worked on', async () => {
    const { delivery, staged } = await lost()
    changed(({ containers }) => containers.forEach((container) => void (container.working = 5)))
    expect(await delivery.find(staged)).toBe('unknown')
  })

  it('never says absent of one that was published, even where its post is gone or looks like another', async () => {
    const { delivery, staged } = await lost()
    const published = await delivery.publish(staged)
    expect(await delivery.find(staged)).toEqual(published)
    changed(({ posts }) => void posts.push({ ...posts[0]!, id: '4711' }))
    expect(await delivery.find(staged)).toBe('unknown')
    changed(({ posts }) => void posts.splice(0))
    expect(await delivery.find(staged)).toBe('unknown')
  })
})

it('publishes even where the address of the post cannot be read afterwards', async () => {
  const delivery = deliver(subject, stand, storyOf('no address'))
  const staged = await delivery.stage()
  const context = delivery.context()
  const http: typeof context.http = {
    request: (method, url, request) =>
      method === 'GET' ? Promise.reject(new Error('nothing is read')) : context.http.request(method, url, request),
  }
  expect(await publisher.publish(staged, { ...context, http })).toMatchObject({
    remoteId: stand.fake.timeline()[0]?.remoteId,
    url: `${stand.baseUrl}/www.threads.com/@nordlicht.energie`,
  })
})

it('tells visits of the last day that has ended, at any hour', async () => {
  for (const hour of [0, 7, 9, 23]) {
    const now = stand.clock.now().getTime()
    stand.clock.advance(Math.ceil(now / (24 * hourMs)) * 24 * hourMs + hour * hourMs - now)
    expect(await publisher.measureAccount?.(stand.context())).toEqual({ followers: 100, profileVisits: 15 })
  }
})

describe('without the permission to read', () => {
  const credentials = () => ({ ...(platform.credentials(stand.baseUrl) as object), reads: false })

  it('tells nothing of the account, whether it was refused or never asked for', async () => {
    changed(({ signIn }) => signIn.tokens.forEach((token) => void (token.scopes = ['threads_basic', 'threads_content_publish'])))
    expect(await publisher.measureAccount?.(stand.context())).toEqual({})
    expect(await publisher.measureAccount?.(stand.context({ credentials: credentials() }))).toEqual({})
  })

  it('tells no numbers and no replies, but what is gone', async () => {
    changed(({ signIn }) => signIn.tokens.forEach((token) => void (token.scopes = ['threads_basic', 'threads_content_publish'])))
    const post = await deliver(subject, stand, storyOf('quiet')).send()
    stand.fake.visit(post.remoteId, { kind: 'reply', by: 'Cem', text: 'Gut so.' })
    const context = stand.context({ credentials: credentials() })
    expect(await publisher.measure?.([post, { ...post, remoteId: '1' }], context)).toEqual([
      { remoteId: post.remoteId, values: {} },
      { remoteId: '1', values: 'gone' },
    ])
    expect(await publisher.interactions?.({ posts: [post], since: new Date(0), cursor: null }, context)).toEqual({ items: [], next: null })
  })
})

it('tells its other numbers where one is not known any more, and what is gone all the same', async () => {
  const post = await deliver(subject, stand, storyOf('seen')).send()
  stand.fake.visit(post.remoteId, { kind: 'like', by: 'Anna' })
  changed(({ retired }) => void retired.push('views'))
  const [told, gone] = (await publisher.measure?.([post, { ...post, remoteId: '1' }], stand.context())) ?? []
  expect(told?.values).toEqual({ reactions: 1, comments: 0, shares: 0 })
  expect(gone?.values).toBe('gone')
})

it('leaves our own parts out of what people said', async () => {
  const root = await deliver(subject, stand, storyOf('root')).send()
  await deliver(subject, stand, storyOfPart(storyOf('part'), 'Und weiter.'), { root, parent: root }).send()
  expect(await publisher.interactions?.({ posts: [root], since: new Date(0), cursor: null }, stand.context())).toMatchObject({ items: [] })
})

it('reads on below a post that many answered, and stops at what is old', async () => {
  const root = await deliver(subject, stand, storyOf('busy')).send()
  for (let at = 0; at < 60; at++) stand.fake.visit(root.remoteId, { kind: 'reply', by: `p${at}`, text: 'Ja.' })
  const read = (cursor: Parameters<NonNullable<typeof publisher.interactions>>[0]['cursor'], since = new Date(0)) =>
    publisher.interactions?.({ posts: [root], since, cursor }, stand.context())
  const first = await read(null)
  expect(first?.items).toHaveLength(25)
  expect((await read(first?.next ?? null))?.items).toHaveLength(25)
  stand.clock.advance(hourMs)
  expect(await read(null, stand.clock.now())).toEqual({ items: [], next: null })
})

it('asks for more permissions only where the person wants numbers and replies', async () => {
  const scopesFor = async (reads: string) => {
    const begun = await connector.begin({ reads }, stand.connecting())
    return 'redirect' in begun ? new URL(begun.redirect).searchParams.get('scope') : null
  }
  expect(await scopesFor('')).toBe('threads_basic,threads_content_publish,threads_delete')
  expect(await scopesFor('yes')).toContain('threads_manage_insights')
})

it('says reconnect where the access is to another account', async () => {
  const other = { ...(platform.credentials(stand.baseUrl) as object), userId: '4711' }
  const checking = connector.check?.(other, stand.connecting()) ?? Promise.resolve()
  expect(await failureOf(stand, checking)).toMatchObject({ kind: 'reconnect', code: 'account-changed' })
})
