import { describe, expect, it } from 'vitest'
import { readPost } from './front-matter.ts'

const front = (...lines: readonly string[]) => {
  const file = ['---', ...lines, '---', 'Text'].join('\n')
  const post = readPost(file)!
  const told = (found: readonly { start: number; text: { en: string; de: string } }[]) =>
    found.map(({ start, text }) => [file.slice(0, start).split('\n').length, text.en])
  return { ...post.front, problems: told(post.front.problems), unknown: told(post.front.unknown) }
}

describe('front matter', () => {
  it('says in a sentence which value is wrong, and in which line', () => {
    const wrong = front(
      'title: 2026',
      'language: fr',
      'publishAt: morgen',
      'media:',
      '  - alt: x',
      'channels:',
      '  nowhere: {}',
      'topics: x',
    )
    expect(wrong.value).toBeNull()
    expect(wrong.problems).toEqual([
      [2, '“title” must be a text, in quotes if need be.'],
      [3, '“language” must be one of these: de, en.'],
      [4, 'Write a day or a time, as 2026-12-01, 2026-12-01T09:30 or 2026-12-01T08:30Z.'],
      [6, '“media.0.file” is missing.'],
      [8, expect.stringMatching(/^There is no platform “nowhere”\. There are: bluesky, by-hand,.* mastodon, /)],
      [9, '“topics” must be a list.'],
    ])
  })

  it('tells keys that mean nothing, however deep, and reads the rest', () => {
    const { value, problems, unknown } = front(
      'title: x',
      'tilte: y',
      'seo:',
      '  titel: z',
      'media:',
      '  - { file: a.png, alternative: b }',
    )
    expect([value?.title, problems]).toEqual(['x', []])
    expect(unknown).toEqual([
      [3, '“tilte” means nothing here and is ignored.'],
      [5, '“seo.titel” means nothing here and is ignored.'],
      [7, '“media.0.alternative” means nothing here and is ignored.'],
    ])
  })

  it('refuses what would grow without end, and what is no YAML', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const bomb = names.map(
      (name, i) =>
        `${name}: &${name} [${Array(9)
          .fill(i === 0 ? 'x' : `*${names[i - 1]}`)
          .join()}]`,
    )
    expect(front(...bomb).problems).toEqual([[2, expect.stringContaining('more than 50 times')]])
    expect(front(`title: ${'['.repeat(50_000)}`).problems).toHaveLength(1)
    expect(front('title: a: b').problems).toEqual([[2, expect.stringContaining('not valid YAML')]])
    expect(front('title: a', 'title: b').problems).toEqual([[3, expect.stringContaining('not valid YAML')]])
    expect(front(`title: ${'x'.repeat(300_000)}`).problems).toEqual([[2, expect.stringContaining('longer than 256 KB')]])
    expect(front('__proto__: { polluted: yes }', 'title: x').unknown).toHaveLength(1)
  })

  it.each(['Text', '', '---', '---\ntitle: x', 'x\n---\ntitle: x\n---\n'])('is not what begins otherwise: %j', (file) => {
    expect(readPost(file)).toBeNull()
  })

  it('is found behind a byte order mark, and with the line ends of Windows', () => {
    const file = '\ufeff---\r\ntitle: x\r\n---\r\nText'
    const post = readPost(file)
    expect([post?.front.value?.title, file.slice(post?.bodyAt)]).toEqual(['x', 'Text'])
  })
})
