/** What is told of the topics, authors and brands of published posts. */
import { z } from 'zod'
import { languages } from '../../core/story.ts'
import { feedFormats } from '../feeds/addresses.ts'
import { languageAsked, nameAsked, strictQuery } from '../query.ts'

const language = z.enum(languages)
const posts = z.number().int().positive().meta({ description: 'How many posts are public' })

export const topicSchema = z
  .object({
    slug: z.string().meta({ description: 'What `topic` takes in lists and feeds' }),
    names: z
      .object({ de: z.string().optional(), en: z.string().optional() })
      .meta({ description: 'By language. Empty for a topic that was deleted since' }),
    posts,
  })
  .meta({ id: 'Topic' })
export const topicsSchema = z
  .object({ items: z.array(topicSchema).meta({ description: 'The most frequent first' }) })
  .meta({ id: 'Topics' })
export type Topics = z.infer<typeof topicsSchema>

export const authorSchema = z
  .object({ name: z.string().meta({ description: 'What `author` takes in lists' }), posts })
  .meta({ id: 'Author' })
export const authorsSchema = z
  .object({ items: z.array(authorSchema).meta({ description: 'The most frequent first' }) })
  .meta({ id: 'Authors' })
export type Authors = z.infer<typeof authorsSchema>

export const brandSchema = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    languages: z.array(language).meta({ description: 'The main one first' }),
    sites: z.array(z.object({ language, url: z.url() })).meta({ description: 'Where its posts are read, by language' }),
    feeds: z.array(z.object({ format: z.enum(feedFormats), language, url: z.url() })),
    posts,
  })
  .meta({ id: 'Brand' })
export const brandsSchema = z
  .object({ items: z.array(brandSchema).meta({ description: 'Those that have published anything, by name' }) })
  .meta({ id: 'Brands' })
export type Brands = z.infer<typeof brandsSchema>

export const countedQuerySchema = strictQuery({
  brand: nameAsked.optional().meta({ description: 'Id or slug. Only posts of this brand are counted' }),
  language: languageAsked.optional().meta({ description: 'Only posts that have this language are counted' }),
})
export const brandsQuerySchema = strictQuery({})
