/** What is Discord's own; what all platforms promise stands in the contract. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import { storyOfPart } from '../../src/core/story.ts'
import type { HttpClient } from '../publisher.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { openStand, type Stand, type StandOptions } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { explain } from './api.ts'
import { compose, escaped } from './compose.ts'
import connector from './connect.ts'
import platform, { webhook } from './fake.ts'
import { readable, stateSchema } from './fake-state.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const subject = { publisher, connector, platform }
const send = (...story: Parameters<typeof storyOf>) => deliver(subject, stand, storyOf(...story)).send()
const messages = () =>
  (stand.fake.save() as { messages: { content: string; everyone: boolean; nonce: string | null; by: string }[] }).messages
const poll = { options: ['Ja', 'Nein'], minutes: 90, multiple: false }
const bot = platform.credentials('') as { channelId: string; guildId: string }
const byWebhook: StandOptions = {
  credentials: { kind: 'webhook', id: webhook.id, token: webhook.token, channelId: bot.channelId, guildId: bot.guildId },
}

describe('escaped', () => {
  it.each([
    ['*neu* _neu_ ~~alt~~ `x` ||y||', '\\*neu\\* \\_neu\\_ \\~\\~alt\\~\\~ \\`x\\` \\|\\|y\\|\\|'],
    ['[hier](https://a.example/b_c_d)', '\\[hier](https://a.example/b_c_d)'],
    ['<@123> <#4> a < b', '\\<@123> \\<#4> a \\< b'],
    ['# Titel\n> Zitat\n-# klein\n#Umwelt a > b', '\\# Titel\n\\> Zitat\n\\-# klein\n#Umwelt a > b'],
    ['C:\\temp', 'C:\\\\temp'],
  ])('sends %j as %j, to be read as it was written', (text, sent) => {
    expect(escaped(text)).toBe(sent)
    expect(readable(sent)).toBe(text)
  })
})

describe('compose', () => {
  it('asks the text, and leaves the link to the message', () => {
    const draft = compose(storyOf('x', { text: 'Warum?', link: 'https://a.example/x', poll }))
    expect(draft).toMatchObject({ question: 'Warum?', text: 'https://a.example/x', card: null })
  })
})

describe('what the manifest cannot say', () => {
  it.each([
    ['question-too-long', { text: 'a'.repeat(301), poll }],
    ['poll-with-media', { poll, media: [imageOf('a')] }],
    ['too-many-media', { media: [...Array.from({ length: 9 }, (_, at) => imageOf(`${at}`)), filmOf('f'), filmOf('g')] }],
    ['text-too-long', { text: '*'.repeat(1_001) }],
  ])('is refused as %s before anything is sent', async (code, over) => {
    const failure = await failureOf(stand, deliver(subject, stand, storyOf('x', { link: null, ...over })).stage())
    expect(failure).toMatchObject({ kind: 'rejected', code })
  })
})

describe('a message', () => {
  it('calls nobody', async () => {
    await send('x', { text: '@everyone, @here!', link: null })
    await publisher.publish({ ...compose(storyOf('y', { text: '@everyone' })), parent: null }, stand.context(byWebhook))
    expect(messages().map(({ everyone }) => everyone)).toEqual([false, false])
  })

  it('unfolds its own link, and no other', async () => {
    await send('x', { text: 'Siehe https://b.example/y.', link: null })
    await send('y')
    expect(stand.fake.timeline().map(({ card }) => card?.url)).toEqual(['https://acme.example/blog/y', undefined])
  })

  it('is open for whole hours, and not for less than asked', async () => {
    await send('x', { poll, link: null })
    expect(stand.fake.timeline()[0]?.poll).toMatchObject({ minutes: 120 })
  })

  it('carries a nonce that absorbs a second attempt within minutes, and not after', async () => {
    const delivery = deliver(subject, stand, storyOf('twice'))
    const staged = await delivery.stage()
    const first = await delivery.publish(staged)
    expect(messages()[0]?.nonce).toHaveLength(24)
    expect(await delivery.publish(staged)).toEqual(first)
    stand.clock.advance(10 * 60_000)
    expect(await delivery.publish(staged)).not.toEqual(first)
  })
})

describe('find', () => {
  it('knows the files of a delivery from those of another with the same words', async () => {
    const story = { text: 'Gleich', link: null, media: [imageOf('a')] }
    await send('one', story)
    const other = deliver(subject, stand, storyOf('two', story))
    expect(await other.find(await other.stage())).toBe('absent')
  })

  it('takes nothing for absent in an empty channel: whoever may not read the history sees none', async () => {
    const delivery = deliver(subject, stand, storyOf('x'))
    expect(await delivery.find(await delivery.stage())).toBe('unknown')
  })

  it('reads on over what visitors said meanwhile, back to the planned instant', async () => {
    const delivery = deliver(subject, stand, storyOf('buried'))
    const staged = await delivery.stage()
    const published = await delivery.publish(staged)
    const other = deliver(subject, stand, storyOf('not there'))
    const otherStaged = await other.stage()
    for (let at = 0; at < 150; at++) {
      stand.clock.advance(1_000)
      stand.fake.visit(published.remoteId, { kind: 'reply', by: 'Anna', text: `${at}` })
    }
    expect(await delivery.find(staged)).toEqual(published)
    expect(await other.find(otherStaged)).toBe('absent')
  })
})

describe('with a webhook', () => {
  const staged = { ...compose(storyOf('hooked', { media: [imageOf('a')] })), parent: null }

  it('connects by its address, which is told nobody', async () => {
    const address = `https://discord.com/api/webhooks/${webhook.id}/${webhook.token}`
    const begun = await connector.begin({ webhook: address }, stand.connecting())
    if (!('connection' in begun)) throw new Error('no connection')
    const { account, credentials } = begun.connection
    expect(credentials).toEqual(byWebhook.credentials)
    expect(JSON.stringify(account)).not.toContain(webhook.token)
    expect(account.handle).toBe('Nordlicht')
    await connector.check?.(credentials, stand.connecting())
  })

  it('is refused with another token, and notices that it leads elsewhere', async () => {
    const address = `https://discord.com/api/webhooks/${webhook.id}/another-token`
    expect(await failureOf(stand, connector.begin({ webhook: address }, stand.connecting()))).toMatchObject({ kind: 'reconnect' })
    const moved = { ...(byWebhook.credentials as object), channelId: '7' } as Json
    const failure = await failureOf(stand, connector.check?.(moved, stand.connecting()) ?? Promise.resolve())
    expect(failure).toMatchObject({ kind: 'reconnect', code: 'account-changed' })
  })

  it('publishes, counts and takes down', async () => {
    const published = await publisher.publish(staged, stand.context(byWebhook))
    if ('accepted' in published) throw new Error('not at once')
    expect(messages()).toMatchObject([{ by: 'webhook', nonce: null }])
    expect(stand.fake.timeline()).toMatchObject([{ remoteId: published.remoteId, images: [{ alt: 'Alternativtext: a' }] }])
    stand.fake.visit(published.remoteId, { kind: 'like', by: 'Anna' })
    expect(await publisher.measure?.([published], stand.context(byWebhook))).toMatchObject([{ values: { reactions: 1 } }])
    await publisher.remove?.(published, stand.context(byWebhook))
    await publisher.remove?.(published, stand.context(byWebhook))
    expect(await publisher.measure?.([published], stand.context(byWebhook))).toMatchObject([{ values: 'gone' }])
  })

  it('never says absent, writes no threads and hears nothing', async () => {
    const ctx = stand.context(byWebhook)
    const published = await publisher.publish(staged, ctx)
    expect(await publisher.find?.(staged, ctx)).toBe('unknown')
    if ('accepted' in published) throw new Error('not at once')
    const answering = stand.context({ ...byWebhook, replyTo: { root: published, parent: published } })
    const part = publisher.compose(storyOfPart(storyOf('part'), 'Weiter.'))
    const staging = publisher.stage?.(part, answering, null) ?? Promise.resolve()
    expect(await failureOf(stand, staging)).toMatchObject({ kind: 'rejected', code: 'needs-bot' })
    const hearing = publisher.interactions?.({ posts: [published], since: new Date(0), cursor: null }, ctx) ?? Promise.resolve()
    expect(await failureOf(stand, hearing)).toMatchObject({ kind: 'unsupported', code: 'needs-bot' })
  })
})

it('tells reactions emoji by emoji, and those whose emoji has no name any more in their sum alone', async () => {
  const post = await send('liked')
  for (const by of ['Anna', 'Ben']) stand.fake.visit(post.remoteId, { kind: 'like', by })
  for (const as of ['❤️', ':nordlicht:', ':gone:', ':gone:']) stand.fake.visit(post.remoteId, { kind: 'like', by: 'Anna', as })
  const told = async () => (await publisher.measure?.([post], stand.context()))?.[0]
  const kinds = { '👍': 2, '❤️': 1, nordlicht: 1 }
  expect(await told()).toEqual({ remoteId: post.remoteId, values: { reactions: 5 }, kinds: { ...kinds, gone: 1 } })
  const state = stateSchema.parse(stand.fake.save())
  for (const one of state.messages[0]?.reacted ?? []) if (one.name === 'gone') one.name = null
  stand.fake.load(state)
  expect(await told()).toEqual({ remoteId: post.remoteId, values: { reactions: 5 }, kinds })
})

it('counts nothing by an answer that is no message', async () => {
  const ctx = stand.context()
  const http: HttpClient = {
    request: (_, __, { answer }) => Promise.resolve({ status: 200, headers: new Headers(), body: answer.parse({}) }),
  }
  await expect(publisher.measure?.([{ remoteId: '1', url: '' }], { ...ctx, http })).rejects.toThrow()
})

describe('voices', () => {
  const heard = async (posts: Awaited<ReturnType<typeof send>>[], since = new Date(0)) =>
    (await publisher.interactions?.({ posts, since, cursor: null }, stand.context()))?.items ?? []

  it('belong to the post however deep, and name what they answer', async () => {
    const post = await send('talked about')
    stand.clock.advance(1_000)
    stand.fake.visit(post.remoteId, { kind: 'reply', by: 'Anna', text: 'Oh.' })
    const [first] = await heard([post])
    stand.fake.visit(first?.remoteId ?? '', { kind: 'reply', by: 'Ben', text: 'Ah.' })
    expect(await heard([post])).toMatchObject([
      { text: 'Oh.', post: post.remoteId, parent: post.remoteId },
      { text: 'Ah.', post: post.remoteId, parent: first?.remoteId },
    ])
  })

  it('below a post that was not asked for are left to when it is', async () => {
    const [one, other] = [await send('one'), await send('other')]
    stand.clock.advance(1_000)
    stand.fake.visit(other.remoteId, { kind: 'reply', by: 'Anna', text: 'Oh.' })
    expect(await heard([one])).toEqual([])
  })

  it('go on with a further page', async () => {
    const post = await send('busy')
    stand.clock.advance(1_000)
    for (let at = 0; at < 120; at++) stand.fake.visit(post.remoteId, { kind: 'reply', by: 'Anna', text: `${at}` })
    const asked = { posts: [post], since: stand.clock.now(), cursor: null as Json }
    asked.since = new Date(0)
    const first = await publisher.interactions?.(asked, stand.context())
    const second = await publisher.interactions?.({ ...asked, cursor: first?.next ?? null }, stand.context())
    expect([first?.items.length, second?.items.length, second?.next]).toEqual([99, 21, null])
  })
})

it.each([
  [
    { code: 50035, message: 'Invalid Form Body', errors: { content: { _errors: [{ message: 'Too long.' }] } } },
    'Discord refused: Too long.',
  ],
  [{ code: 50013, message: 'Missing Permissions' }, 'Discord refused: Missing Permissions.'],
])('tells what is wrong with %j', (body, message) => {
  expect(explain?.(400, body, new Headers())).toMatchObject({ message })
})

it.each([10003, 10015, 50001, 50013])('wants a person to connect again after %i', (code) => {
  expect(explain?.(403, { code, message: 'x' }, new Headers())).toMatchObject({ kind: 'reconnect', code: `discord-${code}` })
})

it.each<{ [field: string]: string }>([
  {},
  { token: 'x' },
  { channel: '1100000000000000003' },
  { token: 'x', channel: '1100000000000000003', webhook: 'https://discord.com/api/webhooks/1/x' },
  { token: 'x', channel: 'general' },
  { webhook: 'https://example.com/api/webhooks/1/x' },
  { webhook: 'https://discord.com.evil.example/api/webhooks/1/x' },
])('calls nobody with %j', async (input) => {
  expect((await failureOf(stand, connector.begin(input, stand.connecting()))).kind).toBe('rejected')
  expect(stand.told.filter((line) => line.includes('"method"'))).toEqual([])
})
