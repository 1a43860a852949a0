/** When credentials are renewed, tried and warned about. Pure; `token-care.payload.ts` does it. */
import { createHash } from 'node:crypto'
import { saidIn } from './said.ts'

type Localised = { readonly de: string; readonly en: string }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** What is known of a channel's credentials. `null`: not known, or never. */
export interface Care {
  readonly id: string
  /** Since when they are these. */
  readonly credentialsSince: Date | null
  /** When they stop working. */
  readonly credentialsEndAt: Date | null
  /** Somebody renews them until then; or it failed then. */
  readonly renewingUntil: Date | null
  readonly triedAt: Date | null
  /** Of how many days before the end the owner was told last. */
  readonly warnedDays: number | null
  /** What is wrong, as a sentence, or ''. */
  readonly problem: string
}

/**
 * Two thirds of their life after they were made; up to a twentieth of it sooner, another one for each channel, so that channels
 * that were connected together are not all renewed together. Every process comes to the same instant. At once, where nobody
 * knows since when they are these.
 */
export function renewAt({ id, credentialsSince, credentialsEndAt }: Care): Date | null {
  if (!credentialsEndAt) return null
  if (!credentialsSince) return new Date(0)
  const jitter = createHash('sha256').update(`${id} ${credentialsSince.getTime()}`).digest().readUInt32BE() / 2 ** 32
  const lifeMs = Math.max(0, credentialsEndAt.getTime() - credentialsSince.getTime())
  return new Date(credentialsSince.getTime() + Math.max(minuteMs, lifeMs * (2 / 3 - jitter / 20)))
}

export const isOverdue = (care: Care, now: Date): boolean => (renewAt(care) ?? now) < now

/** How long a renewal that failed is left alone: longer where the platform refused. */
const againMs = 10 * minuteMs
const refusedAgainMs = hourMs

export function shouldRenew(care: Care, now: Date): boolean {
  const rest = care.problem ? refusedAgainMs : againMs
  const resting = care.renewingUntil !== null && now.getTime() < care.renewingUntil.getTime() + rest
  return isOverdue(care, now) && !resting
}

/**
 * Whether a post is near enough for the credentials to be tried: within a day of it once, and within an hour of it once more.
 * Posts that follow each other share a try, and so do a try and a new connection.
 * @returns the instant since which nobody may have tried them; `null`: not now.
 */
export function triedBefore({ triedAt, credentialsSince }: Care, nextDueAt: Date | null, now: Date): Date | null {
  const inMs = nextDueAt ? nextDueAt.getTime() - now.getTime() : Infinity
  if (inMs > dayMs) return null
  const before = new Date(now.getTime() - (inMs > hourMs ? dayMs : hourMs))
  return [triedAt, credentialsSince].some((at) => at && at > before) ? null : before
}

/** Days before the end of which a person is told, where nothing else renews the access. */
const warnings = [1, 3, 7, 14] as const

/** Begun days: 1 on the last one, 0 once it is over. */
export const daysLeft = (endAt: Date, now: Date): number => Math.max(0, Math.ceil((endAt.getTime() - now.getTime()) / dayMs))

/** @returns the warning that is due, which may be told once; `forget`: those told were of an earlier end; `null`: nothing. */
export function warningDue({ credentialsEndAt, warnedDays }: Care, now: Date): number | 'forget' | null {
  const days = credentialsEndAt ? daysLeft(credentialsEndAt, now) : Infinity
  const due = warnings.find((most) => days <= most)
  if (due === undefined) return warnedDays === null ? null : 'forget'
  return warnedDays === null || due < warnedDays ? due : null
}

export function endsIn(days: number): Localised {
  if (days === 0) return { de: 'Der Zugang ist abgelaufen. Neu verbinden.', en: 'The access has ended. Connect it again.' }
  if (days === 1)
    return { de: 'Der Zugang endet innerhalb eines Tages. Neu verbinden.', en: 'The access ends within a day. Connect it again.' }
  return { de: `Der Zugang endet in ${days} Tagen. Neu verbinden.`, en: `The access ends in ${days} days. Connect it again.` }
}

export interface ChannelCondition {
  readonly status: string
  readonly paused: boolean
  readonly pausedReason: string
  readonly problem: string
  readonly credentialsEndAt: Date | null
  /** Its access is renewed without a person. */
  readonly renews: boolean
}

/** Why a channel needs a person, most pressing first; `null`: it does not. */
export function whyCare(channel: ChannelCondition, now: Date): Localised | null {
  const { status, paused, pausedReason, problem, credentialsEndAt, renews } = channel
  const german = saidIn('de', problem)
  if (status === 'refused') {
    return {
      de: `Die Plattform hat die Anmeldung abgelehnt. Neu verbinden. ${german}`.trim(),
      en: `The platform refused the sign-in. Connect it again. ${problem}`.trim(),
    }
  }
  if (status !== 'connected') return { de: 'Noch nicht verbunden.', en: 'Not connected yet.' }
  const days = credentialsEndAt ? daysLeft(credentialsEndAt, now) : Infinity
  if (days <= Math.max(...warnings) && (!renews || problem)) {
    const end = endsIn(days)
    return problem ? { de: `${end.de} ${german}`, en: `${end.en} ${problem}` } : end
  }
  if (problem) return { de: `Beim letzten Versuch: ${german}`, en: `When it was last tried: ${problem}` }
  if (!paused) return null
  return pausedReason
    ? { de: `Pausiert: ${saidIn('de', pausedReason)}`, en: `Paused: ${pausedReason}` }
    : { de: 'Pausiert.', en: 'Paused.' }
}
