import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../core/story.ts'
import { categories, type Check, type Example } from './check.ts'
import type { Artifacts } from './facts.ts'
import { readText } from './gather/text.ts'
import { judge } from './judge.ts'
import { declared, houseOf, medium, plainArtifacts, plainImage, plainStory, plainText, readImage, subjectOf } from './testing.ts'

const idsOnDisk = readdirSync(new URL('./checks/', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.slice(0, -3))
  // CHECK=brand/ judges by those alone: the others may be half written.
  .filter((id) => id.startsWith(process.env.CHECK ?? ''))
  .sort()
const load = async (id: string) =>
  ((await import(/* @vite-ignore */ new URL(`./checks/${id}.ts`, import.meta.url).href)) as { readonly default: Check }).default
const checks = await Promise.all(idsOnDisk.map(load))

test('every file is a check, by the name of its path', () => {
  expect(checks.map(({ id }) => id)).toEqual(idsOnDisk)
  for (const { id } of checks) expect(categories).toContain(id.split('/')[0])
})

describe.each(checks)('$id', (check) => {
  const judged = (example: Example<keyof Artifacts>) =>
    judge({ checks: [check], subject: subjectOf(example), artifacts: { ...plainArtifacts, ...example.facts } })[0]!

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

describe('no text breaks a check, and none takes more than its share of time', () => {
  const anyText = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('Ä', 'ß', '́', '🏳️‍🌈', 'שלום', '\u202e', '@a', '#b', ' ', '\n', '„', '“', '*', ':in', 'https://a.example', '4711'),
      )
      .map((some) => some.join('')),
    fc.constantFrom('(', '[', '\\', '$&', '*', '.', '{max}', 'https://', '__proto__', '\ud800', '.jpg'),
  )
  const facts = (a: string, b: string, c: string, language: 'de' | 'en', role: 'owned' | 'network') => {
    const body = {
      root: { children: [{ type: 'paragraph', children: [{ type: 'link', fields: { url: a }, children: [{ type: 'text', text: b }] }] }] },
    }
    const media = [{ ...plainImage, alt: c }]
    const texts = { ...plainText, title: a, teaser: b, body, seo: { title: c, description: a } }
    const story = { ...plainStory, language, text: b, link: c, media, article: { ...plainStory.article, texts: { [language]: texts } } }
    const subject = subjectOf({ story, platform: { role } })
    const seen = { text: a + b + c, media, card: { url: c, title: b, description: a } }
    const artifacts: Artifacts = {
      ...plainArtifacts,
      preview: seen,
      parts: [{ text: c, media: [], card: null }],
      text: readText(seen, subject),
      links: [
        { url: a, answer: 404, leadsTo: b },
        { url: c, answer: 'unverifiable' },
      ],
      images: [
        readImage({
          words: [{ text: a, box: { x: 0, y: 0, width: 1, height: 0.1 }, contrast: 2 }],
          metadata: { ...readImage().metadata, copyright: b, persons: [c] },
        }),
      ],
      media: [medium({ filename: a, rightsHolder: b, credit: c })],
      declared: declared({ sponsor: a, focusKeyword: b, canonical: c, consents: [{ name: a, agreedOn: null }] }),
      kin: { similar: [{ post: 'p', title: a, samePost: false, channel: b, platform: 'plain', similarity: 0.9, at: null }] },
      spelling: { known: true, unknown: [{ field: 'text', exact: true, start: 0, end: 1, word: a, suggestions: [b] }] },
      brand: houseOf(a, b),
    }
    return { subject, artifacts }
  }

  test('10,000 texts, lone surrogates and right-to-left included', () => {
    fc.assert(
      fc.property(
        anyText,
        anyText,
        anyText,
        fc.constantFrom(...languages),
        fc.constantFrom('owned', 'network'),
        (a, b, c, language, role) => {
          const said = judge({ checks, ...facts(a, b, c, language, role) })
          expect(said.filter(({ verdict }) => verdict === 'errored')).toEqual([])
          for (const { findings } of said)
            for (const { at } of findings) expect(at.start === undefined || (at.start >= 0 && at.end! > at.start)).toBe(true)
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 10_000) },
    )
  }, 600_000)
})
