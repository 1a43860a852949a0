/** One change of what is public, as webhooks and the event stream tell it: small, and without content, which receivers fetch. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { languages } from '../../core/story.ts'
import { contentEvents } from '../../core/webhook.ts'
import type { Brand } from '../sites.ts'
import type { LoggedChange } from './change-log.ts'

const inLanguages = z.partialRecord(z.enum(languages), z.string())

export const eventDataSchema = z.object({
  id: z.string().describe('The post: fetch it at /api/content/v1/posts/{id}.'),
  brand: z.object({ id: z.string(), slug: z.string().nullable().describe('null: the brand was deleted.') }),
  language: z.enum(languages).describe('The main one.'),
  languages: z.array(z.enum(languages)),
  slugs: inLanguages,
  urls: inLanguages.describe('Where readers find it. After a withdrawal: where they found it.'),
  changedAt: z.iso.datetime(),
})
export const eventSchema = z.object({
  type: z.enum(contentEvents.map(({ value }) => value)),
  timestamp: z.iso.datetime().describe('When it happened.'),
  data: eventDataSchema,
})

export interface ContentEvent {
  /** The same in every process, each time it is told. Its first part is the instant: `instantOf`. */
  readonly id: string
  readonly at: Date
  /** `null`: the brand is gone, so nobody can say who may know. */
  readonly brand: Brand | null
  /** The brand's id, which is known even then. */
  readonly brandId: string
  readonly post: string
  readonly message: z.infer<typeof eventSchema>
}

// No full stop: the signature of a webhook joins its parts by one.
const idPattern = /^(\d{13,15})-[\w-]{1,40}$/

/**
 * Milliseconds since 1970, then what tells changes of one instant apart. The type is no part of it: who sees two changes as one may call
 * it by another one.
 */
export const eventId = ({ id, at }: Pick<LoggedChange, 'id' | 'at'>): string =>
  `${at.getTime()}-${createHash('sha256').update(id).digest('base64url').slice(0, 16)}`

/** An id that stands for an instant at which nothing happened: where a stream begins. */
export const beginningAt = (at: Date): string => `${at.getTime()}-begin`

/** `null`: it is no event's id. */
export function instantOf(id: string): Date | null {
  const [, ms] = idPattern.exec(id) ?? []
  const at = new Date(Number(ms))
  return Number.isNaN(at.getTime()) ? null : at
}

export function eventOf(change: LoggedChange, brand: Brand | null): ContentEvent {
  const { type, at, entry } = change
  const others = languages.filter((language) => language !== entry.language && entry.slugs[language] !== undefined)
  return {
    id: eventId(change),
    at,
    brand,
    brandId: entry.brand,
    post: entry.post,
    message: {
      type,
      timestamp: at.toISOString(),
      data: {
        id: entry.post,
        brand: { id: entry.brand, slug: brand?.slug ?? null },
        language: entry.language,
        languages: [entry.language, ...others],
        slugs: { ...entry.slugs },
        urls: { ...entry.addresses },
        changedAt: at.toISOString(),
      },
    },
  }
}
