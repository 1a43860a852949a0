/** What is missing in the times of a post before it can be handed to the approvers. */
import { manifests } from '../../publishers/manifests.gen.ts'
import { firstTimes } from '../core/first-times.ts'
import { spokenDate, spokenDay } from '../core/spoken-time.ts'
import { longestInterval, maxRepetitions, repetitions } from '../core/times.ts'
import type { Variant } from '../core/variant.ts'
import type { Composition } from './variants.payload.ts'

/** How long ago an own time may lie: whoever submits at once should not be stopped by a minute. */
export const justNowMs = 15 * 60_000
type Sentence = { readonly de: string; readonly en: string }

const isOwned = (platform: string) => manifests[platform]?.role === 'owned'

export function missingTimes({ variants, recurrence }: Pick<Composition, 'variants' | 'recurrence'>, now: Date): Sentence[] {
  const missing = [...withoutSlots(variants), ...withoutTimes(variants), ...variants.flatMap((variant) => passedTime(variant, now))]
  if (!recurrence) return missing
  const networks = variants.filter(({ channel }) => !isOwned(channel.platform))
  if (networks.length === 0)
    missing.push({
      de: 'Wiederholt wird nur auf Netzwerken, und keines ist gewählt: wählen Sie eines, oder stellen Sie die Wiederholung auf „Einmal“.',
      en: 'Only networks repeat a post, and none is chosen: choose one, or set the repetition to “Once”.',
    })
  const isWhole = Number.isInteger(recurrence.interval) && recurrence.interval >= 1 && recurrence.interval <= longestInterval
  if (!isWhole)
    missing.push({
      de: `Der Abstand der Wiederholungen ist eine ganze Zahl von 1 bis ${longestInterval}: berichtigen Sie ihn.`,
      en: `The interval of the repetition is a whole number from 1 to ${longestInterval}: correct it.`,
    })
  if (recurrence.until === '')
    missing.push({
      de: 'Sagen Sie, bis zu welchem Tag der Beitrag wiederholt wird.',
      en: 'Say until which day the post is repeated.',
    })
  if (!isWhole || recurrence.until === '') return missing

  const until = spokenDate(recurrence.until)
  for (const [index, first] of firstTimes(variants, { now, isOwned }).entries()) {
    const channel = variants[index]?.channel
    if (!first || !channel || isOwned(channel.platform)) continue
    const times = repetitions(first.at, recurrence, channel.timeZone, maxRepetitions + 1).length
    const day = spokenDay(first.at, channel.timeZone)
    if (times === 0)
      missing.push({
        de: `${channel.name}: Der Beitrag erscheint zuerst am ${day.de} und würde bis zum ${until.de} nicht wiederholt. Wählen Sie einen späteren Tag.`,
        en: `${channel.name}: the post first goes on ${day.en}, and would not be repeated by ${until.en}. Choose a later day.`,
      })
    if (times > maxRepetitions)
      missing.push({
        de: `${channel.name}: Bis zum ${until.de} wären es mehr als ${maxRepetitions} Wiederholungen. Wählen Sie einen früheren Tag oder größere Abstände.`,
        en: `${channel.name}: until ${until.en} there would be more than ${maxRepetitions} repetitions. Choose an earlier day, or a longer interval.`,
      })
  }
  return missing
}

/** One sentence for each channel that is to take a slot and has none. They may have been deleted since the post was submitted. */
export const withoutSlots = (variants: readonly Variant[]): Sentence[] =>
  variants
    .filter(({ takesSlot, channel }) => takesSlot && channel.slots.length === 0)
    .map(({ channel: { name } }) => ({
      de: `${name} hat keine Sendeplätze: wählen Sie eine andere Zeit, oder tragen Sie am Kanal Sendeplätze ein.`,
      en: `${name} has no slots: choose another time, or enter slots at the channel.`,
    }))

/**
 * One sentence for each channel whose time nobody has chosen: its own, or, where one was taken away since the post was submitted, the one
 * that it shares.
 */
export const withoutTimes = (variants: readonly Variant[], wasEmptied = false): Sentence[] =>
  variants
    .filter((variant) => awaitsTime(variant, wasEmptied))
    .map(({ channel: { name }, ownTime }) =>
      ownTime
        ? {
            de: `${name} soll zu eigener Zeit erscheinen: wählen Sie die Zeit.`,
            en: `${name} is to go at its own time: choose the time.`,
          }
        : {
            de: `${name} hat keine Zeit mehr, seit sie herausgenommen wurde. Wählen Sie die Zeit, oder reichen Sie den Beitrag neu ein.`,
            en: `${name} has no time any more since it was taken out. Choose the time, or submit the post anew.`,
          },
    )

/**
 * Whether nobody has said when a variant goes, so that it waits until somebody does.
 * @param wasEmptied a time was taken away since the submission: then an empty one does not mean "as soon as approved"
 */
export const awaitsTime = ({ ownTime, atOnce, takesSlot, dueAt }: Variant, wasEmptied: boolean): boolean =>
  !dueAt && (ownTime === true || (wasEmptied && !takesSlot && !atOnce))

function passedTime({ channel: { name }, ownTime, dueAt }: Variant, now: Date): Sentence[] {
  if (ownTime && dueAt && dueAt.getTime() < now.getTime() - justNowMs)
    return [
      {
        de: `Die eigene Zeit von ${name} liegt in der Vergangenheit: wählen Sie eine andere.`,
        en: `The own time of ${name} lies in the past: choose another.`,
      },
    ]
  return []
}
