/** Reels, stories and polls of a post, while it is written: kept, seen in the preview, judged, and part of what an approval is bound to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostPreview, PostState } from '../../src/core/answers.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

describe(`on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let channels: Record<'mastodon' | 'bluesky', string>

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    channels = { mastodon: await hub.channel('mastodon'), bluesky: await hub.channel('bluesky') }
  })
  afterAll(() => hub?.stop())

  const poll = { options: [{ text: 'Glocken' }, { text: ' ' }, { text: 'Gongs' }], minutes: '60', multiple: true }
  const form = (channel: keyof typeof channels, kind: object) => ({
    ...{ title: 'Werkstatt', slug: 'werkstatt', teaser: 'Wir fragen.', brand: hub.brand },
    variants: [{ channel: channels[channel], when: 'with-post', text: 'Was gießen wir?', ...kind }],
  })
  const preview = async (channel: keyof typeof channels, kind: object) => {
    const { variants } = (await editor.post('/api/posts/preview?locale=de', form(channel, kind)).expect(200)).body as PostPreview
    const [view] = variants
    const failed = view?.judgements.filter(({ verdict }) => verdict === 'failed').flatMap(({ findings }) => findings) ?? []
    return { view, fields: failed.map(({ field }) => field) }
  }

  it('shows a poll where polls are, and refuses what is not there', async () => {
    const { view, fields } = await preview('mastodon', { poll })
    expect(view).toMatchObject({ format: 'post', poll: { options: ['Glocken', 'Gongs'], minutes: 60, multiple: true }, price: null })
    expect(fields).toEqual([])
    expect((await preview('bluesky', { poll })).fields).toEqual(['poll'])
    expect((await preview('bluesky', { format: 'reel' })).fields).toEqual(['format'])
    expect((await preview('mastodon', { poll: { ...poll, options: [{ text: 'Ja' }, { text: 'a'.repeat(51) }] } })).fields).toEqual([
      'poll.options.1',
    ])
  })

  it('keeps them, and binds an approval to them', async () => {
    const { doc } = (await editor.post('/api/posts?locale=de', form('mastodon', { poll })).expect(201)).body as {
      doc: { id: string; variants: { id: string; poll: object; format: string }[] }
    }
    expect(doc.variants[0]).toMatchObject({ format: 'post', poll: { minutes: '60', multiple: true } })
    const hash = async () => ((await editor.get(`/api/posts/${doc.id}/state`).expect(200)).body as PostState).review.hash
    const before = await hash()
    const [variant] = doc.variants
    await editor.patch(`/api/posts/${doc.id}?locale=de`, { variants: [{ ...variant, poll: { ...poll, minutes: '30' } }] }).expect(200)
    expect(await hash()).not.toBe(before)
    await editor.patch(`/api/posts/${doc.id}?locale=de`, { variants: [{ ...variant, poll }] }).expect(200)
    expect(await hash()).toBe(before)
  })
})
