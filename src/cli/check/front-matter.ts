/** A post as a Markdown file says it: front matter in YAML between two lines of `---`, and the body below. */
import { z } from 'zod'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { mostParts } from '../../core/variant.ts'
import { formats, languages } from '../../core/story.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim().normalize('NFC') ?? '')
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

const day = /^\d{4}-\d\d-\d\d$/
const instant = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/
/** A day, or a time; without a zone it is the brand's. */
const time = z
  .string()
  .nullish()
  .refine((value) => !value || (instant.test(value) && !Number.isNaN(Date.parse(value.replace(' ', 'T')))), {
    params: {
      de: 'Schreiben Sie einen Tag oder eine Zeit, als 2026-12-01, 2026-12-01T09:30 oder 2026-12-01T08:30Z.',
      en: 'Write a day or a time, as 2026-12-01, 2026-12-01T09:30 or 2026-12-01T08:30Z.',
    },
  })
  .transform((value) => value || null)
const onDay = z
  .string()
  .nullish()
  .refine((value) => !value || day.test(value), {
    params: { de: 'Schreiben Sie einen Tag, als 2026-12-01.', en: 'Write a day, as 2026-12-01.' },
  })
  .transform((value) => value || null)

const medium = z.object({
  /** From the folder of the post. */
  file: z.string(),
  alt: text,
  credit: text,
  rightsHolder: text,
  licence: text,
  expiresOn: onDay,
  persons: z.enum(['unknown', 'none', 'shown']).default('unknown'),
  consent: z.enum(['unknown', 'given', 'not-needed', 'refused']).default('unknown'),
  consentUntil: onDay,
  isGenerated: flag,
  fonts: list(z.string()),
  /** Of a film: SRT or VTT, from the folder of the post. */
  captions: text,
})
export type FrontMedium = z.infer<typeof medium>

const channel = z
  .object({
    /** Default: the teaser, or the title. */
    text,
    link: text,
    /** What answers it, in order. */
    parts: list(z.string()),
    media: z.array(medium).nullish(),
    publishAt: time,
    /** Default: an ordinary post. */
    format: z.enum(formats).nullish(),
    poll: z.object({ options: list(text), minutes: z.int().positive().default(1440), multiple: flag }).nullish(),
  })
  .nullish()
  .transform((value) => value ?? null)

const platforms = Object.keys(manifests).join(', ')
const declared = z
  .object({
    embargoUntil: time,
    sponsorship: z.enum(['none', 'advertisement', 'sponsored', 'gifted', 'affiliate']).default('none'),
    sponsor: text,
    isGenerated: flag,
    consents: list(z.object({ name: z.string(), agreedOn: onDay })),
    focusKeyword: text,
    canonical: text,
  })
  .nullish()

export const frontMatter = z.object({
  title: z.string().transform((value) => value.trim().normalize('NFC')),
  slug: text,
  teaser: text,
  language: z.enum(languages).nullish(),
  seo: z
    .object({ title: text, description: text })
    .nullish()
    .transform((value) => value ?? { title: '', description: '' }),
  link: text,
  campaign: text,
  topics: list(z.string()),
  publishAt: time,
  media: list(medium),
  declared,
  channels: z
    .record(z.string(), channel)
    .nullish()
    .superRefine((value, context) => {
      for (const id of Object.keys(value ?? {}))
        if (!Object.hasOwn(manifests, id))
          context.addIssue({
            code: 'custom',
            path: [id],
            params: {
              de: `Eine Plattform „${id}“ gibt es nicht. Es gibt: ${platforms}.`,
              en: `There is no platform “${id}”. There are: ${platforms}.`,
            },
          })
      for (const [id, said] of Object.entries(value ?? {}))
        if ((said?.parts.length ?? 0) > mostParts)
          context.addIssue({
            code: 'custom',
            path: [id, 'parts'],
            params: { de: `Mehr als ${mostParts} Teile hat kein Beitrag.`, en: `No post has more than ${mostParts} parts.` },
          })
    }),
})
export type FrontMatter = z.infer<typeof frontMatter>

export interface Post {
  readonly front: YamlFile<FrontMatter>
  /** Where the Markdown begins. */
  readonly bodyAt: number
}

/** `null`: it has no front matter, and so is no post. */
export function readPost(file: string): Post | null {
  const begin = /^\ufeff?---[ \t]*\r?\n/.exec(file)?.[0].length
  if (begin === undefined) return null
  const end = /^(?:---|\.\.\.)[ \t]*\r?$/m
  const rest = file.slice(begin)
  const close = end.exec(rest)
  if (!close) return null
  const behind = begin + close.index + close[0].length
  return { front: readYaml(rest.slice(0, close.index), begin, frontMatter), bodyAt: file[behind] === '\n' ? behind + 1 : behind }
}
