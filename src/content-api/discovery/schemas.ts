/** What discovery takes and answers. */
import { z } from 'zod'
import { languages } from '../../core/story.ts'
import { onceAsked, strictQuery } from '../query.ts'

export const sitemapPathSchema = z.object({ name: z.string().regex(/^[\w-]{1,200}$/) })
export const sitemapQuerySchema = strictQuery({
  page: z.coerce
    .number({ error: 'must be a whole number from 1' })
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(100_000, 'must be 100,000 or less')
    .default(1)
    .meta({ description: 'Which file, where the posts of a brand do not fit into one' }),
})
export const noQuerySchema = strictQuery({})

const most = z.coerce
  .number({ error: 'must be a whole number of pixels' })
  .int('must be a whole number')
  .min(1, 'must be 1 or more')
  .max(100_000, 'must be 100,000 or less')
  .optional()

/** Others may add parameters of their own: what is not known is passed over, as the specification has it. */
export const oEmbedQuerySchema = z.object({
  url: z.string(onceAsked).max(2000, 'must have at most 2,000 characters').meta({ description: 'The address of a post' }),
  format: z.string(onceAsked).max(20).default('json').meta({ description: '`json` or `xml`' }),
  maxwidth: most,
  maxheight: most,
})

export const oEmbedSchema = z
  .object({
    type: z.literal('rich'),
    version: z.literal('1.0'),
    title: z.string(),
    author_name: z.string().optional(),
    provider_name: z.string(),
    provider_url: z.url(),
    cache_age: z.number().int().meta({ description: 'Seconds' }),
    html: z.string().meta({ description: 'A quotation, escaped, without scripts' }),
    width: z.number().int(),
    height: z.number().int(),
    thumbnail_url: z.url().optional(),
    thumbnail_width: z.number().int().optional(),
    thumbnail_height: z.number().int().optional(),
  })
  .meta({ id: 'OEmbed', description: 'oEmbed 1.0' })
export type OEmbed = z.infer<typeof oEmbedSchema>

const reference = z.object({ '@id': z.url() })
const imageObject = z.object({
  '@type': z.literal('ImageObject'),
  url: z.url(),
  width: z.number().int(),
  height: z.number().int(),
  caption: z.string().optional(),
})
const article = z.object({
  '@type': z.literal('Article'),
  '@id': z.url(),
  url: z.url(),
  mainEntityOfPage: z.url(),
  headline: z.string(),
  description: z.string(),
  inLanguage: z.enum(languages),
  datePublished: z.iso.datetime(),
  dateModified: z.iso.datetime(),
  author: z.union([reference, z.object({ '@type': z.literal('Person'), name: z.string() })]),
  publisher: reference,
  image: z.array(imageObject),
  keywords: z.array(z.string()).optional(),
  workTranslation: z.array(reference).optional(),
})
const organization = z.object({ '@type': z.literal('Organization'), '@id': z.url(), name: z.string(), url: z.url() })
const breadcrumbs = z.object({
  '@type': z.literal('BreadcrumbList'),
  '@id': z.url(),
  itemListElement: z.array(z.object({ '@type': z.literal('ListItem'), position: z.number().int(), name: z.string(), item: z.url() })),
})

export const jsonLdSchema = z
  .object({ '@context': z.literal('https://schema.org'), '@graph': z.tuple([article, organization, breadcrumbs]) })
  .meta({ id: 'JsonLd' })
export type JsonLd = z.infer<typeof jsonLdSchema>

export const headSchema = z
  .object({
    html: z.string().meta({ description: 'For the <head> of the page, as it is: title, links, Open Graph and JSON-LD, escaped' }),
    openGraph: z
      .record(z.string(), z.union([z.string(), z.array(z.string()).readonly()]))
      .meta({ description: 'By property. A list stands for several elements' }),
    jsonLd: jsonLdSchema,
  })
  .meta({ id: 'Head' })
export type Head = z.infer<typeof headSchema>
