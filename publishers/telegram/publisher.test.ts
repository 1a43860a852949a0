/** What is Telegram's own; what all platforms promise stands in the contract. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConnectContext, PublishContext } from '../publisher.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { call } from './api.ts'
import { compose, preview } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const subject = { publisher, connector, platform }
const send = (...story: Parameters<typeof storyOf>) => deliver(subject, stand, storyOf(...story)).send()
const poll = { options: ['Ja', 'Nein'], minutes: 60, multiple: false }

/** A context whose every call is answered so. */
const answering = (status: number, json: unknown): PublishContext<unknown> & ConnectContext => ({
  ...stand.connecting(),
  ...stand.context(),
  http: {
    request: (_, __, { explain, answer }) =>
      status === 200
        ? Promise.resolve({ status, headers: new Headers(), body: answer.parse(json) })
        : Promise.reject(Object.assign(new Error('refused'), explain?.(status, json, new Headers()))),
  },
})

describe('compose', () => {
  it('puts an empty line between text and link, and does not repeat a link', () => {
    const link = 'https://a.example/x'
    expect(compose(storyOf('x', { text: ' Hallo ', link })).text).toBe(`Hallo\n\n${link}`)
    expect(compose(storyOf('x', { text: `Siehe ${link}.`, link })).text).toBe(`Siehe ${link}.`)
  })

  it('expects a preview below a link, unless there is something else', () => {
    expect(compose(storyOf('x')).card).toMatchObject({ url: 'https://acme.example/blog/x' })
    expect(compose(storyOf('x', { media: [imageOf('a')] })).card).toBeNull()
    expect(compose(storyOf('x', { poll })).card).toBeNull()
  })

  it('asks the text, and puts the link below the question', () => {
    const draft = compose(storyOf('x', { text: 'Warum?', link: 'https://a.example/x', poll }))
    expect(draft).toMatchObject({ text: 'Warum?', description: 'https://a.example/x' })
    expect(preview(draft).text).toBe('Warum?\n\nhttps://a.example/x')
  })
})

describe('what the manifest cannot say', () => {
  it.each([
    ['caption-too-long', { text: 'a'.repeat(1_025), media: [imageOf('a')] }],
    ['question-too-long', { text: 'a'.repeat(301), poll }],
    ['poll-with-media', { poll, media: [imageOf('a')] }],
    [
      'too-many-media',
      { media: [...Array.from({ length: 6 }, (_, at) => imageOf(`${at}`)), ...[1, 2, 3, 4, 5].map((at) => filmOf(`f${at}`))] },
    ],
  ])('is refused as %s before anything is sent', async (code, over) => {
    const failure = await failureOf(stand, deliver(subject, stand, storyOf('x', { link: null, ...over })).stage())
    expect(failure).toMatchObject({ kind: 'rejected', code })
    expect(stand.told.filter((line) => line.includes('"method"'))).toEqual([])
  })

  it('is taken at its limits', async () => {
    await send('caption', { text: '🏳️‍🌈'.repeat(170) + 'aaaa', link: null, media: [imageOf('a')] })
    await send('question', { text: 'a'.repeat(300), link: null, poll })
    expect(stand.fake.records()).toHaveLength(2)
  })
})

describe('media', () => {
  it('are one album with one text, pictures and films in their order', async () => {
    const published = await send('album', { text: 'Hallo', link: null, media: [imageOf('a'), filmOf('f'), imageOf('b')] })
    expect(published.remoteId).toBe('1,2,3')
    expect(published.url).toMatch(/\/t\.me\/nordlicht\/1$/)
    const kinds = (stand.fake.save() as { posts: { files: { kind: string }[] }[] }).posts[0]?.files.map(({ kind }) => kind)
    expect(kinds).toEqual(['photo', 'video', 'photo'])
    expect(stand.fake.timeline()[0]?.text).toBe('Hallo')
  })

  it('are taken down with all their messages', async () => {
    const published = await send('album', { media: [imageOf('a'), imageOf('b')] })
    await publisher.remove?.(published, stand.context())
    expect(stand.fake.timeline()).toEqual([])
  })
})

it('shows no preview of a link that is not the post’s own', async () => {
  await send('x', { text: 'Siehe https://b.example/y.', link: null })
  expect(stand.fake.timeline()[0]?.card).toBeNull()
})

