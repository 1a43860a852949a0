/** Mistakes that one could make. Each must be found, or the model sees less than it seems to. */
import type { Event, EventName } from '../../../src/delivery/events.ts'
import type { Delivery, Expect, Patch } from '../../../src/delivery/ledger.ts'
import { released } from '../../../src/delivery/patches.ts'
import type { Rule, Table } from '../../../src/delivery/table/rule.ts'
import { table } from '../../../src/delivery/transitions.ts'
import { sound, type Policy } from './moves.ts'

export interface Mutant {
  readonly name: string
  /** The scenario in which it shows, and what is broken then. */
  readonly foundIn: string
  readonly breaks: string
  readonly rules: Table
  readonly policy: Policy
}

type AnyRule = Rule<Event>
/** The table with these rules changed. */
function mutated(changes: { readonly [Name in EventName]?: (rule: AnyRule) => Partial<AnyRule> }, from: Table = table): Table {
  const rules = Object.entries(from).map(([name, rule]) => {
    const change = changes[name as EventName]
    return [name, change ? { ...rule, ...change(rule as AnyRule) } : rule]
  })
  return Object.fromEntries(rules) as Table
}
const forgets =
  (...fields: (keyof Expect)[]) =>
  ({ expect }: AnyRule): Partial<AnyRule> => ({
    expect: (row, event, now) =>
      Object.fromEntries(Object.entries(expect?.(row, event, now) ?? {}).filter(([field]) => !fields.includes(field as keyof Expect))),
  })
const everywhere = (change: (rule: AnyRule) => Partial<AnyRule>): Table =>
  mutated(Object.fromEntries(Object.keys(table).map((name) => [name, change])))
const patched =
  (change: (patch: Patch, row: Delivery, event: Event, now: Date) => Patch) =>
  ({ patch }: AnyRule): Partial<AnyRule> => ({ patch: (row, event, now) => change(patch(row, event, now), row, event, now) })
const instead = (patch: AnyRule['patch']) => (): Partial<AnyRule> => ({ patch })
const anyway = (): Partial<AnyRule> => ({ unless: () => false })
const both =
  (...changes: ((rule: AnyRule) => Partial<AnyRule>)[]) =>
  (rule: AnyRule): Partial<AnyRule> =>
    changes.reduce<Partial<AnyRule>>((sum, change) => ({ ...sum, ...change({ ...rule, ...sum }) }), {})
/** Without what makes an earlier doubt count. */
const asIfNeverInDoubt = ({ patch }: AnyRule): Partial<AnyRule> => ({
  patch: (row, event, now) => patch({ ...row, ambiguous: false }, event, now),
})
const onlyMarked = patched((patch, row) => (row.state === 'claimed' ? { cancel: true, approvedHash: '' } : patch))

const inTable = (name: string, foundIn: string, breaks: string, rules: Table): Mutant => ({ name, foundIn, breaks, rules, policy: sound })
const inCode = (name: string, foundIn: string, breaks: string, differs: Partial<Policy>, rules: Table = table): Mutant => ({
  ...inTable(name, foundIn, breaks, rules),
  policy: { ...sound, ...differs },
})

const twice = 'a delivery is live twice'
const stuck = 'from here there is no way to an end'
const unheard = 'an intent after a gate was closed and before it was asked'
const afterTheEnd = 'an intent after the approval had ended'
const inAFreeze = 'an intent in a freeze'
const another = 'something else is live than the row says'
const but = (state: string) => `${state}, but live or on its way`

