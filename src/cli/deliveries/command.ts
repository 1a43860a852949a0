/** `funkhaus deliveries`: what is to go out and what became of it, without a browser. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { deliveryStates } from '../../core/delivery.ts'
import type { Answer, Asked } from '../../delivery/operations.ts'
import { ask } from './hub.ts'
import { inThisProcess } from './in-this-process.ts'
import { print, type Printed } from './print.ts'
import { hubSettings } from './settings.ts'
import { painter } from './terminal.ts'

/** Asks, and prints the answer: for people, or as one JSON document and nothing else. */
async function tell<Name extends Printed>(operation: Name, asked: Asked<Name>, { json }: { json?: boolean }): Promise<void> {
  const answer: Answer<Name> = await ask(hubSettings(), operation, asked)
  const paint = painter(process.stdout.isTTY, process.env.NO_COLOR)
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  console.log(json ? JSON.stringify(answer, null, 2) : print[operation](answer, paint, timeZone))
}

/** A day begins at midnight here; a time without a zone is a time here. */
function instant(value: string): string {
  const date = new Date(/^\d{4}-\d\d-\d\d$/u.test(value) ? `${value}T00:00` : value.replace(' ', 'T'))
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('Write a time, as 2026-11-22, 2026-11-22T09:30 or 2026-11-22T08:30Z.')
  return date.toISOString()
}

function howMany(value: string): number {
  const limit = Number(value)
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw new InvalidArgumentError('Write a number from 1 to 500.')
  return limit
}

/** The one flag that was given. @throws CommanderError for none or several. */
function only<Flag extends string>(command: Command, flags: { readonly [name in Flag]: unknown }): Flag {
  const given = (Object.keys(flags) as Flag[]).filter((flag) => flags[flag] !== undefined)
  const [one] = given
  if (given.length === 1 && one !== undefined) return one
  const all = Object.keys(flags)
    .map((flag) => `--${flag}`)
    .join(', ')
  return command.error(`error: give exactly one of ${all}`)
}

const asJson = ['--json', 'print JSON, and nothing else on standard output'] as const

export function addDeliveries(program: Command): void {
  const deliveries = program.command('deliveries').description('What is to go out, what became of it, and what a person does about it')

  deliveries
    .command('list')
    .description('List deliveries, those that are due last first, and the freezes in force')
    .addOption(new Option('--state <states...>', 'in one of these states').choices(deliveryStates))
    .option('--channel <channel>', 'on this channel: its id, name or account')
    .option('--brand <brand>', 'of this brand: its id, slug or name')
    .option('--platform <platform>', 'on this platform: its id or name')
    .option('--post <id>', 'of this post')
    .option('--due-after <time>', 'due then or later, as 2026-11-22T09:30', instant)
    .option('--due-before <time>', 'due then or earlier', instant)
    .option('--limit <number>', 'at most so many, 1 to 500', howMany, 50)
    .option(...asJson)
    .action(({ state, json, ...asked }: Omit<Asked<'list'>, 'states'> & { state?: NonNullable<Asked<'list'>['states']>; json?: boolean }) =>
      tell('list', { ...asked, ...(state && { states: state }) }, { ...(json && { json }) }),
    )

  deliveries
    .command('show')
    .description('Show a delivery, every attempt at it, and what to do next')
    .argument('<id>', 'its id, or so much of its beginning that no other has')
    .option(...asJson)
    .action((id: string, options: { json?: boolean }) => tell('show', { id }, options))

  deliveries
    .command('retry')
    .description('Send now what waits for another attempt, and once more what ended without being live')
    .argument('<id>', 'its id, or so much of its beginning that no other has')
    .option(...asJson)
    .action((id: string, options: { json?: boolean }) => tell('retry', { id }, options))

  deliveries
    .command('resolve')
    .description('Answer what the hub asks about a delivery')
    .argument('<id>', 'its id, or so much of its beginning that no other has')
    .option('--live <address>', 'it is live, and this is its address')
    .option('--not-live', 'it is not live: send it again')
    .option('--drop', 'leave it out')
    .option('--publish', 'publish it although it is late')
    .option('--skip', 'leave it out, because it is late or its channel is not connected')
    .option('--take-down', 'delete it on the platform, because its approval was withdrawn')
    .option(...asJson)
    .action((id: string, options: ResolveFlags, command: Command) => {
      const { live, notLive, drop, publish, skip, takeDown } = options
      const answer = only(command, { live, 'not-live': notLive, drop, publish, skip, 'take-down': takeDown })
      return tell('resolve', answer === 'live' ? { id, answer, url: live ?? '' } : { id, answer }, options)
    })

  deliveries
    .command('freeze')
    .description('Stop all or some channels at once')
    .option('--all', 'everything')
    .option('--brand <brand>', 'the channels of a brand: its id, slug or name')
    .option('--platform <platform>', 'the channels on a platform: its id or name')
    .option('--channel <channel>', 'one channel: its id, name or account')
    .requiredOption('--reason <reason>', 'why, for those who wonder')
    .option(...asJson)
    .action((options: FreezeFlags, command: Command) => {
      const { all, brand, platform, channel, reason } = options
      const scope = only(command, { all, brand, platform, channel })
      return tell('freeze', { scope, reason, ...(scope !== 'all' && { target: options[scope] ?? '' }) }, options)
    })

  deliveries
    .command('thaw')
    .description('Lift a freeze')
    .argument('[id]', 'its id, or so much of its beginning that no other has')
    .option('--all', 'all that are in force')
    .option(...asJson)
    .action((id: string | undefined, options: { all?: boolean; json?: boolean }, command: Command) => {
      if ((id === undefined) === (options.all === undefined)) command.error('error: give the id of a freeze, or --all')
      return tell('thaw', { id: id ?? 'all' }, options)
    })

  deliveries.command('in-this-process', { hidden: true }).action(inThisProcess)
}

interface ResolveFlags {
  readonly live?: string
  readonly notLive?: boolean
  readonly drop?: boolean
  readonly publish?: boolean
  readonly skip?: boolean
  readonly takeDown?: boolean
  readonly json?: boolean
}

interface FreezeFlags {
  readonly all?: boolean
  readonly brand?: string
  readonly platform?: string
  readonly channel?: string
  readonly reason: string
  readonly json?: boolean
}
