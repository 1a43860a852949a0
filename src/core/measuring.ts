/** What is known of measuring itself: at which ages posts are compared, and what is to be said of the numbers. */
import type { Localised } from './answers.ts'
import { accountMetricNames, metricNames, type AccountMetric, type Metric } from './metrics.ts'

/** Ages at which deliveries are compared with each other, in milliseconds after publication. */
const hour = 3_600_000
const day = 24 * hour
export const ageNames = ['1h', '6h', '1d', '3d', '7d', '30d'] as const
export type AgeName = (typeof ageNames)[number]
export const ageMs: Readonly<Record<AgeName, number>> = {
  '1h': hour,
  '6h': 6 * hour,
  '1d': day,
  '3d': 3 * day,
  '7d': 7 * day,
  '30d': 30 * day,
}

/** `gone`: the platform says that the post is not there (any more); it keeps its last numbers. `waiting`: it was not measured yet. */
export const standings = ['measured', 'gone', 'waiting'] as const
export type Standing = (typeof standings)[number]

/**
 * `gap`: it was not measured when it should have been. `silent`: a metric that was told is not told any more. `budget`: the brand's budget
 * for paid reads is used up.
 */
export const noteKinds = ['gap', 'silent', 'budget'] as const
export type NoteKind = (typeof noteKinds)[number]

/** What each note says, and what to do next. `metric` is its name in that language. */
const noteSentences: Readonly<Record<NoteKind, { readonly [language in 'de' | 'en']: (metric: string) => string }>> = {
  gap: {
    de: () => 'In dieser Zeit wurde nicht gemessen. Die Lücke bleibt leer; die nächste Messung gilt wieder.',
    en: () => 'Nothing was measured in this time. The gap stays empty; the next measurement holds again.',
  },
  silent: {
    de: (metric) =>
      `Die Plattform nennt „${metric}“ nicht mehr. Die letzten Werte bleiben stehen. Prüfen Sie die Rechte des Zugangs und ob es eine neue Version des Hubs gibt.`,
    en: (metric) =>
      `The platform does not tell “${metric}” any more. The last values stay. Look at what the access permits, and whether there is a newer version of the hub.`,
  },
  budget: {
    de: () => 'Das Monatsbudget der Marke für bezahlte Abfragen ist aufgebraucht oder nicht gesetzt. Setzen Sie es unter Marke → Zeiten.',
    en: () => 'The brand’s monthly budget for paid reads is used up or not set. Set it under Brand → Times.',
  },
}

/** Gaps of single deliveries at the same time, which a channel may have while others of it were measured. */
export const spokenGaps = (deliveries: number): Localised => ({
  de: `In dieser Zeit fehlen Messungen ${deliveries === 1 ? 'einer Veröffentlichung' : `von ${deliveries.toLocaleString('de-DE')} Veröffentlichungen`}. Die Lücke bleibt leer; die nächste Messung gilt wieder.`,
  en: `Measurements of ${deliveries === 1 ? 'one publication' : `${deliveries.toLocaleString('en-GB')} publications`} are missing in this time. The gap stays empty; the next measurement holds again.`,
})

const ofAccount = 'account.'
/** What a metric of the account is called in a note: other than a post's of the same name. */
export const accountNote = (metric: AccountMetric): string => ofAccount + metric

/** @param metric as it stands in the note; '' where it is about all numbers */
export function spokenNote(kind: NoteKind, metric: string): Localised {
  const names = metric.startsWith(ofAccount)
    ? accountMetricNames[metric.slice(ofAccount.length) as AccountMetric]
    : metricNames[metric as Metric]
  const { de, en } = noteSentences[kind]
  return { de: de(names?.de ?? metric), en: en(names?.en ?? metric) }
}
