import type { AgeName } from '../../core/measuring.ts'
import { metricNames, metrics, type Metric, type RateBase } from '../../core/metrics.ts'

const namesIn = (language: 'de' | 'en') =>
  Object.fromEntries(metrics.map((metric) => [metric, metricNames[metric][language]])) as Record<Metric, string>

export const agesDe: Record<AgeName, string> = {
  '1h': '1 Stunde',
  '6h': '6 Stunden',
  '1d': '1 Tag',
  '3d': '3 Tagen',
  '7d': '7 Tagen',
  '30d': '30 Tagen',
}
export const agesEn: Record<AgeName, string> = {
  '1h': '1 hour',
  '6h': '6 hours',
  '1d': '1 day',
  '3d': '3 days',
  '7d': '7 days',
  '30d': '30 days',
}

export const words = {
  de: {
    title: 'Zahlen',
    metrics: namesIn('de'),
    saveFirst: 'Sobald der Beitrag veröffentlicht ist, stehen hier seine Zahlen.',
    loading: 'Die Zahlen werden geholt …',
    failed: (why: string) => `Die Zahlen sind gerade nicht zu erfahren. ${why}`,
    again: 'Noch einmal versuchen',
    empty: 'Noch ist dieser Beitrag nirgends veröffentlicht. Danach werden hier je Kanal seine Zahlen gezeichnet.',
    notYet: 'Noch keine Messung. Die erste kommt bald nach dem Veröffentlichen.',
    choose: 'Welche Zahl',
    chart: (metric: string) => `${metric} im Lauf der Zeit, eine Linie je Kanal. Dieselben Werte stehen in der Tabelle darunter.`,
    untold: (channels: string, metric: string) => `Nicht in der Zeichnung, weil die Plattform es nicht sagt: ${channels} (${metric}).`,
    latest: 'Neuester Stand',
    channel: 'Kanal',
    measured: 'Gemessen',
    notTold: 'sagt die Plattform nicht',
    nothingYet: 'noch nicht gemessen',
    ofThese: 'davon',
    mark: { notTold: '–', nothingYet: '…' },
    course: (metric: string) => `Alle Messungen: ${metric}`,
    time: 'Zeit',
    rate: 'Interaktionsrate',
    rateMeans:
      'Reaktionen, Kommentare, Geteilt und Gemerkt zusammen, geteilt durch die Einblendungen; nennt die Plattform keine, durch die Reichweite, sonst durch die Aufrufe.',
    rateOf: { impressions: 'je Einblendungen', reach: 'je Reichweite', views: 'je Aufrufe' } satisfies Record<RateBase, string>,
    compare: 'Vergleichen mit dem Üblichen auf',
    compareNone: 'Nicht vergleichen',
    usualBand: (channel: string, of: string) => `Üblich auf ${channel}: mittlere Hälfte (Beiträge: ${of})`,
    usualMiddle: 'Üblich: Median',
    usualAt: (age: AgeName, lower: string, median: string, upper: string, of: string) =>
      `Nach ${agesDe[age]}: ${median} (mittlere Hälfte ${lower} bis ${upper}, ${of} Beiträge)`,
    usualTable: 'Was auf diesem Kanal üblich ist',
    gap: (channel: string, from: string, until: string) => `${channel}: Zwischen ${from} und ${until} wurde nicht gemessen.`,
    meaning: 'Was die Zahlen bedeuten',
    source: 'Quelle',
  },
  en: {
    title: 'Numbers',
    metrics: namesIn('en'),
    saveFirst: 'As soon as the post is published, its numbers stand here.',
    loading: 'Fetching the numbers …',
    failed: (why: string) => `The numbers cannot be told just now. ${why}`,
    again: 'Try again',
    empty: 'This post is not published anywhere yet. Afterwards its numbers are drawn here, channel by channel.',
    notYet: 'Not measured yet. The first measurement comes soon after publishing.',
    choose: 'Which number',
    chart: (metric: string) => `${metric} over time, one line for each channel. The same values stand in the table below.`,
    untold: (channels: string, metric: string) => `Not drawn, because the platform does not tell: ${channels} (${metric}).`,
    latest: 'Latest',
    channel: 'Channel',
    measured: 'Measured',
    notTold: 'the platform does not tell',
    nothingYet: 'not measured yet',
    ofThese: 'of these',
    mark: { notTold: '–', nothingYet: '…' },
    course: (metric: string) => `All measurements: ${metric}`,
    time: 'Time',
    rate: 'Engagement rate',
    rateMeans:
      'Reactions, comments, shares and saves together, divided by impressions; where the platform tells none, by reach, else by views.',
    rateOf: { impressions: 'of impressions', reach: 'of reach', views: 'of views' } satisfies Record<RateBase, string>,
    compare: 'Compare with what is usual on',
    compareNone: 'Do not compare',
    usualBand: (channel: string, of: string) => `Usual on ${channel}: middle half (posts: ${of})`,
    usualMiddle: 'Usual: median',
    usualAt: (age: AgeName, lower: string, median: string, upper: string, of: string) =>
      `At ${agesEn[age]}: ${median} (middle half ${lower} to ${upper}, ${of} posts)`,
    usualTable: 'What is usual on this channel',
    gap: (channel: string, from: string, until: string) => `${channel}: nothing was measured between ${from} and ${until}.`,
    meaning: 'What the numbers mean',
    source: 'Source',
  },
}
