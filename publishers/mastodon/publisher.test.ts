import { afterEach, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import type { PublishContext } from '../publisher.ts'
import { landed } from '../testing/landed.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { createFakeServer, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import { manifest } from './manifest.ts'
import publisher from './publisher.ts'

const open: Stand[] = []
const stand = async (other: FakePlatform = platform) => {
  const opened = await openStand(publisher, other)
  open.push(opened)
  return opened
}
afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close()
})

/** A server that answers these routes, and nothing else. */
const server = (routes: FakeServerOptions['routes']): FakePlatform => ({
  ...platform,
  create(options) {
    const refusal = (): FakeReply => ({ status: 500 })
    const refusals = { 'refuse-500': refusal, 'rate-limit': refusal, unauthorised: refusal, 'refuse-content': refusal }
    const notFound = { status: 404, json: { error: 'Not found' } }
    return { ...platform.create(options), handler: createFakeServer({ clock: options.clock, routes, notFound, refusals }).handler }
  },
})
const subject = { publisher, connector, platform }

describe('compose', () => {
  it('puts an empty line between text and link', () => {
    expect(compose(storyOf('x', { text: ' Hallo ', link: 'https://a.example/x' })).status).toBe('Hallo\n\nhttps://a.example/x')
    expect(compose(storyOf('x', { text: '', link: 'https://a.example/x' })).status).toBe('https://a.example/x')
    expect(compose(storyOf('x', { text: 'Hallo', link: null })).status).toBe('Hallo')
  })

  it('does not repeat a link, but tells it from a longer one', () => {
    const link = 'https://a.example/x'
    expect(compose(storyOf('x', { text: `Siehe ${link}.`, link })).status).toBe(`Siehe ${link}.`)
    expect(compose(storyOf('x', { text: `Siehe ${link}y.`, link })).status).toBe(`Siehe ${link}y.\n\n${link}`)
  })

  it('expects a card below a link, unless there are pictures', () => {
    expect(compose(storyOf('x')).card).toEqual({ url: 'https://acme.example/blog/x', title: 'Titel: x', description: 'Beschreibung: x.' })
    expect(compose(storyOf('x', { media: [imageOf('a')] })).card).toBeNull()
    expect(compose(storyOf('x', { link: null })).card).toBeNull()
  })
})

describe('stage', () => {
  const media = [imageOf('small'), imageOf('large', { bytes: 200_000, focalPoint: { x: 100, y: 100 } })]
  const ids = (at: Stand) => (at.fake.save() as { media: { id: string }[] }).media.map(({ id }) => id)

  it('keeps what is uploaded over a crash, and waits for the server', async () => {
    const at = await stand()
    const draft = compose(storyOf('staged', { media }))
    const began = at.clock.now().toISOString()
    const first = await publisher.stage?.(draft, at.context(), null)
    expect(first).toEqual({ ready: false, checkAfter: at.clock.now(), resume: { began, uploaded: ids(at), processing: [] } })
    // 202: uploaded, but not ready to be attached.
    const second = await publisher.stage?.(draft, at.context(), first?.ready === false ? first.resume : null)
    const [small, large] = ids(at)
    const resume = { began, uploaded: [small, large], processing: [large] }
    expect(second).toEqual({ ready: false, checkAfter: new Date(at.clock.now().getTime() + 2_000), resume })
    // 206, then 200.
    expect(await publisher.stage?.(draft, at.context(), resume as Json)).toEqual(second)
    const staged = { status: draft.status, language: 'de', mediaIds: [small, large], poll: null, inReplyToId: null }
    expect(await publisher.stage?.(draft, at.context(), resume as Json)).toEqual({ ready: true, staged })
    expect(ids(at)).toHaveLength(2)
  })

  it('begins again when the files that went up are as old as the server keeps them', async () => {
    const at = await stand()
    const draft = compose(storyOf('held', { media }))
    const first = await publisher.stage?.(draft, at.context(), null)
    at.clock.advance(24 * 3_600_000)
    const again = await publisher.stage?.(draft, at.context(), first?.ready === false ? first.resume : null)
    expect(again).toMatchObject({ resume: { began: at.clock.now().toISOString(), uploaded: [ids(at)[1]] } })
  })

  it('uploads nothing when there are more pictures than the server takes', async () => {
    const at = await stand()
    const draft = compose(storyOf('many', { media: Array.from({ length: 5 }, (_, n) => imageOf(`n${n}`)) }))
    const failure = await failureOf(at, publisher.stage?.(draft, at.context(), null) ?? Promise.resolve())
    expect(failure).toMatchObject({ kind: 'rejected', code: 'too-many-images' })
    expect(ids(at)).toEqual([])
  })

  it('tells the server where the eye should rest', async () => {
    let told = ''
    const upload: FakeServerOptions['routes'] = {
      'POST /api/v2/media': async (call) => {
        told = (await call.fields()).get('focus') ?? ''
        return { status: 200, json: { id: '1' } }
      },
    }
    const at = await stand(server(upload))
    const draft = compose(storyOf('focus', { media: [imageOf('x', { focalPoint: { x: 100, y: 75 } })] }))
    await publisher.stage?.(draft, at.context(), null)
    expect(told).toBe('1.00,-0.50')
  })

  it('lets the file be made for this server’s limits', async () => {
    const configuration = { media_attachments: { image_size_limit: 1_000, supported_mime_types: ['video/mp4', 'image/png'] } }
    const at = await stand(server({ 'GET /api/v2/instance': () => ({ status: 200, json: { configuration } }) }))
    let asked: unknown
    const context = at.context()
    const media: PublishContext<unknown>['media'] = {
      ...context.media,
      open: (ref, limits) => ((asked = limits), context.media.open(ref, limits)),
    }
    const draft = compose(storyOf('limits', { media: [imageOf('x')] }))
    await failureOf(at, publisher.stage?.(draft, { ...context, media }, null) ?? Promise.resolve())
    expect(asked).toMatchObject({ bytes: 1_000, mimeTypes: ['image/png'], max: 4 })
  })
})

