import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../core/story.ts'
import { categories, type Artifacts, type Example } from './check.ts'
import { judge } from './judge.ts'
import { checks } from './registry.gen.ts'
import { article, plainArtifacts, plainImage, plainPlatform, plainStory, subjectOf } from './testing.ts'

const idsOnDisk = readdirSync(new URL('./checks/', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.slice(0, -3))

test('every file is a check, by the name of its path', () => {
  expect(checks.map(({ id }) => id)).toEqual(idsOnDisk.sort())
  for (const { id } of checks) expect(categories).toContain(id.split('/')[0])
})

describe.each(checks)('$id', (check) => {
  const judged = (example: Example<keyof Artifacts>) =>
    judge({ checks: [check], subject: subjectOf(example), artifacts: example.facts })[0]!

  test.each(check.examples.good)('good: $say', (example) => {
    expect(judged(example)).toMatchObject({ verdict: 'passed', findings: [] })
  })

  test.each(check.examples.bad)('bad: $say', (example) => {
    const said = judged(example)
    expect(said.findings.map(({ message }) => message)).toEqual(example.expect)
    expect(['failed', 'needs-review']).toContain(said.verdict)
    for (const { text } of said.findings) for (const language of languages) expect(text[language]).toMatch(/^[^{}]+[.!]$/)
  })

  test('has an example of being fine, and one of each of its messages', () => {
    expect(check.examples.good.length).toBeGreaterThan(0)
    expect(new Set(check.examples.bad.flatMap(({ expect }) => expect))).toEqual(new Set(Object.keys(check.messages)))
  })

  test('gives its examples the facts that it declares, and no more', () => {
    for (const { facts } of [...check.examples.good, ...check.examples.bad])
      expect(Object.keys(facts).sort()).toEqual([...check.needs].sort())
  })

  test('speaks in whole sentences, differently in each language', () => {
    for (const said of [check.why, ...Object.values(check.messages)]) {
      for (const language of languages) expect(said[language]).toMatch(/^[\p{Lu}{„“].*[.!]$/u)
      expect(said.de).not.toBe(said.en)
    }
    const placeholders = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const said of Object.values(check.messages)) expect(placeholders(said.de)).toEqual(placeholders(said.en))
  })
})

test('nothing is wrong with the plain story, on a network and on an owned medium', () => {
  for (const role of ['network', 'owned'] as const) {
    const said = judge({ checks, subject: subjectOf({ platform: { role } }), artifacts: plainArtifacts })
    expect(said.filter(({ verdict }) => verdict !== 'passed' && verdict !== 'not-applicable')).toEqual([])
  }
})

test('no text breaks a check, lone surrogates included', () => {
  const anyText = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('(', '[', '\\', '$&', '*', '.', '{max}', 'https://', '__proto__', '\ud800', '.jpg'),
  )
  const link = fc.record({ url: anyText, answer: fc.oneof(fc.integer(), fc.constantFrom('unreachable', 'refused', 'unverifiable')) })
  fc.assert(
    fc.property(
      fc.record({
        a: anyText,
        b: anyText,
        c: anyText,
        links: fc.array(link),
        language: fc.constantFrom(...languages),
        role: fc.constantFrom('owned', 'network'),
      }),
      ({ a, b, c, links, language, role }) => {
        const body = {
          root: {
            children: [{ type: 'paragraph', children: [{ type: 'link', fields: { url: a }, children: [{ type: 'text', text: b }] }] }],
          },
        }
        const media = [{ ...plainImage, alt: c }]
        const facts = {
          preview: { text: a + b + c, media, card: { url: c, title: b, description: a } },
          parts: [{ text: c, media: [], card: null }],
          limits: plainPlatform.limits,
          links,
          brand: { name: b, forbiddenWords: [{ word: a, instead: b }, { word: b, instead: '' }] }, // prettier-ignore
        } as Artifacts
        const story = {
          ...plainStory,
          language,
          text: b,
          link: c,
          media,
          article: article({ title: a, teaser: b, body, seo: { title: c, description: a } }),
        }
        const said = judge({ checks, subject: subjectOf({ story, platform: { role } }), artifacts: facts })
        expect(said.filter(({ verdict }) => verdict === 'errored')).toEqual([])
        for (const { findings } of said)
          for (const { at } of findings) expect(at.start === undefined || (at.start >= 0 && at.end! > at.start)).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})
