/** What previews take and answer. */
import { z } from 'zod'
import { languages } from '../../core/story.ts'
import { languageAsked, strictQuery } from '../query.ts'
import { mediaPathSchema, postSchema } from '../schemas.ts'
import { lifetime } from './token.ts'

/** The body of POST /api/posts/:id/preview-link. */
export const previewLinkBody = z.strictObject({
  hours: z
    .number({ error: `must be a whole number of hours from ${lifetime.least} to ${lifetime.most}` })
    .int('must be a whole number of hours')
    .min(lifetime.least, `must be ${lifetime.least} or more`)
    .max(lifetime.most, `must be ${lifetime.most} or less`)
    .default(lifetime.usual)
    .meta({ description: 'How long the link holds' }),
  language: z
    .enum(languages, { error: `must be one of ${languages.join(', ')}` })
    .optional()
    .meta({ description: 'Which language it opens with. Default: the main one of the post' }),
})

export const previewLinkSchema = z
  .object({
    url: z.url().meta({ description: 'Shows the draft to everybody who has it' }),
    token: z.string(),
    expiresAt: z.iso.datetime().meta({ description: 'It cannot be taken back before' }),
  })
  .meta({ id: 'PreviewLink' })
export type PreviewLink = z.infer<typeof previewLinkSchema>

export const previewSchema = postSchema
  .extend({ preview: z.literal(true).meta({ description: 'Not published, and perhaps not approved' }) })
  .meta({ id: 'Preview', description: 'A draft in the shape of a published post, as it stands now' })
export type Preview = z.infer<typeof previewSchema>

const token = z.string().max(300)
export const previewPathSchema = z.object({ token })
export const previewMediaPathSchema = mediaPathSchema.extend({ token })
export const previewQuerySchema = strictQuery({
  language: languageAsked.optional().meta({ description: 'Where the draft does not have it, it comes in its main language and says so' }),
})