describe('limitsFor', () => {
  it('takes what the server tells, and the manifest for the rest', async () => {
    const configuration = { statuses: { max_characters: 10_000, characters_reserved_per_url: 256 } }
    const at = await stand(server({ 'GET /api/v2/instance': () => ({ status: 200, json: { configuration } }) }))
    const limits = await publisher.limitsFor?.(at.context())
    const source = `${at.baseUrl}/api/v2/instance`
    expect(limits?.text).toEqual([{ ...manifest.limits.text[0], max: 10_000, linkCountsAs: 256, source, checked: '2026-11-22' }])
    expect(limits?.images).toEqual({ ...manifest.limits.images, source, checked: '2026-11-22' })
  })

  it('takes the manifest for a server that is too old to tell', async () => {
    expect(await publisher.limitsFor?.((await stand(server({}))).context())).toEqual(manifest.limits)
  })
})

describe('publish', () => {
  it('sends the key and the language', async () => {
    const at = await stand()
    await deliver(subject, at, storyOf('keyed')).send()
    expect(at.fake.records()).toEqual([expect.objectContaining({ key: 'key-of-post-keyed' })])
    expect(at.fake.save()).toMatchObject({ statuses: [{ language: 'de' }] })
  })

  it('asks for a new sign-in when the token has too few permissions', async () => {
    const at = await stand()
    at.fake.load({ ...(at.fake.save() as object), tokens: [{ token: 'read-only-token', scopes: ['read'] }] })
    const credentials = { ...(platform.credentials(at.baseUrl) as object), token: 'read-only-token' }
    const failing = publisher.publish({ status: 'x', language: 'de', mediaIds: [] }, at.context({ credentials }))
    expect(await failureOf(at, failing)).toMatchObject({ kind: 'reconnect', code: 'scope-missing' })
  })

  it('calls an account that is disabled what it is: no new sign-in cures that', async () => {
    const at = await stand(
      server({ 'POST /api/v1/statuses': () => ({ status: 403, json: { error: 'Your login is currently disabled' } }) }),
    )
    const failure = await failureOf(at, deliver(subject, at, storyOf('disabled')).send())
    expect(failure).toMatchObject({ kind: 'unsupported', message: 'Mastodon: Your login is currently disabled' })
  })
})

