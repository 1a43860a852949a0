import { afterAll, beforeAll, expect, it } from 'vitest'
import connector from '../../publishers/bluesky/connect.ts'
import publisher from '../../publishers/bluesky/publisher.ts'
import type { Connection, Interaction } from '../../publishers/publisher.ts'
import { storyOf } from '../../publishers/testing/stories.ts'
import { describeWith, needs } from '../support/needs.ts'
import { connecting, openDesk, type Desk } from './desk.ts'
import { signUp, type Person } from './person.ts'
import { openNetwork } from './networks.ts'

// Without a server there is nothing to try, and the title says why.
const need = needs.postgres.at === null ? needs.postgres : needs.redis

describeWith(need, 'Bluesky: a network that counts and hears (PDS and AppView)', () => {
  let network: Awaited<ReturnType<typeof openNetwork>> | undefined
  let acme: Person
  let dana: Person
  let desk: Desk

  beforeAll(async () => {
    network = await openNetwork(needs.postgres.at ?? '', needs.redis.at ?? '')
    const { url } = network.pds
    acme = await signUp(url, 'acme-werke')
    dana = await signUp(url, 'dana')
    const input = { identifier: acme.handle, appPassword: await acme.appPassword(), service: url }
    const { connection } = (await connector.begin(input, connecting({ origins: [url] }))) as { connection: Connection }
    desk = openDesk(publisher, connection.credentials, { origins: [url] })
  })
  afterAll(() => network?.close())

  const publish = async (name: string) => {
    const post = await desk.deliver(storyOf(name)).send()
    // Accounts are read side by side: an answer that is read before what it answers is told to nobody.
    await network?.processAll()
    const { uri, cid } = (await acme.posts()).find(({ uri }) => uri === post.remoteId)!
    return { post, ref: { uri, cid } }
  }
  const heard = async (post: { remoteId: string; url: string }, since = new Date(0)) => {
    const page = await publisher.interactions?.({ posts: [post], since, cursor: null }, desk.context())
    return new Map(page?.items.map((item): [string, Interaction] => [item.text, item]))
  }

  it('counts likes, reposts, quotes and answers, and knows what is gone', async () => {
    const [{ post, ref }, quiet, gone] = [await publish('counted'), await publish('quiet'), await publish('gone')]
    await dana.like(ref)
    await acme.like(ref)
    await dana.repost(ref)
    await dana.say('Seht her.', { embed: { $type: 'app.bsky.embed.record', record: ref } })
    await dana.say('Gut!', { reply: { root: ref, parent: ref } })
    await publisher.remove?.(gone.post, desk.context())
    await network?.processAll()
    expect(await publisher.measure?.([post, quiet.post, gone.post], desk.context())).toEqual([
      { remoteId: post.remoteId, values: { reactions: 2, shares: 2, comments: 1, saves: 0 } },
      { remoteId: quiet.post.remoteId, values: { reactions: 0, shares: 0, comments: 0, saves: 0 } },
      { remoteId: gone.post.remoteId, values: 'gone' },
    ])
  })

  it('hears answers, mentions and quotes, and not ourselves', async () => {
    const { post, ref } = await publish('heard')
    await dana.say('Was kostet das?', { reply: { root: ref, parent: ref } })
    const features = [{ $type: 'app.bsky.richtext.facet#mention', did: acme.did }]
    await dana.say('@acme-werke.test Hallo', { facets: [{ index: { byteStart: 0, byteEnd: 16 }, features }] })
    const quote = await dana.say('Lest das.', { embed: { $type: 'app.bsky.embed.record', record: ref } })
    await acme.say('Wir selbst.', { reply: { root: ref, parent: ref } })
    await network?.processAll()
    const items = await heard(post)
    const author = { id: dana.did, name: 'dana.test', handle: 'dana.test', url: 'https://bsky.app/profile/dana.test' }
    expect(items.get('Was kostet das?')).toMatchObject({ kind: 'comment', post: ref.uri, parent: ref.uri, author })
    expect(items.get('@acme-werke.test Hallo')).toMatchObject({ kind: 'mention', post: null, parent: null })
    expect(items.get('Lest das.')).toMatchObject({ kind: 'mention', post: ref.uri, remoteId: quote.uri })
    expect(items.has('Wir selbst.')).toBe(false)
    expect(await heard(post, new Date(Date.now() + 60_000))).toEqual(new Map())
  })

  it('answers below what somebody said, once however often it is sent', async () => {
    const { post, ref } = await publish('asked')
    const question = await dana.say('Wo gibt es das?', { reply: { root: ref, parent: ref } })
    await network?.processAll()
    const item = (await heard(post)).get('Wo gibt es das?')!
    const context = desk.context({ deliveryKey: 'answer-0001', plannedAt: new Date() })
    const answer = await publisher.reply?.(item, 'Bei uns, @dana.test: https://acme.example', context)
    expect(await publisher.reply?.(item, 'Bei uns, @dana.test: https://acme.example', context)).toEqual(answer)
    const [newest] = await acme.posts()
    expect(newest).toMatchObject({ uri: answer?.remoteId, value: { reply: { root: ref, parent: question } } })
    expect(newest?.value.facets).toHaveLength(2)
    await network?.processAll()
    const deeper = await dana.say('Danke.', { reply: { root: ref, parent: { uri: newest!.uri, cid: newest!.cid } } })
    await network?.processAll()
    expect((await heard(post)).get('Danke.')).toMatchObject({ kind: 'comment', post: ref.uri, parent: newest!.uri, remoteId: deeper.uri })
  })

  it('reads in pages until there is nothing newer', async () => {
    const { post, ref } = await publish('much talk')
    const since = new Date(Date.now() - 1)
    for (let at = 0; at < 105; at++) await dana.say(`Wort ${at}`, { reply: { root: ref, parent: ref } })
    await network?.processAll()
    const texts = new Set<string>()
    let pages = 0
    let cursor: Parameters<NonNullable<typeof publisher.interactions>>[0]['cursor'] = null
    do {
      const page = await publisher.interactions!({ posts: [post], since, cursor }, desk.context())
      for (const { text } of page.items) texts.add(text)
      cursor = page.next
      pages++
    } while (cursor !== null && pages < 10)
    expect(texts.size).toBe(105)
    expect(pages).toBe(2)
  })
})
