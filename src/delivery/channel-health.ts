/** How a channel is, in a word and in sentences. Pure; `channels-overview.payload.ts` asks for the facts. */
import type { Localised } from '../core/answers.ts'
import type { Health } from '../core/channels-overview.ts'
import { whyCare, type ChannelCondition } from './token-care.ts'

export interface HealthFacts extends Omit<ChannelCondition, 'paused' | 'pausedReason'> {
  /** Deliveries that failed or were refused in the last seven days. */
  readonly failures: number
  /** Deliveries that wait for a person. */
  readonly waiting: number
  /** A pause that somebody wanted to be reminded of by now. */
  readonly isPausedTooLong: boolean
  readonly hasSomebody: boolean
  /** What is to be said of its numbers. */
  readonly numbers: readonly Localised[]
}

export const healthDays = 7
/** So many failures in that time are no accident any more. */
const tooMany = 3

export function healthOf(facts: HealthFacts, now: Date): Health {
  const { failures, waiting, isPausedTooLong, hasSomebody, status, credentialsEndAt, renews, problem } = facts
  const hasEnded = credentialsEndAt !== null && credentialsEndAt <= now && (!renews || problem !== '')
  const care = whyCare({ ...facts, paused: false, pausedReason: '' }, now)
  const why: Localised[] = [
    ...(care ? [care] : []),
    ...(failures > 0 ? [failed(failures)] : []),
    ...(waiting > 0 ? [waits(waiting)] : []),
    ...(isPausedTooLong ? [pausedTooLong] : []),
    ...(hasSomebody ? [] : [nobody]),
    ...facts.numbers,
  ]
  const isBad = status !== 'connected' || hasEnded || failures >= tooMany
  return { is: isBad ? 'bad' : why.length > 0 ? 'watch' : 'good', why }
}

const failed = (count: number): Localised =>
  count === 1
    ? {
        de: `Eine Auslieferung ist in den letzten ${healthDays} Tagen gescheitert.`,
        en: `One delivery failed in the last ${healthDays} days.`,
      }
    : {
        de: `${count} Auslieferungen sind in den letzten ${healthDays} Tagen gescheitert.`,
        en: `${count} deliveries failed in the last ${healthDays} days.`,
      }
const waits = (count: number): Localised =>
  count === 1
    ? { de: 'Eine Auslieferung wartet auf Sie.', en: 'One delivery waits for you.' }
    : { de: `${count} Auslieferungen warten auf Sie.`, en: `${count} deliveries wait for you.` }
const pausedTooLong: Localised = {
  de: 'Die Pause dauert länger als gedacht. Setzen Sie den Kanal fort, oder nennen Sie einen neuen Tag.',
  en: 'The pause lasts longer than was meant. Resume the channel, or name another day.',
}
const nobody: Localised = {
  de: 'Niemand ist für den Kanal da. Nennen Sie jemanden, der verantwortlich ist oder vertritt.',
  en: 'Nobody is there for the channel. Name an owner or a deputy.',
}
