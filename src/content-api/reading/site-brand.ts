/** A brand's settings as they are kept for the content API: JSON that its own writer made. */
import { z } from 'zod'
import { shownOnSite } from '../../core/own-media.ts'
import { languages } from '../../core/story.ts'
import type { Brand } from '../sites.ts'

export const siteBrandSchema: z.ZodType<Brand> = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  website: z.string().nullable(),
  languages: z.array(z.enum(languages)),
  access: z.enum(['open', 'key']),
  shows: z.array(z.enum(shownOnSite.map(({ value }) => value))),
  preview: z.string().nullable(),
  countsClicks: z.boolean(),
  linkNaming: z.object({ source: z.string(), medium: z.string(), campaign: z.string(), content: z.string() }),
  webSubHub: z.string().nullable(),
  webmentions: z.object({ accepts: z.boolean(), sends: z.boolean() }),
  colors: z.array(z.string()),
})
