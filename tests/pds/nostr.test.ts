import { createHash } from 'node:crypto'
import * as nip19 from 'nostr-tools/nip19'
import { finalizeEvent, getPublicKey, verifyEvent } from 'nostr-tools/pure'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import connector from '../../publishers/nostr/connect.ts'
import publisher from '../../publishers/nostr/publisher.ts'
import type { Connection, Published } from '../../publishers/publisher.ts'
import { storyOf } from '../../publishers/testing/stories.ts'
import type { Json } from '../../src/core/story.ts'
import { connecting, openDesk } from './desk.ts'
import { failureOf } from './failure.ts'
import { listen, openRelay, type NostrEvent, type TestRelay } from './relay.ts'

const keyOf = (name: string) => new Uint8Array(createHash('sha256').update(name).digest())
const us = getPublicKey(keyOf('acme'))
const now = () => Math.floor(Date.now() / 1000)
const by = (name: string, kind: number, content: string, tags: string[][] = [], created_at = now()): NostrEvent =>
  finalizeEvent({ kind, content, tags, created_at }, keyOf(name))

describe('Nostr: a relay', () => {
  let relay: TestRelay
  beforeAll(async () => void (relay = await openRelay()))
  beforeEach(() => {
    relay.refuse(null)
    relay.spoil(null)
  })
  afterAll(() => relay.close())

  const deskAt = (relays: readonly string[], timeoutMs?: number) => {
    const credentials: Json = { secretKey: Buffer.from(keyOf('acme')).toString('hex'), relays: [...relays] }
    return openDesk(publisher, credentials, { origins: relays, ...(timeoutMs && { timeoutMs }) })
  }
  const desk = () => deskAt([relay.origin])
  const held = async (id: string, at = relay) => (await at.events({ ids: [id] }))[0]
  const measured = async (post: Published, at = desk()) => (await publisher.measure?.([post], at.context()))?.[0]?.values
  const heard = async (post: Published, since = new Date(0), at = desk()) =>
    (await publisher.interactions?.({ posts: [post], since, cursor: null }, at.context()))?.items ?? []

  it('is connected by a key, and refuses what is no relay', async () => {
    const input = { key: nip19.nsecEncode(keyOf('acme')), relays: relay.url }
    const answer = await connector.begin(input, connecting({ origins: [relay.origin] }))
    const { account, credentials } = (answer as { connection: Connection }).connection
    expect(account).toMatchObject({ id: us, handle: nip19.npubEncode(us) })
    await connector.check?.(credentials, connecting({ origins: [relay.origin] }))
    const nowhere = connector.begin(
      { ...input, relays: `${relay.url} ws://127.0.0.1:9` },
      connecting({ origins: [relay.origin, 'http://127.0.0.1:9'] }),
    )
    expect((await failureOf(nowhere)).kind).toBe('retry')
  })

  it('keeps a note with its hashtags, as it was signed', async () => {
    const post = await desk()
      .deliver(storyOf('kept', { text: 'Grüße 👩‍👩‍👧‍👦 aus Köln #Übermut #grün', link: 'https://acme.example/a' }))
      .send()
    const note = await held(post.remoteId)
    expect(note).toMatchObject({
      kind: 1,
      pubkey: us,
      content: 'Grüße 👩‍👩‍👧‍👦 aus Köln #Übermut #grün\n\nhttps://acme.example/a',
      tags: [
        ['t', 'übermut'],
        ['t', 'grün'],
      ],
    })
    expect(verifyEvent({ ...note! })).toBe(true)
    const { data } = nip19.decode(new URL(post.url).pathname.slice(1))
    expect(data).toMatchObject({ id: post.remoteId, relays: [relay.url] })
    expect((await relay.events({ '#t': ['übermut'] })).map(({ id }) => id)).toContain(post.remoteId)
  })

  it('keeps a thread together', async () => {
    const first = await desk().deliver(storyOf('one')).send()
    const second = await desk().deliver(storyOf('two'), { root: first, parent: first }).send()
    const third = await desk().deliver(storyOf('three'), { root: first, parent: second }).send()
    const tags = async (post: Published) => (await held(post.remoteId))?.tags.filter(([name]) => name !== 't')
    expect(await tags(second)).toEqual([
      ['e', first.remoteId, relay.url, 'root', us],
      ['p', us],
    ])
    expect(await tags(third)).toEqual([
      ['e', first.remoteId, relay.url, 'root', us],
      ['e', second.remoteId, relay.url, 'reply', us],
      ['p', us],
    ])
  })

  it('makes one note of two attempts when the first answer is lost', async () => {
    const forgetful = await openRelay({ remembersMs: 0 })
    // One that remembers its answer repeats it, one that does not says that it has it already.
    for (const at of [relay, forgetful]) {
      const delivery = deskAt([at.origin]).deliver(storyOf('lost answer'))
      const staged = await delivery.stage()
      expect(await delivery.find(staged)).toBe('absent')
      const before = (await at.events()).length
      at.spoil('lose')
      expect((await failureOf(delivery.publish(staged))).kind).toBe('reconcile')
      const found = await delivery.find(staged)
      expect(await delivery.publish(staged)).toEqual(found)
      expect(await at.events()).toHaveLength(before + 1)
      if (at === relay) continue
      const { id } = (await at.events())[0]!
      const told = await listen(at.url, ['EVENT', await held(id, at)], 'OK')
      expect(told.at(-1)).toEqual(['OK', id, true, 'duplicate: the event already exists'])
    }
    await forgetful.close()
  })

  it('deletes a note on request, and a second time', async () => {
    const delivery = desk().deliver(storyOf('taken down'))
    const staged = await delivery.stage()
    const post = await delivery.publish(staged)
    expect(await delivery.find(staged)).toEqual(post)
    await publisher.remove?.(post, desk().context())
    expect(await held(post.remoteId)).toBeUndefined()
    expect(await delivery.find(staged)).toBe('absent')
    expect(await measured(post)).toBe('gone')
    await publisher.remove?.(post, desk().context())
    const gone = desk().deliver(storyOf('answer'), { root: post, parent: post })
    expect(await failureOf(gone.stage())).toMatchObject({ kind: 'rejected', code: 'reply-target-gone' })
  })

  it('counts people who react, repost and answer', async () => {
    const post = await desk().deliver(storyOf('counted')).send()
    const about = ['e', post.remoteId]
    expect(await measured(post)).toEqual({ reactions: 0, shares: 0, comments: 0 })
    const answer = by('dana', 1, 'Gut!', [['e', post.remoteId, '', 'root']])
    await relay.take(
      by('dana', 7, '+', [about]),
      by('dana', 7, '🤙', [about]),
      by('evan', 7, '❤', [about]),
      by('finn', 7, '-', [about]),
      by('evan', 6, '', [about]),
      answer,
      by('gina', 1, 'Ja!', [
        ['e', post.remoteId, '', 'root'],
        ['e', answer.id, '', 'reply'],
      ]),
      // It only names the note, and is an answer to nothing.
      by('evan', 1, 'Seht her.', [['e', post.remoteId, '', 'mention']]),
      // What it is about stands last: NIP-25.
      by('gina', 7, '+', [about, ['e', answer.id]]),
    )
    expect(await measured(post)).toEqual({ reactions: 2, shares: 1, comments: 2 })
  })

  it('counts more than a relay hands out at once', async () => {
    const small = await openRelay({ defaultLimit: 3 })
    const at = deskAt([small.origin])
    const post = await at.deliver(storyOf('much talk')).send()
    const likes = Array.from({ length: 100 }, (_, n) => by(`fan ${n}`, 7, '+', [['e', post.remoteId]], now() - n))
    const words = Array.from({ length: 40 }, (_, n) => by(`fan ${n}`, 1, `Wort ${n}`, [['e', post.remoteId, '', 'root']], now() - 5 * n))
    await small.take(...likes, ...words)
    expect(await measured(post, at)).toEqual({ reactions: 100, shares: 0, comments: 40 })
    expect(await heard(post, new Date(0), at)).toHaveLength(40)
    await small.close()
  })

  it('hears answers, and answers them', async () => {
    const post = await desk().deliver(storyOf('heard')).send()
    const question = by('dana', 1, 'Was kostet das?', [
      ['e', post.remoteId, '', 'root'],
      ['p', us],
    ])
    await relay.take(question, by('acme', 1, 'Wir selbst.', [['e', post.remoteId, '', 'root']]))
    const items = await heard(post)
    expect(items).toEqual([
      expect.objectContaining({ remoteId: question.id, kind: 'comment', post: post.remoteId, text: 'Was kostet das?' }),
    ])
    expect(await heard(post, new Date(Date.now() + 5_000))).toEqual([])
    const answer = await publisher.reply?.(items[0]!, 'Nichts.', desk().context())
    expect(await held(answer?.remoteId ?? '')).toMatchObject({
      content: 'Nichts.',
      tags: [
        ['e', post.remoteId, relay.url, 'root'],
        ['e', question.id, relay.url, 'reply'],
        ['p', question.pubkey],
        ['p', us],
      ],
    })
  })

  it.each([
    ['blocked: you are banned from posting here', 'reconnect', 'relay-blocked'],
    ['restricted: not on the list', 'reconnect', 'relay-restricted'],
    ['rate-limited: slow down there chief', 'wait', 'relay-rate-limited'],
    ['pow: difficulty 25>=24', 'rejected', 'relay-pow'],
    ['invalid: event creation date is too far off from the current time', 'rejected', 'relay-invalid'],
    ['error: could not connect to the database', 'reconcile', 'relay-error'],
  ])('reads “%s” as %s', async (words, kind, code) => {
    // One that remembers its answers would go on refusing the same note.
    const relay = await openRelay({ remembersMs: 0 })
    const delivery = deskAt([relay.origin]).deliver(storyOf(`refused ${code}`))
    const staged = await delivery.stage()
    relay.refuse(words)
    const failure = await failureOf(delivery.publish(staged))
    expect(failure).toMatchObject({ kind, code })
    expect(failure.retryAfter !== null).toBe(kind === 'wait')
    expect(await delivery.find(staged)).toBe('absent')
    relay.refuse(null)
    expect((await delivery.publish(staged)).remoteId).toMatch(/^[0-9a-f]{64}$/)
    await relay.close()
  })

  it.each(['hang', 'babble'] as const)('leaves it open where the relay takes the note and its answers %s', async (how) => {
    const impatient = deskAt([relay.origin], 1_000)
    const delivery = impatient.deliver(storyOf(`spoilt ${how}`))
    const staged = await delivery.stage()
    relay.spoil(how)
    expect((await failureOf(delivery.publish(staged))).kind).toBe('reconcile')
    expect((await failureOf(Promise.resolve(delivery.find(staged)))).kind).toBe('retry')
    relay.spoil(null)
    expect(await delivery.find(staged)).toEqual(await delivery.publish(staged))
  })

  it('needs one relay to take a note, and all of them to know that it is nowhere', async () => {
    const second = await openRelay()
    const both = deskAt([relay.origin, second.origin], 1_000)
    const delivery = both.deliver(storyOf('two relays'))
    const staged = await delivery.stage()
    second.spoil('hang')
    expect(await delivery.find(staged)).toBe('unknown')
    second.spoil(null)
    second.refuse('blocked: not here')
    const post = await delivery.publish(staged)
    expect([await held(post.remoteId), await held(post.remoteId, second)]).toEqual([expect.anything(), undefined])
    expect((await failureOf(publisher.remove!(post, both.context()))).kind).toBe('reconnect')
    expect(await held(post.remoteId)).toBeUndefined()
    await second.close()
  })
})
