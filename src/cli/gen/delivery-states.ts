/** The states of a delivery, drawn from the table itself: every event is stepped from every sample row. */
import { deliveryStates, finalStates, onTheWireStates, stateNames, type DeliveryState } from '../../core/delivery.ts'
import type { EventName } from '../../delivery/events.ts'
import type { Delivery, Expect } from '../../delivery/ledger.ts'
import { editorial } from '../../delivery/table/editorial.ts'
import { outcome } from '../../delivery/table/outcome.ts'
import { freeze, now, situations, variantsOf } from '../../delivery/table/samples.ts'
import { sending } from '../../delivery/table/sending.ts'
import { step, table as transitions } from '../../delivery/transitions.ts'
import { implicants, type Choices } from './implicants.ts'
import { table, type Output } from './output.ts'

/** One way that an event can go. */
interface Way {
  readonly event: EventName
  readonly from: DeliveryState
  readonly to: DeliveryState
  readonly when: string
  /** It is drawn. */
  readonly usual: boolean
}

/** What rules decide by, and how its choices, one or several, are said. */
interface Question {
  readonly choice: (row: Delivery) => number
  readonly words: { readonly [choices: string]: string }
}
const questions: readonly Question[] = [
  {
    choice: ({ ambiguous, unknownSince }) => (!ambiguous ? 0 : unknownSince ? 1 : 2),
    words: {
      0: 'never ambiguous',
      1: 'in doubt',
      2: 'proved absent',
      '0,1': 'not proved absent',
      '0,2': 'not in doubt',
      '1,2': 'ambiguous',
    },
  },
  {
    // A withdrawal ends the approval: there is nothing that is withdrawn and approved.
    choice: ({ cancel, contentHash, approvedHash }) => (cancel ? 2 : approvedHash === contentHash ? 0 : 1),
    words: { 0: 'approved', 1: 'edited', 2: 'withdrawn', '0,1': 'not withdrawn', '0,2': 'not edited', '1,2': 'edited or withdrawn' },
  },
  {
    choice: ({ hold }) => ['', 'approval', freeze].indexOf(hold),
    words: { 0: 'not held', 1: 'held for approval', 2: 'frozen', '0,1': 'not frozen', '0,2': 'not held for approval', '1,2': 'held' },
  },
  { choice: ({ waitsFor }) => (waitsFor === '' ? 0 : 1), words: { 0: 'waits for no other', 1: 'waits for another' } },
]
const choicesOf = (row: Delivery): Choices => questions.map(({ choice }) => choice(row))
/** What a row looks like where nothing special has happened. */
const isUsual = ({ state, ambiguous, cancel }: Delivery) => !cancel && ambiguous === (state === 'unknown' || state === 'needs-human')
const possible = situations.filter(({ cancel, approvedHash }) => !cancel || approvedHash === '')

const demanded: { readonly [name in keyof Required<Expect>]: string } = {
  states: 'state',
  fence: 'fence',
  owner: 'owner',
  hold: 'hold',
  cancel: 'withdrawn or not',
  ambiguous: 'ambiguous or not',
  contentHash: 'content',
  approvedHash: 'approval',
  waitsFor: 'whom it waits for',
  leaseAfter: 'lease runs',
  leaseBefore: 'lease has run out',
  dueAt: 'time',
  dueBefore: 'due',
  notBeforeUntil: 'not to wait longer',
  measureBefore: 'to be measured',
}

function inWords(cases: readonly Choices[]): string {
  const all = possible.filter(({ state }) => state === deliveryStates[0]).map(choicesOf)
  return implicants(cases, all)
    .map((cube) => questions.flatMap(({ words }, at) => words[(cube[at] ?? []).join()] ?? []).join(', '))
    .join('; or ')
}

function waysOf(event: EventName): Way[] {
  return transitions[event].from.flatMap((from) => {
    const ways = new Map<DeliveryState, { cases: Choices[]; usual: boolean }>()
    for (const row of possible.filter(({ state }) => state === from))
      for (const variant of variantsOf(event)) {
        const next = step(row, variant, now)
        if (!next) continue
        const to = next.patch.state ?? from
        const way = ways.get(to) ?? { cases: [], usual: false }
        ways.set(to, { cases: [...way.cases, choicesOf(row)], usual: way.usual || isUsual(row) })
      }
    return [...ways].map(([to, { cases, usual }]) => ({ event, from, to, when: inWords(cases), usual }))
  })
}
const everyWay = (Object.keys(transitions) as EventName[]).flatMap(waysOf)

