import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Json, Story } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { landed } from '../testing/landed.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const picture = imageOf('m1', { alt: 'Ein Bild' })
const story = (text: string, over: Partial<Story> = {}) => storyOf('x', { text, link: null, ...over })

async function stage(said: Story, ctx = stand.context()): Promise<Json> {
  const staging = await publisher.stage?.(publisher.compose(said), ctx, null)
  if (!staging?.ready) throw new Error('not ready')
  return staging.staged
}
const publish = async (said: Story, ctx = stand.context()) => landed(publisher, await stage(said, ctx), ctx)

const failing = async (call: Promise<unknown> | undefined): Promise<PublisherError> => {
  const error: unknown = await call?.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof PublisherError)) throw new Error(`no PublisherError: ${String(error)}`)
  return error
}

describe('a post', () => {
  it('is refused with captions that are too long, before the film goes up', async () => {
    const ctx = stand.context()
    const captions = () => Promise.resolve([{ language: 'de' as const, text: 'x'.repeat(20_001) }])
    const film = filmOf('film', { bytes: 1_000, captions: [{ language: 'de', sha256: 'a'.repeat(64) }] })
    const error = await failing(stage(story('x', { media: [film] }), { ...ctx, media: { ...ctx.media, captions } }))
    expect(error).toMatchObject({ kind: 'rejected', code: 'captions-too-long' })
    expect(stand.told.join()).not.toContain('uploadBlob')
  })

  it('reaches the network with its pictures, at the address that it was given', async () => {
    const published = await publish(story('Größer denken', { media: [picture], link: 'https://acme.example/neu' }))
    const [seen] = stand.fake.timeline()
    expect(seen).toMatchObject({ ...published, text: 'Größer denken\n\nhttps://acme.example/neu', card: null })
    expect(seen?.images).toMatchObject([{ alt: 'Ein Bild' }])
    const image = await fetch(seen?.images[0]?.url ?? '')
    expect((await image.arrayBuffer()).byteLength).toBe(picture.bytes)
    expect(await (await fetch(published.url)).text()).toContain('Größer denken')
  })

  it('mentions whoever exists and leaves the others as text', async () => {
    const did = expect.stringContaining('did:plc:') as string
    expect(await stage(story('Danke @Press.acme.test und @niemand.example.com'))).toMatchObject({
      record: { facets: [{ index: { byteStart: 6, byteEnd: 22 }, features: [{ did }] }] },
    })
  })

  it('keeps the place of a picture free before it has loaded', async () => {
    const images = [{ alt: '', aspectRatio: { width: 1200, height: 800 } }]
    expect(await stage(story('x', { media: [imageOf('m1', { alt: null })] }))).toMatchObject({ record: { embed: { images } } })
  })

  it('is created at the planned time, however late it is sent', async () => {
    const plannedAt = stand.clock.now()
    stand.clock.advance(14 * 60_000)
    const staged = await stage(story('x'), stand.context({ plannedAt }))
    expect(staged).toMatchObject({ record: { createdAt: plannedAt.toISOString(), langs: ['de'] } })
  })

  it('never overwrites another one that stands at its address', async () => {
    const same = stand.context()
    await publish(story('Erster'), same)
    const other = await stage(story('Zweiter'), same)
    expect(await failing(publisher.publish(other, same))).toMatchObject({ kind: 'reconcile', code: 'InvalidSwap' })
    expect(await publisher.find?.(other, same)).toBe('unknown')
    expect(stand.fake.timeline().map(({ text }) => text)).toEqual(['Erster'])
  })
})

