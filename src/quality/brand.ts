/** What a brand wants: names, words, voice, looks, law and times. Read from the admin's form, or from a file beside a pipeline's Markdown. */
import { z } from 'zod'
import { languages, type Language } from '../core/story.ts'

export const severities = ['blocker', 'warning', 'advice'] as const
export type Severity = (typeof severities)[number]

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '')
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])
const choice = <const T extends readonly [string, ...string[]]>(values: T, standard: T[number]) =>
  z
    .enum(values)
    .nullish()
    .transform((value): T[number] => value ?? standard)
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null)
const day = z
  .string()
  .nullish()
  .transform((value) => value?.slice(0, 10) || null)
const language = z
  .enum(languages)
  .nullish()
  .transform((value): Language | null => value ?? null)
const perLanguage = z
  .object({ de: text, en: text })
  .nullish()
  .transform((value) => value ?? { de: '', en: '' })
const hex = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #0f766e')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 18:30')

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** Forms of addressing people of any gender that a house may settle on. `neutral`: Studierende; `pair`: Kundinnen und Kunden. */
export const genderForms = ['star', 'colon', 'underscore', 'slash', 'internal-i', 'pair', 'neutral', 'masculine'] as const
export type GenderForm = (typeof genderForms)[number]

/** Everything is optional: what a brand does not say is not judged. */
export const brandProfile = z.object({
  name: text,
  /** As in the register: Nordlicht Energie GmbH. Empty: not demanded anywhere. */
  legalName: text,
  website: text,

  // Words.
  names: list(z.object({ name: z.string(), kind: choice(['company', 'product', 'person', 'other'], 'other'), wrong: list(z.string()) })),
  /** Found with their endings. `billig*`: a person is asked about its compounds, too. */
  forbiddenWords: list(z.object({ word: z.string(), instead: text, language })),
  /** Sentences or claims. `owned`: on media of our own; `network`: on networks. */
  requiredClaims: list(z.object({ claim: z.string(), where: choice(['everywhere', 'owned', 'network'], 'everywhere'), language })),
  forbiddenClaims: list(z.object({ claim: z.string(), instead: text, language })),
  boilerplate: perLanguage,
  /** Words that the dictionaries do not know and the house does. */
  dictionary: list(z.string()),

  // Voice.
  address: choice(['any', 'formal', 'informal'], 'any'),
  genderForms: list(z.enum(genderForms)),
  emoji: choice(['any', 'few', 'none'], 'any'),
  /** Bounds of Flesch (en) and Amstad (de) reading ease, 0 to 100: higher is easier. */
  readability: z
    .object({ de: number, en: number })
    .nullish()
    .transform((value) => value ?? { de: null, en: null }),

  // Looks.
  colors: list(z.object({ name: text, hex })),
  /** Smallest share of coloured pixels that must be near a colour of the brand, 0 to 1. */
  colorShare: number,
  /** Largest CIEDE2000 distance that counts as near. */
  colorDistance: number,
  logos: list(
    z.object({
      id: z.string(),
      name: text,
      /** For which ground this variant is. */
      ground: choice(['any', 'light', 'dark'], 'any'),
      minWidthPx: number,
      /** In heights of the logo. */
      clearSpace: number,
    }),
  ),
  logoDemanded: choice(['never', 'graphics', 'always'], 'never'),
  fonts: list(z.string()),

  // PR and law.
  competitors: list(z.string()),
  /** What must not be joked about or advertised beside today. `until`: ISO day, the last on which it holds. */
  crisisTopics: list(z.object({ topic: z.string(), until: day })),
  /** Whom we may name. */
  customers: list(
    z.object({
      name: z.string(),
      agreedUntil: day,
      agreed: z
        .boolean()
        .nullish()
        .transform((value) => value ?? false),
    }),
  ),
  healthClaims: list(z.string()),
  copyrightHolder: text,
  imprint: text,
  advertisingLabels: list(z.string()),

  // Times.
  /** ISO 3166 country, and region below it, whose holidays count: `DE`, `DE-NW`. */
  country: text,
  mourningDays: list(z.object({ day: z.string(), name: text })),
  quietHours: list(z.object({ from: clock, to: clock })),
  /** Days on which networks are served; empty: all. */
  publishingDays: list(z.enum(weekdays)),
  minGapMinutes: number,

  severities: list(
    z.object({
      check: z.string(),
      severity: z.enum([...severities, 'off']),
      /** On one platform only. Empty: on all. */
      platform: text,
    }),
  ),
})
export type BrandProfile = z.infer<typeof brandProfile>

/** A brand that says nothing but its name: nothing is held against anybody. */
export const plainBrand = (name: string): BrandProfile => brandProfile.parse({ name })

/** The severity that a check has for this brand on this platform; `off`: it is not asked. The platform's own word wins. */
export function severityFor(
  check: { readonly id: string; readonly severity: Severity },
  brand: Pick<BrandProfile, 'severities'>,
  platform: string,
) {
  const said = brand.severities.filter((one) => one.check === check.id)
  return (said.findLast((one) => one.platform === platform) ?? said.findLast((one) => one.platform === ''))?.severity ?? check.severity
}