it('says so when a post is too old to be deleted', async () => {
  const published = await send('old')
  stand.clock.advance(49 * 3_600_000)
  const failure = await failureOf(stand, publisher.remove?.(published, stand.context()) ?? Promise.resolve())
  expect(failure).toMatchObject({ kind: 'rejected', code: 'http-400' })
  expect(stand.fake.timeline()).toHaveLength(1)
})

it('leads to a post of a private channel by its number', async () => {
  const ctx = answering(200, { ok: true, result: { message_id: 7 } })
  const credentials = { ...(ctx.credentials as object), chatId: '-1001234567890', username: null }
  const published = await publisher.publish({ ...compose(storyOf('x')), replyTo: null }, { ...ctx, credentials })
  expect(published).toMatchObject({ remoteId: '7', url: expect.stringMatching(/\/t\.me\/c\/1234567890\/7$/) as string })
})

it('does not call a message published that the server has only put off', async () => {
  const ctx = answering(200, { ok: true, result: { message_id: 0 } })
  await expect(publisher.publish({ ...compose(storyOf('x')), replyTo: null }, ctx)).rejects.toThrow()
})

it.each([[[{ message_id: 7 }]], [{ message_id: 7 }], [[]], [[{ message_id: 7 }, { message_id: 0 }]]])(
  'does not take %j for a whole album',
  async (result) => {
    const draft = compose(storyOf('x', { media: [imageOf('a'), imageOf('b')] }))
    await expect(publisher.publish({ ...draft, replyTo: null }, answering(200, { ok: true, result }))).rejects.toThrow()
  },
)

it.each([
  [429, { parameters: { retry_after: 35 } }, { retryAfter: new Date('2026-11-22T10:00:35Z') }],
  // Never a moment that has passed: the kit makes one up.
  [429, { parameters: { retry_after: -5 } }, { message: 'Telegram refused: Bad Request.' }],
  [403, {}, { kind: 'reconnect', code: 'bot-without-rights' }],
  [404, {}, { kind: 'reconnect', code: 'token-refused' }],
  [400, { description: 'Bad Request: not enough rights to send photos to the chat' }, { kind: 'reconnect', code: 'bot-without-rights' }],
  [400, { parameters: { migrate_to_chat_id: -100 } }, { kind: 'reconnect', code: 'chat-migrated' }],
  [400, { description: 'Bad Request: message text is empty' }, { message: 'Telegram refused: Bad Request: message text is empty.' }],
])('reads a %i with %j', async (status, over, expected) => {
  const ctx = answering(status, { ok: false, error_code: status, description: 'Bad Request', ...over })
  const { schema } = { schema: publisher.credentials }
  await expect(call(ctx, '1:x', 'sendMessage', schema, { json: {} })).rejects.toMatchObject(expected)
})

describe('connecting', () => {
  it.each(['@nordlicht', 'nordlicht', 'https://t.me/nordlicht', 't.me/nordlicht/', '-1001300000001'])('reads %j', async (channel) => {
    const { token = '' } = platform.connect(stand.baseUrl).valid ?? {}
    const begun = await connector.begin({ token, channel }, stand.connecting())
    expect(begun).toMatchObject({ connection: { account: { id: '-1001300000001', handle: '@nordlicht' } } })
  })

  it.each([
    ['1:x', 'not a channel'],
    ['1:x', 'https://example.com/acme'],
    ['1:x/../y', '@nordlicht'],
  ])('calls nobody with %j and %j', async (token, channel) => {
    expect((await failureOf(stand, connector.begin({ token, channel }, stand.connecting()))).kind).toBe('rejected')
    expect(stand.told.filter((line) => line.includes('"method"'))).toEqual([])
  })

  it.each([
    [{ status: 'administrator', can_post_messages: false }, false],
    [{ status: 'left' }, false],
    [{ status: 'member' }, false],
    [{ status: 'creator' }, true],
    [{ status: 'administrator', can_post_messages: true }, true],
  ])('in a channel as %j: %s', async (member, may) => {
    const checking = connector.check?.(platform.credentials(stand.baseUrl), {
      ...answering(200, { ok: true, result: { id: -1001, type: 'channel', title: 'x', ...member } }),
    })
    await (may ? expect(checking).resolves.toBeUndefined() : expect(checking).rejects.toMatchObject({ code: 'bot-without-rights' }))
  })
})
