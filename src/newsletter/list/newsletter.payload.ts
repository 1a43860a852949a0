/** A newsletter as pages and mails show it. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { languages, type Language } from '../../core/story.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const id = z.union([z.string(), z.number()]).transform(String)
const row = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  language: z.enum(languages),
  senderName: z.string(),
  senderAddress: z.string(),
  replyTo: text,
  privacyUrl: z.string(),
  accent: text,
  mailsPerSecond: z
    .number()
    .nullish()
    .transform((value) => value ?? 10),
  imprint: z
    .object({ de: text, en: text })
    .nullish()
    .transform((value) => value ?? { de: '', en: '' }),
  brand: z.object({
    id,
    name: z.string(),
    colors: z
      .array(z.object({ hex: text }))
      .nullish()
      .transform((value) => value ?? []),
  }),
})

export interface Newsletter extends Omit<z.output<typeof row>, 'brand' | 'imprint'> {
  readonly brand: { readonly id: string; readonly name: string }
  /** In each language; where somebody wrote it in one alone, that one. */
  readonly imprint: Readonly<Record<Language, string>>
}

/** Where neither the newsletter nor its brand has a colour. */
const plainAccent = '#0c6b5c'

async function one(payload: Payload, where: Where, trash: boolean): Promise<Newsletter | null> {
  const { docs } = await payload.find({ collection: 'newsletters', where, locale: 'all', depth: 1, limit: 1, pagination: false, trash })
  const found = row.safeParse(docs[0]).data
  if (!found) return null
  const { brand, imprint, accent, ...rest } = found
  const isHex = (value: string) => /^#[0-9a-f]{6}$/i.test(value)
  return {
    ...rest,
    brand: { id: brand.id, name: brand.name },
    imprint: { de: imprint.de || imprint.en, en: imprint.en || imprint.de },
    accent: [accent, ...brand.colors.map(({ hex }) => hex)].find(isHex) ?? plainAccent,
  }
}

/** `null`: there is none, or it was thrown away. */
export const newsletterBySlug = async (payload: Payload, slug: string) =>
  // What can be no slug is not even asked for: PostgreSQL fails at some of it.
  /^[a-z0-9-]{1,100}$/.test(slug) ? one(payload, { slug: { equals: slug } }, false) : null
/** `null`: there is none, or it was thrown away. */
export const activeNewsletter = (payload: Payload, newsletterId: string) => one(payload, { id: { equals: newsletterId } }, false)
/** Also one that was thrown away: its readers may leave it still. */
export const newsletterById = (payload: Payload, newsletterId: string) => one(payload, { id: { equals: newsletterId } }, true)
