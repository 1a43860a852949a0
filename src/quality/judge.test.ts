import { describe, expect, test } from 'vitest'
import type { Check, Finding } from './check.ts'
import type { Gathered } from './gather/gather.ts'
import { blockers, judge } from './judge.ts'
import { brandOf, plainArtifacts, subjectOf } from './testing.ts'

const both = (text: string) => ({ de: `${text} (de)`, en: `${text} (en)` })
const subject = subjectOf({})

const check = (differs: Partial<Check>): Check => ({
  id: 'brand/mood',
  title: { pass: both('good'), fail: both('bad') },
  why: both('why'),
  source: 'here',
  severity: 'blocker',
  needs: ['preview'],
  messages: { sour: both('{name} is sour by {count}') },
  run: () => [],
  examples: { good: [], bad: [] },
  ...differs,
})
const finding = (differs: Partial<Finding> = {}): Finding => ({
  message: 'sour',
  certainty: 'sure',
  at: { field: 'text', start: 1, end: 2 },
  data: { name: 'Milk', count: 1500 },
  ...differs,
})
const judged = (differs: Partial<Check>, artifacts: Gathered = plainArtifacts) =>
  judge({ checks: [check(differs)], subject, artifacts })[0]!

describe('a verdict', () => {
  test('without findings: passed', () => {
    expect(judged({})).toEqual({
      check: 'brand/mood',
      verdict: 'passed',
      severity: 'blocker',
      title: both('good'),
      why: both('why'),
      findings: [],
    })
  })

  test('with a sure finding among others: failed, with sentences in both languages', () => {
    const said = judged({ run: () => [finding({ certainty: 'maybe' }), finding()] })
    expect([said.verdict, said.title, said.findings.length]).toEqual(['failed', both('bad'), 2])
    expect(said.findings[1]).toEqual({
      message: 'sour',
      text: { de: 'Milk is sour by 1.500 (de)', en: 'Milk is sour by 1,500 (en)' },
      at: { field: 'text', start: 1, end: 2 },
      excerpt: { before: 'A', match: 'm', after: ' Samstag öffnen wir die Werkstatt. Komme' },
    })
  })

  test('with doubts alone: needs-review', () => {
    expect(judged({ run: () => [finding({ certainty: 'maybe' })] }).verdict).toBe('needs-review')
  })

  test('where the check does not apply: not-applicable, and it is not asked', () => {
    const run = () => {
      throw new Error('asked')
    }
    expect(judged({ appliesTo: () => false, run }).verdict).toBe('not-applicable')
    expect(judged({ appliesTo: ({ story }) => story === subject.story }).verdict).toBe('passed')
  })

  const crash = () => {
    throw new Error('the oven is cold')
  }
  test.each<[string, Partial<Check>]>([
    ['throws', { run: crash }],
    [
      'throws after a finding',
      {
        *run() {
          yield finding({ certainty: 'maybe' })
          crash()
        },
      },
    ],
    ['throws when asked whether it applies', { appliesTo: crash }],
    ['throws what is no error', { run: () => { throw Object.create(null) as Error } }], // prettier-ignore
    ['names a message that it does not have', { run: () => [finding({ message: 'toString' })] }],
    ['leaves a placeholder open', { run: () => [finding({ data: { name: 'Milk' } })] }],
    ['uses what it did not declare', { run: ({ links }) => links.map(() => finding()) }],
    ['yields what is no finding', { run: () => [null as unknown as Finding] }],
  ])('of a check that %s: errored, which is never fine', (_, differs) => {
    const said = judged(differs)
    expect([said.verdict, said.title.en, said.findings.length]).toEqual(['errored', 'Not judged: good (en)', 1])
    expect(blockers([said])).toEqual([said])
  })

  test('of a check whose facts were not gathered: errored, saying which', () => {
    const { preview: _, ...artifacts } = plainArtifacts
    const said = judged({}, artifacts as Gathered)
    expect([said.verdict, said.findings[0]?.text.de]).toEqual(['errored', expect.stringContaining('preview')])
  })
})

