import { describe, expect, it } from 'vitest'
import type { FindingView, JudgementView } from '../../core/answers.ts'
import type { ShownJudgement, ShownVariant } from '../variant-preview/preview-store.ts'
import { besideField } from './beside.ts'

const finding = (words: string, field = 'article.title', start = 0): FindingView => ({
  text: { de: words, en: words },
  field,
  start,
  end: start + 1,
})
const judgement = (check: string, severity: JudgementView['severity'], ...findings: FindingView[]): ShownJudgement => ({
  check,
  verdict: 'failed',
  severity,
  title: { de: check, en: check },
  why: { de: '', en: '' },
  findings,
  exception: null,
})
const view = (channel: string, ...judgements: ShownJudgement[]): ShownVariant => ({
  channel: { id: channel, name: channel, platform: 'fake', platformName: 'Fake', color: '#123456', handle: '', language: 'de' },
  ...{
    hash: 'h',
    mayGoOut: true,
    because: [],
    title: null,
    text: '',
    media: [],
    card: null,
    format: 'post',
    poll: null,
    price: null,
    counts: [],
    parts: [],
  },
  judgements,
})
const title = (one: FindingView) => one.field === 'article.title'
const words = (views: readonly ShownVariant[]) =>
  besideField(
    views.map((one, row) => ({ row, view: one })),
    title,
  ).map((one) => [one.finding.text.en, one.channels])

describe('beside a field', () => {
  it('stands what concerns it, the worst first', () => {
    const views = [
      view('a', judgement('x', 'advice', finding('mild'), finding('elsewhere', 'text')), judgement('y', 'blocker', finding('grave'))),
    ]
    expect(words(views)).toEqual([
      ['grave', ['a']],
      ['mild', ['a']],
    ])
  })
  it('stands once what several channels find at the same place', () => {
    const same = judgement('x', 'warning', finding('too long'), finding('too long', 'article.title', 9))
    expect(words([view('a', same), view('b', same), view('b', same)])).toEqual([
      ['too long', ['a', 'b']],
      ['too long', ['a', 'b']],
    ])
  })
  it('stands nothing of before, and nothing of a check that broke off', () => {
    const old = { ...judgement('x', 'warning', finding('old')), isEarlier: true }
    const broken: ShownJudgement = { ...judgement('y', 'warning', finding('broken')), verdict: 'errored' }
    const passed: ShownJudgement = { ...judgement('z', 'warning', finding('fine')), verdict: 'passed' }
    expect(words([view('a', old, broken, passed)])).toEqual([])
  })
  it('is asked with the row and the language of the channel', () => {
    const asked: unknown[] = []
    besideField([{ row: 3, view: view('a', judgement('x', 'warning', finding('f'))) }], (_, on) => asked.push(on) > 0)
    expect(asked).toEqual([{ row: 3, language: 'de' }])
  })
})
