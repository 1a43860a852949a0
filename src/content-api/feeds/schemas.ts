/** What feeds take, and what the JSON Feed says. */
import { z } from 'zod'
import { languages } from '../../core/story.ts'
import { languageAsked, nameAsked, strictQuery } from '../query.ts'
import { feedFormats } from './addresses.ts'

const topic = nameAsked.meta({ description: 'Only posts on this topic: its slug' })

export const feedPathSchema = z.object({
  brand: z.string().regex(/^[\w-]{1,200}$/),
  format: z.enum(feedFormats),
})
/** Of `/feeds/{brand}/{topic}.{format}`. */
export const topicFeedPathSchema = feedPathSchema.extend({ topic })

export const feedQuerySchema = strictQuery({
  language: languageAsked.optional().meta({ description: 'Default: the brand’s first language' }),
  topic: topic.optional(),
})
export const topicFeedQuerySchema = feedQuerySchema.omit({ topic: true })

const author = z.object({ name: z.string(), url: z.url().optional() })
const instant = z.iso.datetime()

export const jsonFeedSchema = z
  .object({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    home_page_url: z.url(),
    feed_url: z.url(),
    description: z.string(),
    language: z.enum(languages),
    authors: z.array(author),
    hubs: z
      .array(z.object({ type: z.literal('WebSub'), url: z.url() }))
      .optional()
      .meta({ description: 'Who tells of changes. Missing: nobody does' }),
    items: z.array(
      z.object({
        id: z.url().meta({ description: 'Stays when the slug is corrected' }),
        url: z.url(),
        title: z.string(),
        content_html: z.string().meta({ description: 'The whole post, with absolute addresses' }),
        summary: z.string().optional(),
        image: z.url().optional(),
        date_published: instant,
        date_modified: instant,
        authors: z.array(author).optional(),
        tags: z.array(z.string()),
        language: z.enum(languages),
        attachments: z.array(
          z.object({
            url: z.url(),
            mime_type: z.string(),
            size_in_bytes: z.number().int(),
            title: z.string().optional().meta({ description: 'Its alternative text' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'JsonFeed', description: 'JSON Feed 1.1' })
export type JsonFeed = z.infer<typeof jsonFeedSchema>
