/** Mistakes that one could make. Each must be found, or the model sees less than it seems to. */
import type { Event, EventName } from '../../../src/delivery/events.ts'
import type { Delivery, Expect, Patch } from '../../../src/delivery/ledger.ts'
import { doubt, released } from '../../../src/delivery/patches.ts'
import type { Rule, Table } from '../../../src/delivery/table/rule.ts'
import { table } from '../../../src/delivery/transitions.ts'
import { sound, type Policy } from './moves.ts'

export interface Mutant {
  readonly name: string
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

const inTable = (name: string, rules: Table): Mutant => ({ name, rules, policy: sound })
const inCode = (name: string, differs: Partial<Policy>, rules: Table = table): Mutant => ({ name, rules, policy: { ...sound, ...differs } })

export const mutants: readonly Mutant[] = [
  inCode(
    'the gates are asked at the claim alone',
    { asksGatesAgain: false },
    mutated({ intent: forgets('hold', 'cancel', 'contentHash', 'approvedHash') }),
  ),
  inTable('a hold is ignored at the intent', mutated({ intent: forgets('hold') })),
  inCode('freeze and approval are not asked at the intent', { asksGatesAgain: false }),
  inTable(
    'a withdrawal is ignored at the intent',
    mutated({ withdrawn: onlyMarked, intent: forgets('cancel', 'contentHash', 'approvedHash') }),
  ),
  inTable(
    'an edit is ignored at the intent',
    mutated({ edited: patched((patch, row) => (row.state === 'claimed' ? { approvedHash: '' } : patch)), intent: forgets('approvedHash') }),
  ),
  inCode('what timed out is tried again', { lostIs: 'not-sent' }),
  inTable(
    'the reaper puts back what was being sent',
    mutated({ 'lease-lost': instead((row) => ({ ...released(row), state: 'scheduled' })) }),
  ),
  inTable(
    'content is not frozen by a doubt',
    mutated({ 'approved-again': (rule) => ({ unless: (row) => row.cancel, from: [...rule.from, 'unknown'] }) }),
  ),
  inTable(
    'an edit in doubt is like any other',
    mutated({
      edited: asIfNeverInDoubt,
      'approved-again': (rule) => ({ unless: (row, event) => rule.unless?.({ ...row, ambiguous: false }, event) ?? false }),
    }),
  ),
  inTable('a refusal is believed after a doubt', mutated({ 'content-refused': asIfNeverInDoubt })),
  inTable('a withdrawal is believed after a doubt', mutated({ withdrawn: asIfNeverInDoubt })),
  inTable('success does not win over what was thought since', mutated({ live: () => ({ from: ['sending', 'processing', 'unknown'] }) })),
  inTable(
    'success forgets a withdrawal',
    mutated({
      live: patched((patch) => ({ ...patch, state: 'published' })),
      withdrawn: (rule) => ({ from: rule.from.filter((state) => state !== 'published') }),
    }),
  ),
  inCode('a key is used again however old it is', { minds: false }),
  inCode('what has slept is sent', { noticesSleep: false }),
  inCode('nothing found in a timeline is believed', { trustsTimeline: true }),
  inTable('the fence is ignored', everywhere(forgets('fence'))),
  inTable('fence and owner are ignored', everywhere(forgets('fence', 'owner'))),
  inTable('the lane is not taken', mutated({ claimed: patched((patch) => ({ ...patch, lane: 'k' })) })),
  inTable('the lane is not given back', mutated({ 'outcome-open': patched((patch, row) => ({ ...patch, lane: row.lane })) })),
  inTable(
    'a doubt ends with what was certainly not sent',
    mutated({ 'not-sent': patched((patch) => ({ ...patch, ambiguous: false, unknownSince: null })) }),
  ),
  inTable(
    'a doubt ends when it is sent again',
    mutated({ 'resend-by-key': patched((patch) => ({ ...patch, ambiguous: false, unknownSince: null })) }),
  ),
  inTable(
    'what was edited in doubt is sent again',
    mutated({ 'proved-absent': instead(() => ({ state: 'scheduled', approvedHash: 'one' })) }),
  ),
  inTable(
    'what was withdrawn in doubt is sent again',
    mutated({
      'resend-by-key': anyway,
      'proved-absent': instead(() => ({ state: 'scheduled', cancel: false, approvedHash: 'one', hold: '' })),
    }),
  ),
  inTable(
    'a freeze does not hold what is unknown',
    mutated({
      frozen: (rule) => ({ from: rule.from.filter((state) => state !== 'unknown') }),
      'resend-by-key': both(anyway, forgets('hold')),
    }),
  ),
  inTable('a thaw approves', mutated({ thawed: patched((patch) => ({ ...patch, hold: '' })) })),
  inTable('what is worked on is called live', mutated({ accepted: patched((patch) => ({ ...patch, state: 'published' })) })),
  inTable('what is worked on is sent again', mutated({ 'progress-lost': instead((row) => ({ ...released(row), state: 'scheduled' })) })),
  inTable(
    'what is worked on fails when it cannot be asked',
    mutated({ 'progress-lost': instead((row) => ({ ...released(row), state: 'failed' })) }),
  ),
  inTable(
    'a withdrawal ends what is worked on',
    mutated({ withdrawn: patched((patch, row) => (row.state === 'processing' ? { ...patch, state: 'withdrawn' } : patch)) }),
  ),
  inTable('who writes has not seen the approval', everywhere(forgets('approvedHash'))),
  inTable('who writes has not seen the withdrawal', everywhere(forgets('cancel'))),
  inTable('who writes has not seen the hold', everywhere(forgets('hold'))),
  inTable('an opaque platform is looked up for ever', mutated({ unprovable: () => ({ from: [] }) })),
  inTable(
    'what was dropped in preparing is in doubt',
    mutated({ 'gate-closed': instead((row, _, now) => ({ ...released(row), ...doubt(row, now) })) }),
  ),
]
