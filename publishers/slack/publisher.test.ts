/** What is Slack's own; what all platforms promise stands in the contract. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storyOfPart } from '../../src/core/story.ts'
import type { HttpClient, PublishContext } from '../publisher.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { call, type Method } from './api.ts'
import { compose, escaped, richText } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import { unescaped } from './fake-state.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const subject = { publisher, connector, platform }
const send = (...story: Parameters<typeof storyOf>) => deliver(subject, stand, storyOf(...story)).send()
const saved = () => stand.fake.save() as { files: { id: string; alt: string }[]; messages: { text: string; metadata: unknown }[] }
/** As if Slack answered every call with 200 and this. */
const answering = (json: unknown): PublishContext<unknown> => {
  const http: HttpClient = {
    request: (_, __, { answer }) => Promise.resolve({ status: 200, headers: new Headers(), body: answer.parse(json) }),
  }
  return { ...stand.context(), http }
}

describe('a text', () => {
  it('is read as it was written: no markup, and the three marks are escaped', async () => {
    const text = '*neu* <!everyone> A & B > C &amp; <@U1>'
    expect(escaped(text)).toBe('*neu* &lt;!everyone&gt; A &amp; B &gt; C &amp;amp; &lt;@U1&gt;')
    expect(unescaped(escaped(text))).toBe(text)
    await send('x', { text, link: null })
    expect(stand.fake.timeline()[0]?.text).toBe(text)
  })

  it('is refused where it would become several messages, marks counted as they are sent', async () => {
    const failure = await failureOf(stand, send('x', { text: '&'.repeat(801), link: null }))
    expect(failure).toMatchObject({ kind: 'rejected', code: 'text-too-long' })
    await send('y', { text: '&'.repeat(800), link: null })
    expect(stand.fake.records()).toHaveLength(1)
  })

  it('beside pictures is a block, with its links as links', () => {
    expect(richText('Siehe https://a.example/x. *Neu*')).toMatchObject({
      elements: [
        {
          elements: [
            { type: 'text', text: 'Siehe ' },
            { type: 'link', url: 'https://a.example/x' },
            { type: 'text', text: '. *Neu*' },
          ],
        },
      ],
    })
  })

  it('unfolds its own link, and no other', async () => {
    await send('x', { text: 'Siehe https://b.example/y.', link: null })
    await send('y')
    expect(stand.fake.timeline().map(({ card }) => card?.url)).toEqual(['https://acme.example/blog/y', undefined])
  })
})

describe('stage', () => {
  const media = [imageOf('small'), imageOf('large', { bytes: 200_000, alt: null })]

  it('loses one upload at most, and waits until Slack knows what a file is', async () => {
    const draft = compose(storyOf('staged', { media }))
    const first = await publisher.stage?.(draft, stand.context(), null)
    expect(first).toEqual({ ready: false, checkAfter: stand.clock.now(), resume: { files: [saved().files[0]?.id], film: null } })
    const second = await publisher.stage?.(draft, stand.context(), first?.ready === false ? first.resume : null)
    const resume = second?.ready === false ? second.resume : null
    const waiting = await publisher.stage?.(draft, stand.context(), resume)
    expect(waiting).toEqual({ ready: false, checkAfter: new Date(stand.clock.now().getTime() + 2_000), resume })
    const ready = await publisher.stage?.(draft, stand.context(), resume)
    const images = saved().files.map(({ id }, at) => ({ file: id, alt: ['Alternativtext: small', 'Bild'][at] }))
    expect(ready).toMatchObject({ ready: true, staged: { images } })
    expect(stand.fake.records()).toEqual([])
  })

  it('uploads nothing when there are more pictures than a message shows', async () => {
    const draft = compose(storyOf('many', { media: Array.from({ length: 50 }, (_, at) => imageOf(`${at}`)) }))
    const failure = await failureOf(stand, publisher.stage?.(draft, stand.context(), null) ?? Promise.resolve())
    expect(failure).toMatchObject({ kind: 'rejected', code: 'too-many-images' })
    expect(saved().files).toEqual([])
  })
})

