import { describe, expect, it } from 'vitest'
import { plainStep, roundOf, type Step } from './steps.ts'
import { newsDue, toldFrom, type StepNews } from './step-telling.ts'

const at = (hours: number) => new Date(Date.UTC(2026, 10, 30, hours))
const due = (hours: number, last?: StepNews, says: Partial<Step> = { remindHours: 4, dueHours: 8 }) => {
  const [standing] = roundOf([{ ...plainStep, ...says }], [], at(0)).steps
  return standing && newsDue(standing, last, at(hours))
}

describe('the people of a step', () => {
  it('are told when it opens, are reminded, and hear that it is overdue, once each', () => {
    expect([due(0), due(1, 'open'), due(4, 'open'), due(5, 'reminded'), due(8, 'reminded'), due(99, 'overdue')]).toEqual([
      'open',
      null,
      'reminded',
      null,
      'overdue',
      null,
    ])
  })
  it('hear the latest alone where nobody looked for a while', () => {
    expect([due(5), due(9), due(9, 'open')]).toEqual(['reminded', 'overdue', 'overdue'])
  })
  it('are not reminded where the brand says no hours, nor of what is overdue', () => {
    expect([due(99, 'open', {}), due(9, 'overdue', { remindHours: 9, dueHours: 8 })]).toEqual([null, null])
  })
  it('are not told before their turn', () => {
    const [, second] = roundOf([plainStep, { ...plainStep, remindHours: 0 }], [], at(0)).steps
    expect(second && newsDue(second, undefined, at(1))).toBeNull()
  })
})

it('reads what was told, whatever stands there', () => {
  expect([toldFrom('{"0":"open"}'), toldFrom('told'), toldFrom(''), toldFrom('{"0":"shouted"}')]).toEqual([{ '0': 'open' }, {}, {}, {}])
})
