import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepAnswers } from '../core/review-steps.ts'
import { canAllBeFilled, plainStep, roundOf, seatsOf, type Decider, type Decision, type People, type Step } from './steps.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 8, minutes))
const submitted = at(0)
const step = (says: Partial<Step> = {}): Step => ({ ...plainStep, name: 'Recht', ...says })
const all = (...people: string[]) => step({ who: 'people', howMany: 'all', people })
const yes = (index: number, seat: string, minutes = 1): Decision => ({ step: index, seat, by: seat, answer: 'approved', at: at(minutes) })
const states = (steps: readonly Step[], ...decisions: Decision[]) => roundOf(steps, decisions, submitted).steps.map(({ state }) => state)
const outcome = (steps: readonly Step[], ...decisions: Decision[]) => roundOf(steps, decisions, submitted).outcome

describe('a round', () => {
  it('goes step by step', () => {
    const steps = [step(), step(), step()]
    expect(states(steps)).toEqual(['open', 'waiting', 'waiting'])
    expect(states(steps, yes(0, 'a'))).toEqual(['done', 'open', 'waiting'])
    expect(outcome(steps, yes(0, 'a'), yes(1, 'b'))).toBeNull()
    expect(outcome(steps, yes(0, 'a'), yes(1, 'b'), yes(2, 'c'))).toBe('approved')
  })
  it('opens steps alongside each other together, and the next when both are done', () => {
    const steps = [step(), step({ alongside: true }), step()]
    expect(states(steps)).toEqual(['open', 'open', 'waiting'])
    expect(states(steps, yes(1, 'a'))).toEqual(['open', 'done', 'waiting'])
    const { steps: standing } = roundOf(steps, [yes(1, 'a', 5), yes(0, 'b', 3)], submitted)
    expect(standing[2]).toMatchObject({ state: 'open', openedAt: at(5) })
  })
  it('leaves out what the fast lane leaves out, in its place', () => {
    const steps = [step(), step({ skipped: true }), step({ alongside: true })]
    expect(states(steps)).toEqual(['open', 'skipped', 'waiting'])
    expect(outcome(steps, yes(0, 'a'), yes(1, 'b'))).toBeNull()
    expect(outcome(steps, yes(0, 'a'), yes(2, 'b'))).toBe('approved')
  })
  it('needs everybody where everybody is asked, and counts nobody twice', () => {
    const steps = [all('a', 'b')]
    expect(outcome(steps, yes(0, 'a'), yes(0, 'a', 2))).toBeNull()
    expect(outcome(steps, yes(0, 'a'), yes(0, 'c'))).toBeNull()
    expect(outcome(steps, yes(0, 'b'), yes(0, 'a'))).toBe('approved')
  })
  it('counts one answer of a person where everybody is asked, for whomever it was: the first', () => {
    const instead = (seat: string, minutes: number): Decision => ({ ...yes(0, seat, minutes), by: 'd' })
    expect(outcome([all('a', 'b')], instead('a', 1), instead('b', 2))).toBeNull()
    expect(outcome([all('a', 'd')], instead('d', 2), instead('a', 1))).toBeNull()
    expect(outcome([all('a', 'b')], instead('a', 1), instead('b', 2), yes(0, 'b', 3))).toBe('approved')
    // Another step is another question.
    expect(outcome([all('a'), all('b')], instead('a', 1), { ...instead('b', 2), step: 1 })).toBe('approved')
  })
  it('never comes to an approval without anybody', () => {
    expect([outcome([]), outcome([all()]), outcome([step({ skipped: true })])]).toEqual([null, null, null])
  })
  it('ends with the first answer against it', () => {
    const no = (answer: 'refused' | 'changes-requested', minutes: number): Decision => ({ ...yes(0, 'b', minutes), answer })
    expect(outcome([step()], yes(0, 'a'), no('refused', 3), no('changes-requested', 2))).toBe('changes-requested')
    expect(states([step(), step()], no('refused', 2))).toEqual(['waiting', 'waiting'])
  })
  it('counts hours from when a step began', () => {
    const steps = [step(), step({ dueHours: 2 })]
    const { steps: standing } = roundOf(steps, [yes(0, 'a', 30)], submitted)
    expect(standing.map(({ dueAt }) => dueAt?.toISOString())).toEqual([undefined, '2026-11-30T10:30:00.000Z'])
  })

  const people = ['a', 'b', 'c'] as const
  const aStep = fc.record({
    everybody: fc.boolean(),
    people: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 }),
    alongside: fc.boolean(),
    skipped: fc.boolean(),
  })
  const steps = fc.array(
    aStep.map(({ everybody, people, ...rest }) => step({ who: 'people', howMany: everybody ? 'all' : 'any', people, ...rest })),
    { minLength: 1, maxLength: 5 },
  )
  const decisions = fc.array(
    fc
      .record({
        step: fc.nat(4),
        seat: fc.constantFrom(...people),
        answer: fc.constantFrom('approved' as const, 'approved' as const, 'approved' as const, ...stepAnswers),
        at: fc.nat(59).map(at),
      })
      .map((one): Decision => ({ ...one, by: one.seat })),
    { maxLength: 16 },
  )

  it('is approved exactly when every step that counts has every answer that it needs and none is against, in whatever order they came', () => {
    fc.assert(
      fc.property(steps, decisions, (steps, decisions) => {
        const said = (index: number, person?: string) =>
          decisions.some((one) => one.answer === 'approved' && one.step === index && (person === undefined || one.seat === person))
        const isDone = ({ howMany, people }: Step, index: number) =>
          howMany === 'any' ? said(index) : people.every((person) => said(index, person))
        const counting = steps.map((step, index) => [step, index] as const).filter(([{ skipped }]) => !skipped)
        const needed = counting.length > 0 && counting.every(([step, index]) => isDone(step, index))
        const against = decisions.some(({ answer }) => answer !== 'approved')
        expect(roundOf(steps, decisions, submitted).outcome === 'approved').toBe(needed && !against)
      }),
    )
  })
  it('never opens a step before all before it are done', () => {
    fc.assert(
      fc.property(steps, decisions, (steps, decisions) => {
        const standing = roundOf(steps, decisions, submitted).steps
        standing.forEach(({ state, step }, index) => {
          if (state !== 'open' || step.alongside) return
          expect(standing.slice(0, index).every((before) => before.state === 'done' || before.state === 'skipped')).toBe(true)
        })
      }),
    )
  })
})

