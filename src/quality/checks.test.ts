import { describe, expect, test } from 'vitest'
import { languages } from '../core/story.ts'
import { categories, type Example } from './check.ts'
import { checksOnDisk, idsOnDisk } from './checks-on-disk.ts'
import type { Artifacts } from './facts.ts'
import { judge } from './judge.ts'
import { plainArtifacts, subjectOf } from './testing.ts'

// CHECK=brand/ asks those alone.
const checks = await checksOnDisk(process.env.CHECK)

test('every file is a check, by the name of its path', () => {
  expect(checks.map(({ id }) => id)).toEqual(idsOnDisk(process.env.CHECK))
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