describe('find', () => {
  const filmed = (name: string) =>
    deliver(subject, stand, storyOf(name, { text: `*${name}* & <more>`, link: null, media: [filmOf(name, { bytes: 1_000 })] }))

  it('knows a film by its file, and proves nothing as long as it is not shared', async () => {
    const delivery = filmed('film')
    const staged = await delivery.stage()
    await publisher.publish(staged, delivery.context())
    expect(await publisher.find?.(staged, delivery.context())).toBe('unknown')
    const found = await delivery.find(staged)
    expect(stand.fake.timeline()).toMatchObject([{ ...(found as object), text: '*film* & <more>', films: [{ bytes: 1_000 }] }])
  })

  it('does not take a film for a message whose mark is not told', async () => {
    await filmed('film').send()
    const delivery = deliver(subject, stand, storyOf('lost'))
    expect(await delivery.find(await delivery.stage())).toBe('absent')
  })

  it('is in doubt about a film whose file is gone, while another one of ours stands there', async () => {
    await filmed('other').send()
    stand.fake.giveUp?.()
    const delivery = filmed('gone')
    const staged = await delivery.stage()
    await failureOf(stand, delivery.publish(staged))
    expect(await publisher.find?.(staged, delivery.context())).toBe('unknown')
  })

  it('is not asked for a film beside a picture', async () => {
    const sent = deliver(subject, stand, storyOf('both', { media: [filmOf('film'), imageOf('picture')] })).send()
    expect(await failureOf(stand, sent)).toMatchObject({ kind: 'rejected', code: 'too-many-media' })
  })

  it('knows two deliveries with the same words apart', async () => {
    await send('one', { text: 'Gleich', link: null })
    const other = deliver(subject, stand, storyOf('two', { text: 'Gleich', link: null }))
    expect(await other.find(await other.stage())).toBe('absent')
  })

  it('reads on, page by page', async () => {
    const delivery = deliver(subject, stand, storyOf('buried'))
    const staged = await delivery.stage()
    const published = await delivery.publish(staged)
    for (let at = 0; at < 40; at++) await send(`after ${at}`)
    expect(await delivery.find(staged)).toEqual(published)
  })

  it('proves nothing where marks are not told', async () => {
    const { botUserId } = platform.credentials('') as { botUserId: string }
    const ctx = answering({ ok: true, messages: [{ ts: '1.000001', user: botUserId }], has_more: false })
    expect(await publisher.find?.({ text: '', images: [], unfolds: false, thread: null }, ctx)).toBe('unknown')
  })

  it('proves nothing by half an answer', async () => {
    const finding = publisher.find?.({ text: '', images: [], unfolds: false, thread: null }, answering({ ok: true, messages: [] }))
    await expect(finding).rejects.toThrow()
  })

  it.each(['missing_scope', 'thread_not_found'])('proves nothing after %s', async (error) => {
    const ctx = answering({ ok: false, error })
    expect(await publisher.find?.({ text: '', images: [], unfolds: false, thread: null }, ctx)).toBe('unknown')
  })
})

describe('a refusal with 200', () => {
  const method: Method = { verb: 'POST', name: 'chat.postMessage', args: {} }
  it.each([
    ['invalid_auth', true, 'reconnect'],
    ['missing_scope', false, 'reconnect'],
    ['not_in_channel', true, 'reconnect'],
    ['ratelimited', true, 'wait'],
    ['internal_error', true, 'reconcile'],
    ['fatal_error', false, 'retry'],
    ['request_timeout', true, 'retry'],
    ['msg_too_long', true, 'rejected'],
    ['some_news', true, 'rejected'],
  ] as const)('%s (visible: %s) means %s', async (error, visible, kind) => {
    const calling = call(answering({ ok: false, error }), 'x', { ...method, visible }, publisher.credentials)
    expect(await failureOf(stand, calling)).toMatchObject({ kind, code: error })
  })
})

