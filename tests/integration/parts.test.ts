/** What answers a post, while it is written: seen in the preview, judged like the post, and never submitted where it cannot go. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostPreview } from '../../src/core/answers.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

describe(`on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let channels: Record<'website' | 'mastodon' | 'bluesky', string>

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    channels = { website: await hub.channel('website'), mastodon: await hub.channel('mastodon'), bluesky: await hub.channel('bluesky') }
  })
  afterAll(() => hub?.stop())

  const parts = (...texts: string[]) => texts.map((text) => ({ text }))
  const form = (channel: keyof typeof channels, ...texts: string[]) => ({
    title: 'Windpark',
    slug: 'windpark',
    teaser: 'Wir bauen einen Windpark.',
    brand: hub.brand,
    seo: { description: 'Warum wir einen Windpark bauen.' },
    variants: [{ channel: channels[channel], when: 'with-post', text: 'Erstens.', parts: parts(...texts) }],
  })
  const preview = async (...of: Parameters<typeof form>) => {
    const { variants } = (await editor.post('/api/posts/preview?locale=de', form(...of)).expect(200)).body as PostPreview
    const [view] = variants
    if (!view) throw new Error('There is no variant.')
    const failed = view.judgements.filter(({ verdict }) => verdict === 'failed')
    return { ...view, failed: failed.flatMap(({ findings }) => findings.map(({ text, field }) => [field, text.de, text.en])) }
  }

  it('is previewed with the counts that hold on the channel', async () => {
    const counting = { max: 500, unit: 'grapheme', linkCountsAs: 23, mentionsWithoutServer: true }
    const links = 'Zweitens: https://acme.example/ein-sehr-langer-weg'
    expect((await preview('mastodon', links, 'Drittens.')).parts).toEqual([
      { text: links, counts: [{ count: 33, ...counting }] },
      { text: 'Drittens.', counts: [{ count: 9, ...counting }] },
    ])
    expect((await preview('bluesky', 'Ü')).parts).toEqual([
      {
        text: 'Ü',
        counts: [
          { count: 1, max: 300, unit: 'grapheme' },
          { count: 2, max: 3_000, unit: 'byte' },
        ],
      },
    ])
    expect((await preview('bluesky')).parts).toEqual([])
  })

  it('is judged, and named in what is wrong with it', async () => {
    expect((await preview('mastodon', 'Zweitens.', `${'a'.repeat(495)} billig`)).failed.sort()).toEqual([
      ['parts.1.text', 'Teil 2: Der Text hat 502 Zeichen, Mastodon nimmt höchstens 500. Kürzen Sie ihn um 2.', expect.any(String)],
      ['parts.1.text', 'Teil 2: „billig“ meidet Acme. Schreiben Sie „günstig“.', 'Part 2: Acme avoids “billig”. Write “günstig”.'],
    ])
  })

  it('is refused where nothing can answer a post', async () => {
    const { parts, failed } = await preview('website', 'Ganz billig.')
    expect(parts).toEqual([])
    expect(failed).toEqual([['parts', expect.stringContaining('Auf Website kann keinem Beitrag etwas folgen.'), expect.any(String)]])
  })

  it.each([
    ['website', 'Zweitens.', 'Acme website de'],
    ['mastodon', 'a'.repeat(501), 'Acme mastodon de: Part 1: The text has 501 characters'],
  ] as const)('keeps a post for %s from being submitted', async (channel, text, sentence) => {
    const post = { ...form(channel, text), slug: `windpark-${channel}` }
    const { id } = ((await editor.post('/api/posts?locale=de', post).expect(201)).body as { doc: { id: string } }).doc
    const refused = await editor.post(`/api/posts/${id}/submit`).expect(422)
    expect(refused.text).toContain(sentence)
  })
})
