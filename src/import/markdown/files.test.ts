import { describe, expect, it } from 'vitest'
import type { ImportWorld } from '../world.ts'
import type { Archive } from './archive.ts'
import { pictureAt, planFiles } from './files.ts'

const world: ImportWorld = {
  brand: { id: 'b', timeZone: 'Europe/Berlin', languages: ['de'] },
  ...{ channels: [], campaigns: [], topics: [], pictures: new Map() },
  now: new Date('2026-11-30T06:00:00Z'),
}
const archive = (files: Readonly<Record<string, string | Buffer>>): Archive => ({
  notes: [],
  entries: Object.entries(files).map(([path, text]) => ({ path, size: text.length, read: async () => Buffer.from(text) })),
})
const plan = (files: Readonly<Record<string, string | Buffer>>) =>
  planFiles(archive(files), { kind: 'markdown', brand: 'b', language: 'de', makeTopics: true, updateDrafts: false, channels: ['c'] }, world)
const said = (post: { complaints: readonly { en: string; refuses: boolean }[] } | undefined) =>
  post?.complaints.map(({ en }) => en).join(' ') ?? ''

describe('a folder of Markdown', () => {
  it('makes one post of two languages', async () => {
    for (const [one, other] of [
      ['a.de.md', 'a.en.md'],
      ['posts/de/a.md', 'posts/en/a.md'],
      ['a.md', 'a.en-GB.md'],
    ] as const) {
      const posts = await plan({ [one]: '# Eins', [other]: '# One' })
      expect(posts).toHaveLength(1)
      expect(posts[0]?.texts).toMatchObject({ de: { title: 'Eins' }, en: { title: 'One' } })
    }
  })
  it('refuses two texts in one language', async () => {
    const [post] = await plan({ 'a.md': '# Eins', 'a.de.md': '# Zwei' })
    expect(said(post)).toContain('second text in the same language')
  })
  it('takes the title from the head, the first heading or the name, and does not say it twice', async () => {
    const [head, heading, name, hugo] = await plan({
      '1.md': '---\ntitle: Kopf\n---\n# Kopf\nText',
      '2.md': '# Überschrift\nText',
      '2027-11-22-mein-titel.md': 'Text',
      'x/mein-ordner/index.md': 'Text',
    })
    expect([head, heading, name, hugo].map((post) => [post?.texts.de?.title, post?.texts.de?.body?.text.trim()])).toEqual([
      ['Kopf', 'Text'],
      ['Überschrift', 'Text'],
      ['mein titel', 'Text'],
      ['mein ordner', 'Text'],
    ])
    expect(name?.publishAt).toBe('2027-11-22T08:00:00.000Z')
    expect(name?.variants).toEqual([{ channel: 'c' }])
  })
  it('takes over no state, and says so', async () => {
    const [post] = await plan({ 'a.md': '---\ntitle: A\nstatus: published\napproved: yes\n---\n' })
    expect(said(post)).toContain('whatever is imported is a draft')
  })
  it('refuses what is no text', async () => {
    const [post] = await plan({ 'a.md': Buffer.from([0xc3, 0x28, 0xff]) })
    expect(post?.complaints[0]).toMatchObject({ refuses: true })
    const [nul] = await plan({ 'a.md': '# a\n\u0000' })
    expect(nul?.complaints.some(({ refuses }) => refuses)).toBe(true)
  })
  it('says which pictures are missing', async () => {
    const [post] = await plan({ 'a.md': '# A\n![x](b.png) ![y](https://a.example/c.png)', 'b.png': 'x' })
    expect(said(post)).toContain('c.png')
    expect(said(post)).not.toContain('b.png')
  })
  it('is the same file again by its place, or its id', async () => {
    const key = async (files: Readonly<Record<string, string>>) => (await plan(files))[0]?.key
    expect(await key({ 'a.md': '# A' })).toBe(await key({ 'a.de.md': '# B' }))
    expect(await key({ 'a.md': '---\nid: 7\n---\n# A' })).toBe(await key({ 'b.md': '---\nid: 7\n---\n# B' }))
  })
})

describe('where a picture lies', () => {
  const there = new Set(['blog/a.png', 'static/img/b.png', 'one/c.png', 'two/c.png'])
  it.each([
    ['a.png', 'blog/a.png'],
    ['./a.png?w=2', 'blog/a.png'],
    ['../static/img/b.png', 'static/img/b.png'],
    ['/img/b.png', 'static/img/b.png'],
    ['c.png', null],
    ['../../../etc/a.png', null],
    ['https://x.example/a.png', null],
    ['data:image/png;base64,x', null],
    ['%E0%A4%A', null],
  ])('%s is %s', (src, wanted) => expect(pictureAt('blog/text.md', src, there)).toBe(wanted))
})