describe('a refusal', () => {
  it('of content is for a person', async () => {
    const message = expect.stringContaining('300 graphemes') as string
    const tooLong = await failing(publish(story('ä'.repeat(301))))
    expect(tooLong).toMatchObject({ kind: 'rejected', code: 'InvalidRequest', message })
    const tooLarge = await failing(publish(story('x', { media: [imageOf('m2', { bytes: 2_000_001 })] })))
    expect(tooLarge).toMatchObject({ kind: 'rejected', code: 'BlobTooLarge' })
    expect(stand.fake.records()).toEqual([])
  })

  it('of a worn-out token is told apart, and a refreshed one works', async () => {
    const connection = await connect(typed())
    stand.clock.advance(2 * 3_600_000)
    const worn = stand.context({ credentials: connection.credentials })
    expect(await failing(publish(story('x'), worn))).toMatchObject({ kind: 'reconnect', code: 'token-expired' })
    const fresh = await connector.refresh?.(connection.credentials, stand.connecting())
    await publish(story('x'), stand.context({ credentials: fresh?.credentials }))
    expect(stand.fake.timeline()).toHaveLength(1)
  })

  it('of an upload that the server has thrown away asks for another attempt', async () => {
    const staged = await stage(story('x', { media: [picture] }))
    stand.fake.load({ repository: { accepted: [], posts: [], blobs: {} }, session: { spent: [], signIns: [] } })
    expect(await failing(publisher.publish(staged, stand.context()))).toMatchObject({ kind: 'retry', code: 'BlobNotFound' })
  })
})

it('numbers are told in our words, and a deleted post is gone', async () => {
  const here = await publish(story('Hier'))
  const gone = await publish(story('Weg'))
  for (const by of ['a', 'b', 'b']) stand.fake.visit(here.remoteId, { kind: 'like', by })
  stand.fake.visit(here.remoteId, { kind: 'share', by: 'a' })
  stand.fake.visit(here.remoteId, { kind: 'reply', by: 'a', text: 'Ja' })
  await publisher.remove?.(gone, stand.context())
  await publisher.remove?.(gone, stand.context())
  expect(await publisher.measure?.([gone, here], stand.context())).toEqual([
    { remoteId: gone.remoteId, values: 'gone' },
    { remoteId: here.remoteId, values: { reactions: 2, shares: 1, comments: 1, saves: 0 } },
  ])
})

const typed = () => platform.connect(stand.baseUrl).valid ?? {}
async function connect(input: { readonly [field: string]: string }) {
  const outcome = await connector.begin(input, stand.connecting())
  if (!('connection' in outcome)) throw new Error('sent to a redirect')
  return outcome.connection
}

describe('connecting', () => {
  it('takes a name and a server as people type them', async () => {
    const valid = typed()
    const connection = await connect({ ...valid, identifier: ' @nordlicht.test ', service: `${stand.baseUrl}/`, web: '' })
    expect(connection.account).toMatchObject({ handle: 'nordlicht.test', url: 'https://bsky.app/profile/nordlicht.test' })
    expect(connection.expiresAt).toBeNull()
    expect(publisher.credentials.parse(connection.credentials)).toMatchObject({ service: stand.baseUrl })
  })

  it('signs in again when the refresh token was used before', async () => {
    const { credentials } = await connect(typed())
    const first = await connector.refresh?.(credentials, stand.connecting())
    const second = await connector.refresh?.(credentials, stand.connecting())
    expect(second?.account).toEqual(first?.account)
    expect(second?.credentials).not.toEqual(first?.credentials)
  })

  it('says what is wrong with what was typed', async () => {
    const valid = typed()
    for (const service of ['http://', 'ftp://acme.example', 'a b'])
      expect(await failing(connect({ ...valid, service }))).toMatchObject({ kind: 'rejected', code: 'address-invalid' })
    expect(await failing(connect({ ...valid, identifier: ' ' }))).toMatchObject({ kind: 'rejected', code: 'input-missing' })
  })

  it('waits after thirty sign-ins in five minutes', async () => {
    const valid = typed()
    for (let n = 0; n < 30; n++) await connect(valid)
    const retryAfter = new Date(stand.clock.now().getTime() + 300_000)
    expect(await failing(connect(valid))).toMatchObject({ kind: 'wait', retryAfter })
    stand.clock.advance(300_000)
    await connect(valid)
  })
})