describe('find', () => {
  const text = '„Größe“ & <b>, @press@acme.example:\nhttps://www.acme.example/a?b=c&d=1 #Umwelt 👩‍👩‍👧‍👦'

  it('knows its text again in the server’s HTML', async () => {
    const at = await stand()
    const delivery = deliver(subject, at, storyOf('html', { text }))
    const published = await delivery.send()
    expect(await delivery.find(await delivery.stage())).toEqual(published)
  })

  it('knows its text again in the HTML of other software', async () => {
    const content = 'Hallo <a href="https://acme.example/blog/other">acme.example/blog/other</a><br>@<b>press</b>&nbsp;&#x1F642;'
    const counts = { favourites_count: 0, reblogs_count: 0, replies_count: 0, media_attachments: [] }
    const status = { id: '7', url: null, uri: 'urn:7', created_at: '2026-11-22T10:00:01Z', content, ...counts }
    const at = await stand(server({ 'GET /api/v1/accounts/:id/statuses': () => ({ status: 200, json: [status] }) }))
    const delivery = deliver(subject, at, storyOf('other', { text: 'Hallo https://acme.example/blog/other\n@press@acme.example 🙂' }))
    expect(await delivery.find(await delivery.stage())).toEqual({ remoteId: '7', url: 'urn:7' })
  })

  it('reads on over later posts', async () => {
    const at = await stand()
    const [ours, missing] = [deliver(subject, at, storyOf('ours')), deliver(subject, at, storyOf('missing'))]
    const published = await ours.send()
    for (let n = 0; n < 45; n++) await deliver(subject, at, storyOf(`later ${n}`)).send()
    expect(await ours.find(await ours.stage())).toEqual(published)
    expect(await missing.find(await missing.stage())).toBe('absent')
  })

  it('says unknown when there is more to read than it reads', async () => {
    const at = await stand()
    const missing = deliver(subject, at, storyOf('missing'))
    await deliver(subject, at, storyOf('other')).send()
    const state = at.fake.save() as { statuses: { id: string }[] }
    const many = Array.from({ length: 401 }, (_, n) => ({ ...state.statuses[0], id: String(10_000 - n) }))
    at.fake.load({ ...state, statuses: many })
    expect(await missing.find(await missing.stage())).toBe('unknown')
    at.fake.load({ ...state, statuses: many.slice(0, 360) })
    expect(await missing.find(await missing.stage())).toBe('absent')
  })

  it('does not take an earlier post with the same words for its own', async () => {
    const at = await stand()
    await deliver(subject, at, storyOf('again')).send()
    at.clock.advance(600_000)
    const again = deliver(subject, at, storyOf('again'))
    expect(await again.find(await again.stage())).toBe('absent')
  })

  it('does not let clocks that disagree mislead it', async () => {
    const at = await stand()
    const ahead = () => new Date(at.clock.now().getTime() + 600_000)
    const context = { ...at.context({ plannedAt: ahead() }), clock: { now: ahead } }
    const staged = { status: 'Von morgen', language: 'de', mediaIds: [] }
    const published = await landed(publisher, staged, context)
    expect(await publisher.find?.(staged, context)).toEqual(published)
  })

  it('tells posts with the same words apart by their pictures', async () => {
    const at = await stand()
    const [one, two] = ['one', 'two'].map((name) => deliver(subject, at, storyOf('pictured', { media: [imageOf(name)] })))
    const [first, second] = [await one?.stage(), await two?.stage()]
    const published = await one?.publish(first ?? null)
    expect(await one?.find(first ?? null)).toEqual(published)
    expect(await two?.find(second ?? null)).toBe('absent')
    const bare = deliver(subject, at, storyOf('pictured'))
    expect(await bare.find(await bare.stage())).toBe('absent')
  })

  it('says unknown of a text without a letter', async () => {
    const at = await stand()
    const delivery = deliver(subject, at, storyOf('bare', { text: '…', link: null }))
    await delivery.send()
    expect(await delivery.find(await delivery.stage())).toBe('unknown')
  })
})

it('says that a server is too old to measure', async () => {
  const at = await stand(server({}))
  const failing = publisher.measure?.([{ remoteId: '1', url: 'https://a.example/1' }], at.context()) ?? Promise.resolve()
  expect((await failureOf(at, failing)).kind).toBe('unsupported')
})

describe('the fake', () => {
  const post = (at: Stand, body: object, headers: object = {}) =>
    fetch(`${at.baseUrl}/api/v1/statuses`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${(platform.credentials(at.baseUrl) as { token: string }).token}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    })

  it('remembers a key for an hour', async () => {
    const at = await stand()
    const key = { 'idempotency-key': 'key-1' }
    const ids = async () => (await post(at, { status: 'x' }, key).then((answer) => answer.json())).id
    const first = await ids()
    at.clock.advance(3_599_999)
    expect(await ids()).toBe(first)
    at.clock.advance(1)
    expect(await ids()).not.toBe(first)
  })

  it('refuses files that are not ready, unknown or used, and an empty status', async () => {
    const at = await stand()
    const draft = compose(storyOf('large', { media: [imageOf('large', { bytes: 200_000 })] }))
    const staging = await publisher.stage?.(draft, at.context(), null)
    const media_ids = staging?.ready === false ? (staging.resume as { uploaded: string[] }).uploaded : []
    const refusal = async (body: object) => (await post(at, body).then((answer) => answer.json())).error
    expect(await refusal({ status: 'x', media_ids })).toMatch(/not finished processing/)
    expect(await refusal({ status: 'x', media_ids: ['1'] })).toMatch(/not found/)
    expect(await refusal({ status: ' ' })).toMatch(/blank/)
    expect(at.fake.records()).toEqual([])
  })

  it('serves its pictures and pages below its mount point', async () => {
    const at = await stand()
    const { url } = await deliver(subject, at, storyOf('page', { text: '<script>', media: [imageOf('x')] })).send()
    const page = await fetch(url).then((answer) => answer.text())
    expect(page).not.toContain('<script>')
    const picture = await fetch(at.fake.timeline()[0]?.images[0]?.url ?? '')
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  })
})
