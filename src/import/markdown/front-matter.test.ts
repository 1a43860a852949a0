import { describe, expect, it } from 'vitest'
import { splitText } from './front-matter.ts'

const front = (yaml: string) => splitText(`---\n${yaml}\n---\nText`)

describe('what stands above a text', () => {
  it('is read as Jekyll, Hugo, Astro, Ghost and WordPress write it', () => {
    expect(front('title: Jekyll\ndate: 2027-11-22 09:30:00 +0100\ncategories: [Wind]\ntags: a, b\npublished: false').front).toMatchObject({
      title: 'Jekyll',
      date: '2027-11-22 09:30:00 +0100',
      topics: ['a', 'b', 'Wind'],
      state: ['published'],
    })
    expect(front('title: Hugo\ndescription: Kurz\nslug: hugo\ndraft: true\ncover:\n  image: a.png\n  alt: Ein A').front).toMatchObject({
      teaser: 'Kurz',
      slug: 'hugo',
      cover: { src: 'a.png', alt: 'Ein A' },
      state: ['draft'],
    })
    expect(front('title: Astro\npubDate: Jul 08 2022\nheroImage: ../b.jpg\nlang: en').front).toMatchObject({
      date: 'Jul 08 2022',
      cover: { src: '../b.jpg' },
      language: 'en',
    })
    expect(
      front(
        'title: Ghost\ncustom_excerpt: Kurz\nfeature_image: /c.jpg\ntags:\n  - name: Wind\n  - name: "#intern"\nuuid: u-1\nmeta_title: M',
      ).front,
    ).toMatchObject({
      teaser: 'Kurz',
      topics: ['Wind'],
      externalId: 'u-1',
      seoTitle: 'M',
    })
  })
  it('is nothing where there is none', () => {
    expect(splitText('# Titel\n---\nText')).toMatchObject({ problem: null, body: '# Titel\n---\nText' })
    expect(splitText('---\nkein Ende')).toMatchObject({ problem: null })
    expect(splitText('\ufeff---\r\ntitle: A\r\n---\r\nText')).toMatchObject({ front: { title: 'A' }, body: 'Text' })
  })
  it('never runs, and never unfolds', () => {
    const laughs = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((key, at) => `${key}: &${key} [${`*${'abcdefg'[at]},`.repeat(9)}]`),
    ].join('\n')
    expect(front(laughs).problem).toBe('unreadable')
    expect(front('title: !!js/function "function(){}"').front?.title ?? '').not.toBe('ran')
    expect(front('__proto__: {polluted: yes}\ntitle: A').front?.title).toBe('A')
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
    expect(front(`title: ${'x'.repeat(70_000)}`).problem).toBe('too-long')
  })
  it('is refused where it is no YAML', () => {
    expect(front('title: a: b: c').problem).toBe('unreadable')
    expect(front('- just\n- a list').problem).toBe('unreadable')
    expect(splitText('+++\ntitle = "x"\n+++\n').problem).toBe('toml')
  })
})
