import { describe, expect, it } from 'vitest'
import type { JudgementView } from '../../core/answers.ts'
import { tally } from './judgements.ts'

const text = { de: '', en: '' }
const judgement = (check: string, verdict: JudgementView['verdict'], severity: JudgementView['severity']): JudgementView => ({
  check,
  verdict,
  severity,
  title: text,
  why: text,
  findings: [],
  exception: null,
})

describe('judgements', () => {
  it('are no blockers where somebody has made an exception', () => {
    const exception = { id: 'e', channel: { id: 'c', name: 'C' }, check: 'a', title: text, found: [], reason: 'r', by: 'b', at: '' }
    const { counts } = tally([{ ...judgement('a', 'failed', 'blocker'), exception }, judgement('b', 'failed', 'blocker')])
    expect(counts).toEqual([
      ['blocker', 1],
      ['excepted', 1],
    ])
  })
  it('shows the worst first, and never takes "could not tell" for a pass', () => {
    const { shown, passed, counts } = tally([
      judgement('advice', 'failed', 'advice'),
      judgement('fine', 'passed', 'blocker'),
      judgement('crashed', 'errored', 'advice'),
      judgement('unsure', 'needs-review', 'blocker'),
      judgement('blocker', 'failed', 'blocker'),
      judgement('elsewhere', 'not-applicable', 'blocker'),
      judgement('warning', 'failed', 'warning'),
    ])
    expect(shown.map(({ check }) => check)).toEqual(['blocker', 'warning', 'unsure', 'crashed', 'advice'])
    expect(passed).toBe(1)
    expect(counts).toEqual([
      ['blocker', 1],
      ['warning', 1],
      ['review', 1],
      ['errored', 1],
      ['advice', 1],
    ])
  })
})
