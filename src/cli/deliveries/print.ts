/** Answers of the hub as a person reads them. */
import { stateNames, type DeliveryState } from '../../core/delivery.ts'
import type { Answer, Next, OperationName } from '../../delivery/operations.ts'
import { clockTime } from '../../delivery/what-next.ts'
import { cut, pairs, plain, table, width, wrap, type Colour, type Paint } from './terminal.ts'

type Delivery = Answer<'list'>['deliveries'][number]
type Freeze = Answer<'list'>['freezes'][number]

/** So much of an id is shown at least: deliveries of one post, made in one moment, begin alike. */
const shownOfId = 18
/** More of what was sent is in the answer as JSON. */
const shownOfContent = 600

const colours: { readonly [state in DeliveryState]?: Colour } = {
  published: 'green',
  unknown: 'yellow',
  'late-hold': 'yellow',
  'needs-human': 'red',
  'blocked-auth': 'red',
  'live-withdrawn': 'red',
  rejected: 'red',
  failed: 'red',
}

const at = (instant: string, timeZone: string) => clockTime(new Date(instant), timeZone)
/** Without seconds: plans have none. */
const due = ({ dueAt, timeZone }: Delivery) => at(dueAt, timeZone).replace(/:\d\d(?= \D)/u, '')

function deliveries(rows: readonly Delivery[], paint: Paint): string {
  const ids = rows.map(({ id }) => id)
  const isEnough = (length: number) => new Set(ids.map((id) => id.slice(0, length))).size === ids.length
  let length = shownOfId
  while (!isEnough(length) && length < 36) length++
  return table(
    ['ID', 'STATE', 'DUE', 'TRIES', 'CHANNEL · POST'],
    rows.map((row) => {
      const colour = colours[row.state]
      return [
        { text: row.id.slice(0, length) },
        { text: row.state, ...(colour && { colour }) },
        { text: due(row) },
        { text: String(row.attempts) },
        { text: `${row.channel.name} · ${row.postTitle}` },
      ]
    }),
    paint,
  )
}

const scoped = ({ scope, targetName, target }: Freeze) =>
  scope === 'all' ? 'everything' : `the ${scope} ${plain(targetName ?? target ?? '')}`

const frozen = (freeze: Freeze, timeZone: string, paint: Paint) =>
  [
    ...wrap(
      `Frozen: ${scoped(freeze)}, since ${at(freeze.at, timeZone)}${freeze.by ? `, by ${freeze.by}` : ''}: ${freeze.reason}`,
      width,
    ).map((line) => paint('yellow', line)),
    `Lift it with: funkhaus deliveries thaw ${freeze.id}`,
  ].join('\n')

/** What happens by itself, or what to do, with the command on a line of its own. */
export const nextStep = ({ sentence, command }: Next): string =>
  command === null ? wrap(sentence, width).join('\n') : `${wrap(`${sentence} with:`, width).join('\n')}\n  ${command}`

const changed = ({ delivery, next }: Answer<'retry'>, paint: Paint) => `${deliveries([delivery], paint)}\n\n${nextStep(next)}`

function attempt(
  { number, at: began, outcome, calls, answer, text, asked }: Answer<'show'>['attempts'][number],
  timeZone: string,
  paint: Paint,
): string {
  const head = `  ${paint('bold', `${number}`)}  ${at(began, timeZone)}  ${plain(outcome ?? 'no answer yet')}`
  const said: [string, string | null][] = calls.map(({ method, url, status, ms }) => [
    'call',
    `${method} ${url} ${status === null ? 'no answer' : String(status)} (${ms} ms)`,
  ])
  const sent = text ?? asked
  const body = pairs([['sent', sent === null ? null : cut(plain(sent), shownOfContent)], ...said, ['answer', answer]], '     ', paint)
  return body === '' ? head : `${head}\n${body}`
}

/** What is done with deliveries. What checks say of a post is printed by `funkhaus check`. */
export type Printed = Exclude<OperationName, 'judge'>

/** @param timeZone of this machine, for what belongs to no channel */
export const print: { readonly [Name in Printed]: (answer: Answer<Name>, paint: Paint, timeZone: string) => string } = {
  list: ({ deliveries: rows, more, freezes }, paint, timeZone) =>
    [
      ...freezes.map((freeze) => frozen(freeze, timeZone, paint)),
      rows.length === 0
        ? 'No deliveries fit.'
        : deliveries(rows, paint) + (more ? '\nThere are more. See them with --limit, or ask for less.' : ''),
    ].join('\n\n'),
  show({ delivery, attempts, next }, paint) {
    const { timeZone } = delivery
    const facts = pairs(
      [
        ['id', delivery.id],
        ['post', delivery.post],
        ['channel', `${delivery.channel.name} ${delivery.channel.handle} (${delivery.channel.platform})`],
        ['state', `${delivery.state} (${stateNames[delivery.state].en})`],
        ['why', delivery.reason],
        ['due', due(delivery)],
        ['goes', delivery.goesAt && at(delivery.goesAt, timeZone)],
        ['because', delivery.because],
        ['part', delivery.part > 0 ? String(delivery.part) : null],
        ['repetition', delivery.repeat > 0 ? String(delivery.repeat) : null],
        ['published', delivery.publishedAt && at(delivery.publishedAt, timeZone)],
        ['address', delivery.url],
        ['was unknown', delivery.wasUnknown ? 'yes: an attempt ended without a known outcome' : null],
      ],
      '  ',
      paint,
    )
    const tried = attempts.length === 0 ? ['It was never sent.'] : ['Attempts', ...attempts.map((each) => attempt(each, timeZone, paint))]
    return [paint('bold', cut(plain(delivery.postTitle), width)), facts, '', ...tried, '', nextStep(next)].join('\n')
  },
  resolve: changed,
  retry: changed,
  freeze({ freeze, effectiveAt, held, onTheWire }, paint, timeZone) {
    const waits = held === 1 ? '1 delivery is held.' : `${held} deliveries are held.`
    const wire =
      onTheWire.length === 1
        ? '1 call is on the wire and may still arrive:'
        : `${onTheWire.length} calls are on the wire and may still arrive:`
    return [
      ...wrap(`Frozen: ${scoped(freeze)}. Effective at ${at(effectiveAt, timeZone)}: nothing new leaves. ${waits}`, width),
      ...(onTheWire.length === 0 ? ['0 calls are on the wire.'] : [wire, deliveries(onTheWire, paint)]),
      `Lift it with: funkhaus deliveries thaw ${freeze.id}`,
    ].join('\n')
  },
  thaw: ({ lifted, freezes }, paint, timeZone) =>
    [
      ...(lifted.length === 0 ? ['Nothing was frozen.'] : lifted.flatMap((each) => wrap(`Lifted: ${scoped(each)}: ${each.reason}`, width))),
      ...freezes.map((each) => `Still in force:\n${frozen(each, timeZone, paint)}`),
    ].join('\n'),
}