describe('voices', () => {
  it('come with names, as plain text, a thread a page', async () => {
    const [one, two] = [await send('one'), await send('two')]
    stand.clock.advance(1_000)
    stand.fake.visit(two.remoteId, { kind: 'reply', by: 'Anna', text: 'A & <B>' })
    const asked = { posts: [one, two], since: new Date(0) }
    const first = await publisher.interactions?.({ ...asked, cursor: null }, stand.context())
    expect(first).toEqual({ items: [], next: { at: 1, cursor: null } })
    const second = await publisher.interactions?.({ ...asked, cursor: first?.next ?? null }, stand.context())
    expect(second).toMatchObject({ items: [{ author: { name: 'Anna', handle: 'anna' }, text: 'A & <B>', post: two.remoteId }], next: null })
  })

  it('below a post that is gone are none', async () => {
    const post = await send('gone')
    await publisher.remove?.(post, stand.context())
    expect(await publisher.interactions?.({ posts: [post], since: new Date(0), cursor: null }, stand.context())).toEqual({
      items: [],
      next: null,
    })
  })
})

it('tells reactions by the names of their emojis', async () => {
  const [liked, silent] = [await send('liked'), await send('silent')]
  for (const by of ['Anna', 'Ben']) stand.fake.visit(liked.remoteId, { kind: 'like', by })
  for (const as of ['tada', 'wave::skin-tone-3']) stand.fake.visit(liked.remoteId, { kind: 'like', by: 'Anna', as })
  expect(await publisher.measure?.([liked, silent], stand.context())).toEqual([
    { remoteId: liked.remoteId, values: { reactions: 4 }, kinds: { '+1': 2, tada: 1, 'wave::skin-tone-3': 1 } },
    { remoteId: silent.remoteId, values: { reactions: 0 }, kinds: {} },
  ])
})

it('hangs every part on the first message of the thread', async () => {
  const root = await send('root')
  const part = (name: string, parent = root) => deliver(subject, stand, storyOfPart(storyOf(name), name), { root, parent }).send()
  await part('third', await part('second'))
  expect((stand.fake.save() as { messages: { thread: string | null }[] }).messages.map(({ thread }) => thread)).toEqual([
    null,
    root.remoteId,
    root.remoteId,
  ])
})

describe('connecting', () => {
  const { token = '' } = platform.connect('').valid ?? {}
  it.each(['C0NORDLICHT', 'https://nordlicht.slack.com/archives/C0NORDLICHT', 'https://nordlicht.slack.com/archives/C0NORDLICHT/'])(
    'reads %j',
    async (channel) => {
      const begun = await connector.begin({ token, channel }, stand.connecting())
      expect(begun).toMatchObject({ connection: { account: { id: 'C0NORDLICHT', handle: '#neuigkeiten' } } })
    },
  )

  it.each(['#neuigkeiten', 'c0nordlicht', 'https://nordlicht.slack.com'])('calls nobody with %j', async (channel) => {
    expect(await failureOf(stand, connector.begin({ token, channel }, stand.connecting()))).toMatchObject({ code: 'input-invalid' })
    expect(stand.told.filter((line) => line.includes('"method"'))).toEqual([])
  })

  it('wants the bot to be invited', async () => {
    const channel = { id: 'C1', name: 'x', is_member: false }
    const http = answering({ ok: true, url: 'https://a.slack.com/', user_id: 'U1', channel }).http
    const checking = connector.check?.(platform.credentials(''), { ...stand.connecting(), http }) ?? Promise.resolve()
    expect(await failureOf(stand, checking)).toMatchObject({ kind: 'reconnect', code: 'not_in_channel' })
  })
})