const demandsOf = (event: EventName): string => {
  const asked = situations.flatMap((row) => variantsOf(event).flatMap((variant) => Object.keys(step(row, variant, now)?.expect ?? {})))
  return (Object.keys(demanded) as (keyof Expect)[])
    .filter((name) => asked.includes(name))
    .map((name) => demanded[name])
    .join(', ')
}

/** The same way from several states is one line. */
function linesOf(event: EventName): string[][] {
  const ways = everyWay.filter((way) => way.event === event)
  const kinds = new Set(ways.map(({ from, to, when }) => JSON.stringify([to === from ? 'stays' : to, when])))
  return [...kinds].map((kind, at) => {
    const [to, when] = JSON.parse(kind) as [string, string]
    const from = ways.filter((way) => (way.to === way.from ? 'stays' : way.to) === to && way.when === when).map((way) => way.from)
    return at === 0
      ? [`**${event}**`, transitions[event].says, from.join(', '), to, when, demandsOf(event)]
      : ['', '', from.join(', '), to, when, '']
  })
}
const tableOf = (rules: object): string =>
  table(['Event', 'What it means', 'From', 'To', 'When', 'Demanded'], (Object.keys(rules) as EventName[]).flatMap(linesOf))

const node = (state: DeliveryState) => state.replaceAll('-', '_')
function drawingOf(ways: readonly Way[]): string {
  const moves = ways.filter(({ from, to, usual }) => usual && from !== to)
  const used = deliveryStates.filter((state) => moves.some(({ from, to }) => from === state || to === state))
  const pairs = new Map<string, Set<EventName>>()
  for (const { from, to, event } of moves)
    pairs.set(`${node(from)} --> ${node(to)}`, (pairs.get(`${node(from)} --> ${node(to)}`) ?? new Set()).add(event))
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...used.map((state) => `    state "${state}" as ${node(state)}`),
    ...(used.includes('scheduled') ? ['    [*] --> scheduled'] : []),
    ...[...pairs].map(([pair, events]) => `    ${pair}: ${[...events].join(', ')}`),
    '```',
  ].join('\n')
}

const theWay = everyWay.filter(
  ({ event, from }) => !(event in editorial) && (event !== 'live' || (onTheWireStates as readonly DeliveryState[]).includes(from)),
)

export const deliveryDoc: Output = {
  file: 'src/docs/delivery.md',
  content: `<!-- Generated by npm run gen. Do not edit. -->

# How a delivery moves

A delivery is one post on its way to one channel: one row of the ledger. It changes by the events below and by nothing else, each time
by one compare-and-set of that row: what is *demanded* must still be so when it is written, or nothing is written at all. The table is
code, in [src/delivery/table](../delivery/table); this page is made by stepping every event from every sample row, and
[tests/delivery/model](../../tests/delivery/model) tries every order in which things can happen.

## States

${table(
  ['State', 'In the admin', 'Over'],
  deliveryStates.map((state) => [
    `**${state}**`,
    `${stateNames[state].en} · ${stateNames[state].de}`,
    (finalStates as readonly DeliveryState[]).includes(state) ? 'yes' : '',
  ]),
)}

## On its way

Drawn for what nobody withdraws and what was never ambiguous before; the table has all. \`live\` is drawn where it is expected; it is taken
from anywhere, because what is live is live.

${drawingOf(theWay)}

${tableOf(sending)}

## What came of it

${tableOf(outcome)}

## What people decide, and what it waits for

${drawingOf(everyWay.filter(({ event }) => event in editorial))}

${tableOf(editorial)}

## Words

*Ambiguous*: a call once ended without a known outcome; never taken back, and the content is frozen from then on. *In doubt*: that
outcome is still open. *Proved absent*: it was looked for and is not there, so that it may be sent again. *Fence*: raised by each claim, so that a
worker that was overtaken cannot write any more. *Lane*: unique, and the channel's own while a delivery is claimed or being sent.
`,
}
