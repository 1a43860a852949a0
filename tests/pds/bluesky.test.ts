import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import connector from '../../publishers/bluesky/connect.ts'
import publisher from '../../publishers/bluesky/publisher.ts'
import { PublisherError } from '../../publishers/errors.ts'
import type { Connection } from '../../publishers/publisher.ts'
import { filmOf, imageOf, storyOf } from '../../publishers/testing/stories.ts'
import type { Json } from '../../src/core/story.ts'
import { connecting, openDesk, type Desk } from './desk.ts'
import { failureOf } from './failure.ts'
import { openLosingProxy } from './losing-proxy.ts'
import { signUp, xrpc, type Person } from './person.ts'
import { blobUploadLimit, openServer } from './networks.ts'

const picture = (tone: number) =>
  sharp({ create: { width: 640, height: 427, channels: 3, background: { r: tone, g: 80, b: 120 } } })
    .png()
    .toBuffer()

describe('Bluesky: a server for accounts (PDS)', () => {
  let network: Awaited<ReturnType<typeof openServer>>
  let proxy: Awaited<ReturnType<typeof openLosingProxy>>
  let acme: Person
  let dana: Person
  let desk: Desk
  const files: { [id: string]: Buffer } = {}

  beforeAll(async () => {
    network = await openServer()
    const { url } = network.pds
    proxy = await openLosingProxy(url)
    acme = await signUp(url, 'acme-werke')
    dana = await signUp(url, 'dana')
    files.red = await picture(200)
    files.blue = await picture(20)
    files.film = Buffer.concat([Buffer.from('0000001c667479706d70343200000000', 'hex'), Buffer.from('mp42isomavc1'), randomBytes(200_000)])
    files.large = Buffer.alloc(blobUploadLimit + 1, files.film)
    const input = { identifier: `@${acme.handle}`, appPassword: await acme.appPassword(), service: proxy.url }
    const answer = await connector.begin(input, connecting({ origins: [proxy.url] }))
    const { account, credentials } = (answer as { connection: Connection }).connection
    expect(account).toEqual({ id: acme.did, handle: acme.handle, url: `https://bsky.app/profile/${acme.handle}` })
    desk = openDesk(publisher, credentials, { origins: [proxy.url], files })
  })
  afterAll(async () => {
    await proxy.close()
    await network.close()
  })

  const newest = async () => (await acme.posts())[0]!
  const revision = async () => {
    const answer = await xrpc(network.pds.url, 'com.atproto.sync.getLatestCommit', { query: `did=${acme.did}` })
    return (answer as { rev: string }).rev
  }

  it('marks links, tags and people by their bytes, behind umlauts and emoji', async () => {
    const text = 'Grüße 👩‍👩‍👧‍👦 aus Köln: @dana.test & @nobody.test zu #Übermut, „https://acme.example/straße“ 🇩🇪 #2 #grün'
    const post = await desk.deliver(storyOf('facets', { text, link: null })).send()
    const { uri, value } = await newest()
    expect(post).toEqual({ remoteId: uri, url: `https://bsky.app/profile/${acme.handle}/post/${uri.split('/').at(-1)}` })
    expect(value).toMatchObject({ text, langs: ['de'] })
    const bytes = Buffer.from(text)
    type Facet = { index: { byteStart: number; byteEnd: number }; features: Record<string, string>[] }
    const marked = (value.facets as Facet[]).map(({ index, features }) => {
      const { $type = '', ...rest } = features[0]!
      return [$type.split('#')[1], bytes.subarray(index.byteStart, index.byteEnd).toString(), ...Object.values(rest)]
    })
    expect(marked).toEqual([
      ['mention', '@dana.test', dana.did],
      ['tag', '#Übermut', 'Übermut'],
      ['link', 'https://acme.example/straße', 'https://acme.example/straße'],
      ['tag', '#grün', 'grün'],
    ])
  })

  it('shows a link as a card', async () => {
    await desk.deliver(storyOf('card')).send()
    expect((await newest()).value.embed).toEqual({
      $type: 'app.bsky.embed.external',
      external: { uri: 'https://acme.example/blog/card', title: 'Titel: card', description: 'Worum es geht: card.' },
    })
  })

  it('keeps pictures with their alternative texts, byte by byte', async () => {
    const media = ['red', 'blue'].map((id) => imageOf(id, { width: 640, height: 427, alt: `Bild „${id}“` }))
    await desk.deliver(storyOf('pictures', { media })).send()
    const { text, embed } = (await newest()).value as { text: string; embed: { images: { image: { ref: { $link: string } } }[] } }
    expect(text).toMatch(/https:\/\/acme\.example\/blog\/pictures$/)
    const aspectRatio = { width: 640, height: 427 }
    const image = { $type: 'blob', mimeType: 'image/png' }
    expect(embed).toMatchObject({
      $type: 'app.bsky.embed.images',
      images: [
        { alt: 'Bild „red“', aspectRatio, image },
        { alt: 'Bild „blue“', aspectRatio, image },
      ],
    })
    expect(await acme.blob(embed.images[1]!.image.ref.$link)).toEqual(files.blue)
  })

  it('takes a film', async () => {
    await desk.deliver(storyOf('film', { media: [filmOf('film', { alt: 'Ein Kran hebt.' })] })).send()
    const { embed } = (await newest()).value as { embed: { video: { ref: { $link: string } } } }
    expect(embed).toMatchObject({ $type: 'app.bsky.embed.video', alt: 'Ein Kran hebt.', video: { mimeType: 'video/mp4' } })
    expect(await acme.blob(embed.video.ref.$link)).toEqual(files.film)
  })

  it('does not take a file that is too large, and says so', async () => {
    const failure = await failureOf(desk.deliver(storyOf('large', { media: [filmOf('large')] })).stage())
    expect([failure.kind, failure.code]).toEqual(['rejected', 'PayloadTooLarge'])
  })

  it('uploads again where an upload was thrown away', async () => {
    const delivery = desk.deliver(storyOf('lost upload', { media: [imageOf('red')] }))
    const staged = await delivery.stage()
    const never = 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'
    const wrong = JSON.parse(JSON.stringify(staged).replace(/"\$link":"[^"]+"/, `"$link":"${never}"`)) as Json
    const failure = await failureOf(delivery.publish(wrong))
    expect([failure.kind, failure.code]).toEqual(['retry', 'BlobNotFound'])
  })

  it('keeps a thread together', async () => {
    const first = await desk.deliver(storyOf('part one')).send()
    const second = await desk.deliver(storyOf('part two'), { root: first, parent: first }).send()
    await desk.deliver(storyOf('part three'), { root: first, parent: second }).send()
    const [third, middle, beginning] = await acme.posts()
    const ref = ({ uri, cid }: { uri: string; cid: string }) => ({ uri, cid })
    expect(beginning?.value.reply).toBeUndefined()
    expect(middle?.value.reply).toEqual({ root: ref(beginning!), parent: ref(beginning!) })
    expect(third?.value.reply).toEqual({ root: ref(beginning!), parent: ref(middle!) })
  })

  it('does not answer a post that is gone', async () => {
    const first = await desk.deliver(storyOf('gone')).send()
    await publisher.remove?.(first, desk.context())
    const failure = await failureOf(desk.deliver(storyOf('answer'), { root: first, parent: first }).stage())
    expect([failure.kind, failure.code]).toEqual(['rejected', 'reply-target-gone'])
  })

  it('makes one post of two attempts when the first answer is lost', async () => {
    const delivery = desk.deliver(storyOf('lost answer', { media: [imageOf('red')] }))
    const staged = await delivery.stage()
    expect(await delivery.find(staged)).toBe('absent')
    const before = (await acme.posts()).length
    proxy.lose('com.atproto.repo.putRecord')
    expect((await failureOf(delivery.publish(staged))).kind).toBe('reconcile')
    const after = await revision()
    const found = await delivery.find(staged)
    // Staged anew, it is the same record still.
    const again = await delivery.publish(await delivery.stage())
    expect(again).toEqual(found)
    expect((await newest()).uri).toBe(again.remoteId)
    expect(await acme.posts()).toHaveLength(before + 1)
    expect(await revision()).toBe(after)
  })

  it('never writes over another post', async () => {
    const delivery = desk.deliver(storyOf('ours'))
    const staged = (await delivery.stage()) as { rkey: string; record: Record<string, Json> }
    const record = { ...staged.record, text: 'Somebody else was quicker.' }
    const body = { repo: acme.did, collection: 'app.bsky.feed.post', rkey: staged.rkey, record }
    await xrpc(network.pds.url, 'com.atproto.repo.putRecord', { token: acme.token, body })
    const failure = await failureOf(delivery.publish(staged))
    expect([failure.kind, failure.code]).toEqual(['reconcile', 'InvalidSwap'])
    expect(await delivery.find(staged)).toBe('unknown')
    expect((await newest()).value.text).toBe('Somebody else was quicker.')
  })

  it('takes a post down, and finds it down the second time', async () => {
    const delivery = desk.deliver(storyOf('taken down'))
    const staged = await delivery.stage()
    const post = await delivery.publish(staged)
    expect(await delivery.find(staged)).toEqual(post)
    await publisher.remove?.(post, desk.context())
    expect(await delivery.find(staged)).toBe('absent')
    expect((await acme.posts()).map(({ uri }) => uri)).not.toContain(post.remoteId)
    await publisher.remove?.(post, desk.context())
  })

  it('refuses what is too long', async () => {
    const failure = await failureOf(desk.deliver(storyOf('long', { text: 'ä'.repeat(301) })).send())
    expect([failure.kind, failure.code]).toEqual(['rejected', 'InvalidRequest'])
    const longest = await desk.deliver(storyOf('longest', { text: '👩‍👩‍👧‍👦'.repeat(100) + 'ä'.repeat(200), link: null })).send()
    expect((await newest()).uri).toBe(longest.remoteId)
  })

  it('tells no numbers where nobody counts, and does not take the post for gone', async () => {
    const post = await desk.deliver(storyOf('uncounted')).send()
    for (const call of [
      publisher.measure?.([post], desk.context()),
      publisher.interactions?.({ posts: [post], since: new Date(0), cursor: null }, desk.context()),
    ]) {
      const failure = await failureOf(Promise.resolve(call))
      expect(failure).toBeInstanceOf(PublisherError)
      expect(failure.kind).toBe('retry')
    }
  })
})
