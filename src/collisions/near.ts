/** Which posts are too near to each other. Pure; `collisions.payload.ts` reads them. */
import type { Localised } from '../core/answers.ts'
import { spokenInstant } from '../core/spoken-time.ts'

/** A post on a channel at a time. */
export interface Planned {
  readonly post: string
  readonly title: Localised
  readonly channel: string
  readonly at: Date
}
export interface Place {
  readonly name: string
  readonly timeZone: string
  /** Two posts are at least so far apart. 0: only the same minute is too near. */
  readonly gapMs: number
}

const minuteMs = 60_000
export const topicMs = 24 * 60 * minuteMs

export const distance = (one: Planned, other: Planned): number => Math.abs(one.at.getTime() - other.at.getTime())

const isNear = (ms: number, gapMs: number) => ms < Math.max(gapMs, minuteMs)

/** Others on the channel of `own` within its gap, the nearest first. */
export const onTheChannel = (own: Planned, others: readonly Planned[], { gapMs }: Place): Planned[] =>
  others
    .filter((other) => other.post !== own.post && other.channel === own.channel && isNear(distance(own, other), gapMs))
    .toSorted((a, b) => distance(own, a) - distance(own, b))

export function sayChannel(own: Planned, other: Planned, { name, timeZone, gapMs }: Place): Localised {
  const [minutes, gap] = [Math.floor(distance(own, other) / minuteMs), Math.round(gapMs / minuteMs)]
  const isBefore = other.at < own.at
  const at = spokenInstant(other.at, timeZone)
  if (minutes === 0)
    return {
      de: `„${other.title.de}“ geht auf ${name} zur selben Zeit hinaus: ${at.de}.`,
      en: `“${other.title.en}” goes out on ${name} at the same time: ${at.en}.`,
    }
  return {
    de: `„${other.title.de}“ geht auf ${name} ${minutes} Minuten ${isBefore ? 'davor' : 'danach'} hinaus: ${at.de}. Gewünscht sind ${gap} Minuten Abstand.`,
    en: `“${other.title.en}” goes out on ${name} ${minutes} minutes ${isBefore ? 'before' : 'after'}: ${at.en}. ${gap} minutes are wanted between.`,
  }
}

/** The nearest pair of one's own and the other's times, where it is within a day. */
export function nearestPair(own: readonly Planned[], others: readonly Planned[]): Planned | null {
  let best: { readonly other: Planned; readonly ms: number } | null = null
  for (const mine of own)
    for (const other of others) {
      const ms = distance(mine, other)
      if (other.post !== mine.post && ms < topicMs && (best === null || ms < best.ms)) best = { other, ms }
    }
  return best?.other ?? null
}

export function sayTopic(other: Planned, topic: Localised, timeZone: string): Localised {
  const at = spokenInstant(other.at, timeZone)
  return {
    de: `„${other.title.de}“ hat dasselbe Thema (${topic.de}) und geht innerhalb eines Tages hinaus: ${at.de}.`,
    en: `“${other.title.en}” has the same topic (${topic.en}) and goes out within a day: ${at.en}.`,
  }
}