describe('of parts', () => {
  const said = (text: string) => ({ subject, artifacts: { ...plainArtifacts, preview: { ...plainArtifacts.preview, text } } })
  const judgedWith = (differs: Partial<Check>, ...parts: string[]) =>
    judge({ checks: [check(differs)], ...said('fine'), parts: parts.map(said) })[0]!
  const sourBy: Partial<Check> = {
    run: ({ preview }) => (preview.text === 'fine' ? [] : [finding({ data: { name: preview.text, count: 1 } })]),
  }

  test('a finding names its part, in words and by its field', () => {
    const { verdict, title, findings } = judgedWith(sourBy, 'fine', 'Milk')
    expect([verdict, title]).toEqual(['failed', both('bad')])
    expect(findings).toEqual([
      {
        message: 'sour',
        text: { de: 'Teil 2: Milk is sour by 1 (de)', en: 'Part 2: Milk is sour by 1 (en)' },
        at: { field: 'parts.1.text', start: 1, end: 2 },
        excerpt: expect.objectContaining({ match: 'm' }) as unknown,
      },
    ])
  })

  test('the article is that of the post, whoever speaks of it', () => {
    const run: Check['run'] = () => [finding({ at: { field: 'article.title' } })]
    expect(judgedWith({ run }, 'fine').findings.map(({ at }) => at.field)).toEqual(['article.title', 'article.title'])
  })

  test('the worst of all decides, and nothing that was found is lost', () => {
    const run: Check['run'] = ({ preview }) => {
      if (preview.text === 'crash') throw new Error('the oven is cold')
      return preview.text === 'fine' ? [] : [finding({ certainty: preview.text === 'doubt' ? 'maybe' : 'sure' })]
    }
    const verdictOf = (...parts: string[]) => {
      const { verdict, findings } = judgedWith({ run }, ...parts)
      return [verdict, findings.length]
    }
    expect(verdictOf('fine', 'fine')).toEqual(['passed', 0])
    expect(verdictOf('fine', 'doubt')).toEqual(['needs-review', 1])
    expect(verdictOf('doubt', 'crash')).toEqual(['errored', 2])
    expect(verdictOf('crash', 'sour', 'doubt')).toEqual(['failed', 3])
    expect(judgedWith({ appliesTo: ({ story }) => story !== subject.story, run }, 'sour').verdict).toBe('not-applicable')
  })
})

test('what a writer typed is not read as a placeholder', () => {
  const said = judged({ run: () => [finding({ data: { name: '{count} $& {x}', count: 1 } })] })
  expect(said.findings[0]?.text.en).toBe('{count} $& {x} is sour by 1 (en)')
})

test('a brand’s severity replaces the default, and one check’s fate is not another’s', () => {
  const checks = [check({ id: 'brand/a', run: () => [finding()] }), check({ id: 'brand/b' }), check({ id: 'brand/c' })]
  const brand = brandOf({
    severities: [
      { check: 'brand/a', severity: 'advice' },
      { check: 'brand/c', severity: 'off' },
    ],
  })
  const said = judge({ checks, subject, artifacts: { ...plainArtifacts, brand } })
  expect(said.map(({ check, severity, verdict }) => [check, severity, verdict])).toEqual([
    ['brand/a', 'advice', 'failed'],
    ['brand/b', 'blocker', 'passed'],
  ])
})

test('only a blocker that failed or could not tell stops anything', () => {
  const runs: Partial<Check>[] = [
    { run: () => [finding()] },
    { run: () => [finding()], severity: 'warning' },
    { run: () => [finding({ certainty: 'maybe' })] },
    { appliesTo: () => false },
    {},
  ]
  expect(blockers(runs.map((one) => judged(one)))).toEqual([judged(runs[0]!)])
})
