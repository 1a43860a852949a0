import { describe, expect, it } from 'vitest'
import type { ColumnUse, CsvOptions } from '../../core/imports.ts'
import type { ImportWorld } from '../world.ts'
import { planRows } from './rows.ts'

const world: ImportWorld = {
  brand: { id: 'b', timeZone: 'Europe/Berlin', languages: ['de'] },
  channels: [
    { id: 'm', name: 'Acme Mastodon', platform: 'mastodon', handle: '@acme@social.example' },
    { id: 'l1', name: 'Acme LinkedIn', platform: 'linkedin', handle: null },
    { id: 'l2', name: 'Acme Karriere', platform: 'linkedin', handle: null },
  ],
  campaigns: [{ id: 'k', name: 'Frühling' }],
  topics: [],
  pictures: new Map([['kite.jpg', 'p']]),
  now: new Date('2026-11-30T06:00:00Z'),
}
const csvOptions: CsvOptions = {
  ...{ kind: 'csv', brand: 'b', language: 'de', encoding: 'utf-8', separator: ',', columns: [], bodyFormat: 'markdown' },
  ...{ dateOrder: 'day-first', makeTopics: true, updateDrafts: false },
}
function plan(cells: Readonly<Record<string, string>>, differs: Partial<CsvOptions> = {}, times = 1) {
  const columns = Object.keys(cells) as ColumnUse[]
  const options: CsvOptions = { ...csvOptions, columns, ...differs }
  const rows = Array.from({ length: times }, (_, at) => ({ number: at + 2, cells: Object.values(cells) }))
  return planRows({ headings: columns, rows }, options, world)
}
const only = (cells: Readonly<Record<string, string>>) => plan(cells)[0]!
const refusals = (cells: Readonly<Record<string, string>>) =>
  only(cells).complaints.flatMap(({ refuses, column }) => (refuses ? [column] : []))

describe('a row of a table', () => {
  it('becomes a post', () => {
    expect(
      only({
        'title.de': ' Titel ',
        'title.en': 'Title',
        publishAt: '22.11.2027 09:30',
        channels: 'Acme Mastodon; ACME KARRIERE',
        channelText: 'Hier',
        link: 'https://a.example',
        topics: 'Wind, wind , Energie',
        campaign: 'frühling',
        pictures: 'bilder/Kite.JPG',
      }),
    ).toMatchObject({
      texts: { de: { title: 'Titel' }, en: { title: 'Title' } },
      publishAt: '2027-11-22T08:30:00.000Z',
      variants: [
        { channel: 'm', text: 'Hier', link: 'https://a.example' },
        { channel: 'l2', text: 'Hier', link: 'https://a.example' },
      ],
      topics: ['wind', 'Energie'],
      campaign: 'k',
      pictures: ['p'],
      complaints: [],
    })
  })
  it('finds channels by handle, and by platform where there is one', () => {
    expect(only({ 'title.de': 'x', channels: 'acme@social.example' }).variants).toEqual([{ channel: 'm' }])
    expect(only({ 'title.de': 'x', channels: 'Mastodon' }).variants).toEqual([{ channel: 'm' }])
    expect(refusals({ 'title.de': 'x', channels: 'linkedin' })).toEqual(['channels'])
  })
  it('says something of its own on a channel', () => {
    expect(only({ 'title.de': 'x', channels: 'mastodon', 'channelText:m': 'Eigen', 'channelText:fremd': 'y' }).variants).toEqual([
      { channel: 'm', text: 'Eigen' },
    ])
  })
  it('takes the beginning of its text for a title, as exports of posts have none', () => {
    expect(only({ 'teaser.de': `Erste Zeile\nzweite` }).texts.de?.title).toBe('Erste Zeile')
    const long = only({ 'teaser.de': 'Wort '.repeat(100) }).texts.de?.title ?? ''
    expect(long.length).toBeLessThan(110)
    expect(long.endsWith(' …')).toBe(true)
  })
  it.each([
    [{ 'title.de': '' }, ['title.de']],
    [{ 'title.de': 'x'.repeat(201) }, ['title.de']],
    [{ 'title.de': 'x', publishAt: 'bald' }, ['publishAt']],
    [{ 'title.de': 'x', link: 'javascript:alert(1)' }, ['link']],
    [{ 'title.de': 'x', campaign: 'Herbst' }, ['campaign']],
    [{ 'title.de': 'x', pictures: 'fehlt.png' }, ['pictures']],
    [{ 'title.de': 'a\u0000b' }, [null]],
  ])('is refused for %j', (cells, columns) => expect(refusals(cells as unknown as Record<string, string>)).toEqual(columns))
  it('does not fetch pictures from the web, and says so', () => {
    const { complaints, pictures } = only({ 'title.de': 'x', pictures: 'https://a.example/kite.jpg2' })
    expect(pictures).toEqual([])
    expect(complaints).toMatchObject([{ refuses: false, column: 'pictures' }])
  })
  it('with more cells than headings is refused: a quotation mark may be missing', () => {
    expect(only({ 'title.de': 'x' }).complaints).toEqual([])
    const [post] = planRows({ headings: ['t'], rows: [{ number: 2, cells: ['x', 'y'] }] }, { ...csvOptions, columns: ['title.de'] }, world)
    expect(post?.complaints).toMatchObject([{ refuses: true }])
  })
})

describe('what makes a row the same row', () => {
  const key = (cells: Readonly<Record<string, string>>) => only(cells).key
  it('is what it says, or its id', () => {
    expect(key({ 'title.de': 'x' })).toBe(key({ 'title.de': 'x ' }))
    expect(key({ 'title.de': 'x' })).not.toBe(key({ 'title.de': 'y' }))
    expect(key({ externalId: '1', 'title.de': 'x' })).toBe(key({ externalId: '1', 'title.de': 'y' }))
    expect(plan({ 'title.de': 'x' }, { brand: 'other' })[0]?.key).not.toBe(key({ 'title.de': 'x' }))
  })
  it('is not why it was refused before', () => {
    const again = planRows(
      { headings: ['t', 'Why not imported'], rows: [{ number: 9, cells: ['x', 'Because.'] }] },
      { ...csvOptions, columns: ['title.de', ''] },
      world,
    )
    expect(again[0]?.key).toBe(key({ 'title.de': 'x' }))
  })
  it('tells two that say the same apart, and refuses an id that comes twice', () => {
    expect(new Set(plan({ 'title.de': 'x' }, {}, 3).map((post) => post.key)).size).toBe(3)
    const twice = plan({ externalId: '1', 'title.de': 'x' }, {}, 2)
    expect(twice.map(({ complaints }) => complaints.length)).toEqual([0, 1])
  })
})