export const mutants: readonly Mutant[] = [
  inCode(
    'the gates are asked at the claim alone',
    'identity, frozen',
    unheard,
    { asksGatesAgain: false },
    mutated({ intent: forgets('hold', 'cancel', 'contentHash', 'approvedHash') }),
  ),
  inCode('freeze and approval are not asked before the intent', 'identity, edited', unheard, { asksGatesAgain: false }),
  inTable('a hold is ignored at the intent', 'identity, frozen', inAFreeze, mutated({ intent: forgets('hold') })),
  inTable(
    'a withdrawal is ignored at the intent',
    'identity, withdrawn',
    afterTheEnd,
    mutated({ withdrawn: onlyMarked, intent: forgets('cancel', 'contentHash', 'approvedHash') }),
  ),
  inTable(
    'an edit is ignored at the intent',
    'identity, edited',
    afterTheEnd,
    mutated({ edited: patched((patch, row) => (row.state === 'claimed' ? { approvedHash: '' } : patch)), intent: forgets('approvedHash') }),
  ),
  inCode('what timed out is tried again', 'opaque, sent three times', but('rejected'), { lostIs: 'not-sent' }),
  inTable(
    'the reaper puts back what was being sent',
    'opaque, sent three times',
    but('rejected'),
    mutated({ 'lease-lost': instead((row) => ({ ...released(row), state: 'scheduled' })) }),
  ),
  inTable(
    'content is not frozen by a doubt',
    'identity, edited',
    another,
    mutated({ 'approved-again': (rule) => ({ unless: (row) => row.cancel, from: [...rule.from, 'unknown'] }) }),
  ),
  inTable(
    'an edit in doubt is like any other',
    'key, edited',
    another,
    mutated({
      edited: asIfNeverInDoubt,
      'approved-again': (rule) => ({ unless: (row, event) => rule.unless?.({ ...row, ambiguous: false }, event) ?? false }),
    }),
  ),
  inTable('a refusal is believed after a doubt', 'key, edited', but('rejected'), mutated({ 'content-refused': asIfNeverInDoubt })),
  inTable('a withdrawal is believed after a doubt', 'key, withdrawn', but('withdrawn'), mutated({ withdrawn: asIfNeverInDoubt })),
  inTable(
    'success does not win over what was thought since',
    'timeline, edited',
    'what is known to be live is not in the ledger',
    mutated({ live: () => ({ from: ['sending', 'processing', 'unknown'] }) }),
  ),
  inTable(
    'success forgets a withdrawal',
    'identity, withdrawn',
    'withdrawn and live, and nobody is offered to take it down',
    mutated({ live: patched((patch) => ({ ...patch, state: 'published' })) }),
  ),
  inCode('a key is used again however old it is', 'key, sent three times', twice, { minds: false }),
  inCode('what has slept is sent', 'identity, edited', but('withdrawn'), { noticesSleep: false }),
  inCode('nothing found in a timeline is believed', 'timeline, sent three times', twice, { trustsTimeline: true }),
  inTable('the fence is ignored', 'identity, edited', but('rejected'), everywhere(forgets('fence'))),
  inTable(
    'the lane is not taken',
    'identity, two deliveries',
    'two calls on one channel at once',
    mutated({ claimed: patched((patch) => ({ ...patch, lane: 'k' })) }),
  ),
  inTable(
    'the lane is not given back',
    'opaque, two deliveries',
    stuck,
    mutated({ 'outcome-open': patched((patch, row) => ({ ...patch, lane: row.lane })) }),
  ),
  inTable(
    'a doubt ends with what was certainly not sent',
    'key, edited',
    another,
    mutated({ 'not-sent': patched((patch) => ({ ...patch, ambiguous: false, unknownSince: null })) }),
  ),
  inTable(
    'a doubt ends when it is sent again',
    'key, edited',
    but('rejected'),
    mutated({ 'resend-by-key': patched((patch) => ({ ...patch, ambiguous: false, unknownSince: null })) }),
  ),
  inTable(
    'what was withdrawn in doubt is sent again',
    'key, withdrawn',
    afterTheEnd,
    mutated({
      'resend-by-key': both(
        anyway,
        forgets('cancel', 'hold', 'approvedHash'),
        patched((patch, row) => ({ ...patch, approvedHash: row.contentHash, cancel: false, hold: '' })),
      ),
    }),
  ),
  inTable(
    'what is worked on is called live',
    'session, edited',
    'published, but not live',
    mutated({ accepted: patched((patch) => ({ ...patch, state: 'published' })) }),
  ),
  inTable(
    'what is worked on is sent again',
    'session, edited',
    but('rejected'),
    mutated({ 'progress-lost': instead((row) => ({ ...released(row), state: 'scheduled' })) }),
  ),
  inTable(
    'what is worked on fails when it cannot be asked',
    'session, edited',
    but('failed'),
    mutated({ 'progress-lost': instead((row) => ({ ...released(row), state: 'failed' })) }),
  ),
  inTable(
    'a withdrawal ends what is worked on',
    'session, withdrawn',
    but('withdrawn'),
    mutated({ withdrawn: patched((patch, row) => (row.state === 'processing' ? { ...patch, state: 'withdrawn' } : patch)) }),
  ),
  inTable('who writes has not seen the approval', 'identity, edited', stuck, everywhere(forgets('approvedHash'))),
  inTable('who writes has not seen the hold', 'identity, frozen', inAFreeze, everywhere(forgets('hold'))),
  inTable('what cannot be proved is looked for, for ever', 'timeline, edited', stuck, mutated({ unprovable: () => ({ from: [] }) })),
]
