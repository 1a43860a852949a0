/** An edition to try things on. */
import type { Figures, HeatCell } from '../core/numbers.ts'
import { blockKinds, type BlockKind } from '../core/reports.ts'
import type { Block, Frozen, FrozenNumbers } from './frozen.ts'

export const aBlock = (blockType: BlockKind, more: Partial<Block> = {}): Block => ({
  blockType,
  heading: '',
  words: '',
  measure: 'engagements',
  ...more,
})

const figures = (posts: number, engagements: number): Figures => ({
  posts,
  deliveries: posts,
  sums: { engagements: { sum: engagements, told: posts }, reactions: { sum: engagements - 3, told: posts }, comments: { sum: 3, told: 1 } },
  usual: posts < 5 ? null : { lower: 3, median: 12.5, upper: 40, of: posts },
  rates: [{ base: 'impressions', rate: 0.0412, posts }],
})
const channel = (n: number) => ({
  id: `c${n}`,
  name: ['Acme auf Mastodon', 'Łódź & „Größe“ on Bluesky', 'Acme LinkedIn'][n] ?? `Kanal ${n}`,
  platform: 'some-network',
})
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`
const cell = (of: number): HeatCell => ({ of, median: of < 5 ? null : of / 8 })

export const someNumbers: FrozenNumbers = {
  timeZones: ['Europe/Berlin'],
  from: day(1),
  to: day(30),
  totals: figures(42, 12_345),
  waiting: 1,
  gone: 2,
  more: 0,
  channels: [0, 1, 2].map((n) => ({
    ...figures(20 - 8 * n, 9_000 - 3_000 * n),
    ...channel(n),
    name: { de: channel(n).name, en: channel(n).name },
  })),
  topics: ['Windkraft', '', 'Menschen'].map((name, n) => ({
    ...figures(9 - n, 900 - 300 * n),
    times: { lower: 0.5, median: 1.25 - n / 4, upper: 2, of: 9 - n },
    id: name,
    name: { de: name || 'Ohne Thema', en: name || 'No topic' },
  })),
  kinds: [{ ...figures(42, 12_345), times: null, id: 'image', name: { de: 'Bild', en: 'Picture' } }],
  days: Array.from({ length: 24 }, (_, n) => ({
    day: day(n + 2),
    posts: 1 + (n % 3),
    sums: n === 4 ? {} : { engagements: 90 + ((n * 137) % 700) },
  })),
  heatMap: {
    measure: 'times',
    cells: Array.from({ length: 7 }, (_, weekday) =>
      Array.from({ length: 24 }, (_, hour) => cell(hour < 7 || hour > 20 ? 0 : (weekday * hour) % 9)),
    ),
    weekdays: Array.from({ length: 7 }, (_, n) => cell(3 + n)),
    hours: Array.from({ length: 24 }, (_, n) => cell(n < 7 || n > 20 ? 0 : n - 4)),
  },
  best: [1, 2, 3, 4, 5].map((n) => ({
    post: `p${n}`,
    title:
      n === 1 ? '=HYPERLINK("https://evil.example")' : `Ein Beitrag mit einem langen Titel, der über mehr als eine Zeile geht, Nummer ${n}`,
    channel: channel(n % 3),
    url: null,
    publishedAt: `2026-11-${10 + n}T08:10:00.000Z`,
    engagements: 900 - n,
    age: '7d',
    usual: { lower: 3, median: 120, upper: 200, of: 50 },
    times: 7.4,
  })),
  worst: [],
  followers: [0, 1, 2].map((n) => ({
    channel: channel(n),
    points: Array.from({ length: 30 }, (_, at) => ({ day: day(at + 1), value: 1_200 + n * 90 + at * (3 - n) })),
  })),
  clicks: {
    totals: { clicks: 321, visitors: 200, bots: 12 },
    days: [1, 2, 3, 7, 8].map((n) => ({ name: day(n), clicks: n * 12, visitors: n * 8, bots: 1 })),
    channels: [
      { channel: 'c0', name: 'Acme auf Mastodon', clicks: 300, visitors: 190, bots: 12 },
      { channel: '', name: 'Print', clicks: 21, visitors: 10, bots: 0 },
    ],
    countries: [
      { name: 'DE', clicks: 300, visitors: 180, bots: 2 },
      { name: 'ZZ', clicks: 21, visitors: 20, bots: 10 },
    ],
  },
  reaction: { usual: null, answered: 0, open: 0 },
  notes: [
    {
      kind: 'gap',
      channel: channel(0),
      said: {
        de: 'Zwischen beiden Zeiten wurde nicht gemessen. Prüfen Sie die Verbindung des Kanals.',
        en: 'It was not measured between these times. Check the channel’s connection.',
      },
      from: '2026-11-04T08:00:00.000Z',
      until: null,
    },
  ],
  goals: [
    { metric: 'reactions', target: 20_000, value: 4_342, soFar: 12_342 },
    { metric: 'saves', target: 50, value: null, soFar: null },
  ],
  effect: {
    money: [
      { currency: 'EUR', costs: 120_050, value: 300_000, perEngagement: 9.7, perClick: 374, perConversion: null, returnOnInvestment: 1.5 },
    ],
    conversions: [{ name: 'Bestellung', count: 12 }],
    clicks: { by: 'platforms', count: 321 },
  },
}

const empty = { posts: 0, deliveries: 0, sums: {}, usual: null, rates: [] } as const
/** Of a time in which nothing happened. */
export const noNumbers: FrozenNumbers = {
  ...someNumbers,
  totals: empty,
  waiting: 0,
  gone: 0,
  channels: [],
  topics: [],
  kinds: [],
  days: [],
  heatMap: {
    measure: 'times',
    cells: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => cell(0))),
    weekdays: Array.from({ length: 7 }, () => cell(0)),
    hours: Array.from({ length: 24 }, () => cell(0)),
  },
  best: [],
  worst: [],
  followers: [],
  clicks: { totals: { clicks: 0, visitors: 0, bots: 0 }, days: [], channels: [], countries: [] },
  notes: [],
  goals: [{ metric: 'reactions', target: 0, value: null, soFar: null }],
  effect: { money: [], conversions: [], clicks: null },
}

export const anEdition = (more: Partial<Frozen> = {}): Frozen => ({
  version: 1,
  name: 'Monatsbericht',
  language: 'de',
  brand: { id: 'b', name: 'Acme Energie', accent: '#0c6b5c', timeZone: 'Europe/Berlin' },
  campaign: { id: 'k', name: 'Energie von hier' },
  period: { from: day(1), to: day(30) },
  revision: 1,
  madeAt: '2026-12-01T07:00:00.000Z',
  files: ['pdf'],
  blocks: blockKinds.map((kind) =>
    aBlock(kind, kind === 'text' ? { heading: 'Worum es geht', words: 'Der November im Überblick.\n\nMehr als im Oktober.' } : {}),
  ),
  overview: someNumbers,
  ...more,
})
