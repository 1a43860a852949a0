/** The sentences of `planned.ts`. */
import type { Localised } from '../core/answers.ts'
import type { LatePolicy } from '../core/late-policy.ts'
import type { Recurrence } from '../core/recurrence.ts'
import { spokenDate, spokenDay, spokenInstant } from '../core/spoken-time.ts'
import { wallTimeOf } from '../core/times.ts'
import { saidIn } from './said.ts'

const units: Record<Recurrence['every'], { readonly one: Localised; readonly many: Localised }> = {
  day: { one: { de: 'täglich', en: 'daily' }, many: { de: 'Tage', en: 'days' } },
  week: { one: { de: 'wöchentlich', en: 'weekly' }, many: { de: 'Wochen', en: 'weeks' } },
  month: { one: { de: 'monatlich', en: 'monthly' }, many: { de: 'Monate', en: 'months' } },
}

const reason = (why: string | null) => (why?.trim() ? `: ${why.trim().replace(/[.\s]+$/u, '')}.` : '.')

export const say = {
  atOnce: { de: 'Sobald freigegeben.', en: 'As soon as it is approved.' },
  slot: { de: 'Nächster freier Sendeplatz.', en: 'Next free slot.' },
  noSlots: { de: 'Der Kanal hat keine Sendeplätze.', en: 'The channel has no slots.' },
  noneFree: { de: 'Kein Sendeplatz ist frei.', en: 'No slot is free.' },
  noTime: { de: 'Seine Zeit ist noch zu wählen.', en: 'Its time is still to be chosen.' },
  live: {
    de: 'Steht dort schon oder ist unterwegs: Es wird nicht noch einmal gesendet.',
    en: 'Is there already or on its way: it is not sent again.',
  },
  replaces: { de: 'Ersetzt die Fassung, die dort steht.', en: 'Replaces the version that is there.' },
  passed: (due: Date, timeZone: string): Localised => ({
    de: `Sobald freigegeben: Die gewählte Zeit, ${spokenInstant(due, timeZone).de}, ist vorbei.`,
    en: `As soon as it is approved: the chosen time, ${spokenInstant(due, timeZone).en}, has passed.`,
  }),
  after: (name: string): Localised => ({
    de: `Nach ${name}: erst wenn der Beitrag dort steht.`,
    en: `After ${name}: once the post is there.`,
  }),
  missing: (at: Date, asked: string, timeZone: string): Localised => {
    const instead = wallTimeOf(at, timeZone).slice(-5)
    return {
      de: `${asked} Uhr gibt es am ${spokenDay(at, timeZone).de} nicht (Zeitumstellung): ${instead} Uhr.`,
      en: `${asked} does not exist on ${spokenDay(at, timeZone).en} (the clocks change): ${instead}.`,
    }
  },
  twice: (at: Date, asked: string, timeZone: string): Localised => ({
    de: `${asked} Uhr gibt es am ${spokenDay(at, timeZone).de} zweimal (Zeitumstellung): ${spokenInstant(at, timeZone).de}.`,
    en: `${asked} happens twice on ${spokenDay(at, timeZone).en} (the clocks change): ${spokenInstant(at, timeZone).en}.`,
  }),
  repeatedUntilWhen: {
    de: 'Wird wiederholt; bis wann, ist noch zu sagen.',
    en: 'Is repeated; until when is still to be said.',
  },
  repeated: ({ every, interval, until }: Recurrence, times: number): Localised => {
    const { one, many } = units[every]
    const rhythm = interval === 1 ? one : { de: `alle ${interval} ${many.de}`, en: `every ${interval} ${many.en}` }
    const day = spokenDate(until)
    return times === 0
      ? { de: `Bis zum ${day.de} keine Wiederholung.`, en: `No repetition by ${day.en}.` }
      : {
          de: `Danach ${rhythm.de}, noch ${times}-mal, bis einschließlich ${day.de}.`,
          en: `Then ${rhythm.en}, ${times === 1 ? 'once' : `${times} times`} more, until and including ${day.en}.`,
        }
  },
  late: {
    publish: { de: 'Verspätet es sich, geht es trotzdem hinaus.', en: 'When it is late, it goes out all the same.' },
    hold: { de: 'Verspätet es sich um mehr als 15 Minuten, wird gefragt.', en: 'When it is more than 15 minutes late, somebody is asked.' },
    skip: { de: 'Verspätet es sich um mehr als 15 Minuten, fällt es aus.', en: 'When it is more than 15 minutes late, it is left out.' },
  } satisfies Record<Exclude<LatePolicy, 'default'>, Localised>,
  paused: (why: string | null): Localised => ({
    de: `Der Kanal ist pausiert${reason(why && saidIn('de', why))} Es wartet, bis er weitermacht.`,
    en: `The channel is paused${reason(why)} It waits until the channel goes on.`,
  }),
  notConnected: {
    de: 'Der Kanal ist nicht verbunden: Es wartet, bis er es ist.',
    en: 'The channel is not connected: it waits until it is.',
  },
} as const
