/** A post as it is stored, read leniently: drafts may lack anything. */
import { z } from 'zod'
import { latePolicies } from '../core/late-policy.ts'
import { recurrenceUnits, type Recurrence } from '../core/recurrence.ts'
import { formats, type Language, type Story } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'
import { nothingDeclared, type Declared } from '../quality/facts.ts'

export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
export const id = z.union([z.string(), z.number()]).transform(String)
/** A point in time, as whichever database gives it back. */
export const instant = z
  .union([z.string(), z.date()])
  .nullish()
  .transform((value) => (value ? new Date(value) : null))
/** A relationship by id, or the document when something populated it. */
export const reference = z.union([id, z.object({ id }).transform((doc) => doc.id)])
const references = z
  .array(reference)
  .nullish()
  .transform((list) => list ?? [])
export const perLanguage = <T extends z.ZodType>(schema: T) =>
  z
    .object({ de: schema.optional(), en: schema.optional() })
    .nullish()
    .transform((value) => value ?? {})

/** A form says 0 for "no rows". */
const rows = <T extends z.ZodType>(row: T) =>
  z
    .union([z.array(row), z.literal(0).transform(() => [])])
    .nullish()
    .transform((list) => list ?? [])

/** A post with all its languages (`locale: 'all'`). Drafts may lack anything. */
export const storedPost = z.object({
  id,
  title: perLanguage(z.string().nullish()),
  slug: perLanguage(z.string().nullish()),
  teaser: perLanguage(z.string().nullish()),
  body: perLanguage(z.unknown()),
  media: references,
  seo: z.object({ title: perLanguage(z.string().nullish()), description: perLanguage(z.string().nullish()) }).nullish(),
  declared: z
    .object({
      embargoUntil: z.string().nullish(),
      sponsorship: z.enum(['none', 'advertisement', 'sponsored', 'gifted', 'affiliate']).nullish(),
      sponsor: text,
      isGenerated: z.boolean().nullish(),
      consents: rows(z.object({ name: text, agreedOn: z.string().nullish() })),
      focusKeyword: perLanguage(z.string().nullish()),
      canonical: perLanguage(z.string().nullish()),
    })
    .nullish(),
  brand: reference.nullish(),
  campaign: reference.nullish(),
  topics: references,
  publishAt: z.string().nullish(),
  recurrence: z
    .object({
      every: z.enum(['never', ...recurrenceUnits]).nullish(),
      interval: z.number().nullish(),
      until: z.string().nullish(),
    })
    .nullish(),
  latePolicy: z
    .enum(latePolicies)
    .nullish()
    .transform((value) => value ?? 'default'),
  variants: rows(
    z.object({
      channel: reference.nullish(),
      when: z.enum(['with-post', 'at', 'slot', 'now']).nullish(),
      dueAt: z.string().nullish(),
      text,
      format: z.enum(formats).nullish(),
      poll: z
        .object({ options: rows(z.object({ text })), minutes: z.coerce.number().nullish(), multiple: z.boolean().nullish() })
        .nullish(),
      parts: rows(z.object({ text })),
      media: references,
      withoutMedia: z.boolean().nullish(),
      crops: rows(z.object({ media: reference.nullish(), x: z.number().nullish(), y: z.number().nullish() })),
      link: text,
    }),
  ),
})
export type StoredPost = z.infer<typeof storedPost>

/** How the post is repeated, as far as it is said; `null` where it goes once. The day is kept as a form stores one: noon in UTC. */
export function recurrenceOf({ recurrence }: Pick<StoredPost, 'recurrence'>): Recurrence | null {
  if (!recurrence?.every || recurrence.every === 'never') return null
  const until = new Date(recurrence.until ?? '')
  return {
    every: recurrence.every,
    interval: recurrence.interval ?? 1,
    until: Number.isNaN(until.getTime()) ? '' : until.toISOString().slice(0, 10),
  }
}

/** What makes it more than an ordinary post; nothing where nothing does, so that what was approved before stays what was approved. */
export function kindOf({ format, poll }: Pick<StoredPost['variants'][number], 'format' | 'poll'>): Pick<Story, 'format' | 'poll'> {
  const options = poll?.options.map(({ text }) => text.trim().normalize('NFC')).filter((option) => option !== '') ?? []
  return {
    ...(format && format !== 'post' && { format }),
    ...(options.length > 0 && { poll: { options, minutes: poll?.minutes ?? 1440, multiple: poll?.multiple ?? false } }),
  }
}

/** What is declared of a post in one language. */
export function declaredOf({ declared }: Pick<StoredPost, 'declared'>, language: Language): Declared {
  if (!declared) return nothingDeclared
  const embargo = new Date(declared.embargoUntil ?? '')
  return {
    embargoUntil: Number.isNaN(embargo.getTime()) ? null : embargo,
    sponsorship: declared.sponsorship ?? 'none',
    sponsor: declared.sponsor.trim(),
    isGenerated: declared.isGenerated ?? false,
    consents: declared.consents.flatMap(({ name, agreedOn }) =>
      name.trim() === '' ? [] : [{ name: name.trim(), agreedOn: agreedOn?.slice(0, 10) ?? null }],
    ),
    focusKeyword: declared.focusKeyword[language]?.trim() ?? '',
    canonical: declared.canonical[language]?.trim() ?? '',
  }
}

type Times = Required<Pick<Variant, 'dueAt' | 'ownTime' | 'atOnce' | 'takesSlot' | 'recurrence' | 'latePolicy'>>

/** When a variant goes, and how often. What stands on a medium of our own stands there: it is not repeated. */
export function timesOf(post: StoredPost, { when, dueAt }: StoredPost['variants'][number], isOwned: boolean): Times {
  const due = when === 'now' ? null : when === 'at' ? dueAt : post.publishAt
  return {
    dueAt: due ? new Date(due) : null,
    ownTime: when === 'at',
    atOnce: when === 'now',
    takesSlot: when === 'slot',
    recurrence: isOwned ? null : recurrenceOf(post),
    latePolicy: post.latePolicy,
  }
}
