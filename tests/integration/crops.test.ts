/** A channel's own crop of a picture: kept, seen in the preview, part of what an approval is bound to, and what is delivered. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostPreview, PostState } from '../../src/core/answers.ts'
import { composePost, loadPost } from '../../src/workflow/variants.payload.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

describe(`crops on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let instagram: string
  let mastodon: string
  let picture: string

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    instagram = await hub.channel('instagram')
    mastodon = await hub.channel('mastodon')
    // Red on the left, blue on the right, and wider than Instagram shows.
    const half = { create: { width: 900, height: 600, channels: 3, background: '#0000ff' } } as const
    const data = await sharp({ create: { width: 1800, height: 600, channels: 3, background: '#ff0000' } })
      .composite([{ input: await sharp(half).png().toBuffer(), left: 900, top: 0 }])
      .png()
      .toBuffer()
    const file = { data, mimetype: 'image/png', name: 'panorama.png', size: data.length }
    picture = String((await hub.payload.create({ collection: 'media', data: { alt: 'Rot und blau' }, locale: 'de', file })).id)
  })
  afterAll(() => hub?.stop())

  const variants = (crops?: object[]) => [
    { channel: instagram, when: 'now', text: 'Ein weites Feld.', ...(crops && { crops }) },
    { channel: mastodon, when: 'now', text: 'Ein weites Feld.' },
  ]
  const form = (crops?: object[]) => ({ title: 'Feld', teaser: 'Weit.', brand: hub.brand, media: [picture], variants: variants(crops) })
  const write = async (crops?: object[]) =>
    ((await editor.post('/api/posts?locale=de', form(crops)).expect(201)).body as { doc: { id: string } }).doc.id
  const hashOf = async (post: string) => ((await editor.get(`/api/posts/${post}/state`).expect(200)).body as PostState).review.hash
  const crop = (x: number, y = 50) => [{ media: picture, x, y }]
  const change = (post: string, crops: object[]) => editor.patch(`/api/posts/${post}?locale=de`, { variants: variants(crops) }).expect(200)

  it('changes nothing of what was approved where there is none, and is approved where there is one', async () => {
    const post = await write()
    const before = await hashOf(post)
    for (const none of [[], [{ media: picture }], [{ x: 10, y: 10 }], crop(50)]) {
      await change(post, none)
      expect(await hashOf(post)).toBe(before)
    }
    await change(post, crop(0))
    const left = await hashOf(post)
    expect(left).not.toBe(before)
    await change(post, crop(100))
    expect(await hashOf(post)).not.toBe(left)
  })

  it('says in the preview what shows there, and what another channel shows is the library’s', async () => {
    const { variants } = (await editor.post('/api/posts/preview?locale=de', form(crop(10, 70))).expect(200)).body as PostPreview
    const shown = variants.map(({ channel, media }) => [channel.platform, media[0]?.focalPoint, media[0]?.aspect])
    expect(shown).toEqual([
      ['instagram', { x: 10, y: 70 }, { min: 0.8, max: 1.91 }],
      ['mastodon', { x: 50, y: 50 }, null],
    ])
  })

  it('never crops by a point outside of the picture', async () => {
    const [ig] = (await composePost(hub.payload, await loadPost(hub.payload, await write(crop(100))))).variants
    expect(ig?.story.media[0]?.focalPoint).toEqual({ x: 100, y: 50 })
    const { variants } = (await editor.post('/api/posts/preview?locale=de', form(crop(-400, 9000))).expect(200)).body as PostPreview
    expect(variants[0]?.media[0]?.focalPoint).toEqual({ x: 0, y: 100 })
  })

  it.each([
    ['left', 0, 'red'],
    ['right', 100, 'blue'],
  ])('delivers what is on the %s', async (_, x, colour) => {
    const post = await write(crop(x))
    const { review } = (await editor.post(`/api/posts/${post}/submit`).expect(200)).body as PostState
    await approver.post(`/api/posts/${post}/approve`, { hash: review.hash }).expect(200)
    await hub.engine.drain()
    const [published] = hub.fakes.get('instagram')?.timeline() ?? []
    const file = Buffer.from(await (await fetch(published?.images[0]?.url ?? '')).arrayBuffer())
    const { width, height } = await sharp(file).metadata()
    expect(width / height).toBeCloseTo(1.91, 1)
    // The outermost quarter: the middle of the picture has both colours.
    const left = x === 0 ? 0 : Math.round(width * 0.75)
    const { channels } = await sharp(file)
      .extract({ left, top: 0, width: Math.round(width / 4), height })
      .stats()
    expect((channels[0]?.mean ?? 0) > (channels[2]?.mean ?? 0) ? 'red' : 'blue').toBe(colour)
  })
})