describe('whom a step asks', () => {
  const nobody: People = { groups: new Map(), standIns: new Map() }
  const person = (id: string, ...roles: Decider['roles']): Decider => ({ id, name: id, roles })
  const guest = person('guest:7')
  it('is whoever has the role, administrators too', () => {
    expect(seatsOf(step(), person('a', 'approver'), nobody)).toEqual(['a'])
    expect(seatsOf(step(), person('a', 'administrator'), nobody)).toEqual(['a'])
    expect(seatsOf(step(), person('a', 'editor'), nobody)).toEqual([])
    expect(seatsOf(step({ skipped: true }), person('a', 'approver'), nobody)).toEqual([])
  })
  it('is who is in the group, and no administrator for it', () => {
    const asked = step({ who: 'group', group: 'g' })
    const people = { ...nobody, groups: new Map([['g', ['a']]]) }
    expect([seatsOf(asked, person('a'), people), seatsOf(asked, person('b', 'administrator'), people)]).toEqual([['a'], []])
    expect(seatsOf(asked, person('d'), { ...people, standIns: new Map([['a', 'd']]) })).toEqual(['a'])
    expect(seatsOf(asked, person('d'), { ...people, standIns: new Map([['b', 'd']]) })).toEqual([])
  })
  it('are the named people, and who stands in for those who are away', () => {
    const people = { ...nobody, standIns: new Map([['a', 'd']]) }
    expect(seatsOf(all('a', 'b'), person('d', 'administrator'), people)).toEqual(['a'])
    expect(seatsOf(all('a', 'd'), person('d'), people)).toEqual(['d', 'a'])
    expect(seatsOf(all('a', 'b'), person('c', 'administrator'), people)).toEqual([])
    // Where one of a role is enough, nobody stands in for anybody.
    expect(seatsOf(step({ people: ['a'] }), person('d'), people)).toEqual([])
  })
  it('is a guest at a step for guests, and nowhere else', () => {
    expect(seatsOf(step({ who: 'guest' }), guest, nobody)).toEqual(['guest:7'])
    expect(seatsOf(step({ who: 'guest' }), person('a', 'administrator'), nobody)).toEqual([])
    expect(seatsOf(step(), { ...guest, roles: ['administrator'] }, nobody)).toEqual([])
    expect(seatsOf(step({ who: 'people', people: ['guest:7'] }), guest, nobody)).toEqual([])
  })
})

it.each([
  [true, { a: ['a'], b: ['b'] }],
  [true, { a: ['d', 'e'], b: ['d'] }],
  [true, { a: ['d'], b: ['d', 'e'], c: ['e', 'c'] }],
  [false, { a: ['d'], b: ['d'] }],
  [false, { a: ['a'], b: [] }],
])('everybody can be answered for by somebody of their own: %s of %o', (expected, candidates: Record<string, string[]>) => {
  expect(canAllBeFilled(Object.keys(candidates), (seat) => candidates[seat] ?? [])).toBe(expected)
})
