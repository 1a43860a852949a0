/** What routes below `/posts/:id` take. */
import { z } from 'zod'
import { languages } from '../core/story.ts'

export const postIdPathSchema = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) })
export const postLanguageSchema = z.enum(languages, { error: `must be one of ${languages.join(', ')}, given once` }).optional()

const unknownParameter = (issue: { readonly code?: string; readonly keys?: unknown }) =>
  issue.code === 'unrecognized_keys' && Array.isArray(issue.keys) ? `there is no parameter “${issue.keys.join('”, “')}”` : undefined
export const languageQuerySchema = z.strictObject(
  { language: postLanguageSchema.meta({ description: 'Where the post does not have it, its main language is given' }) },
  { error: unknownParameter },
)
export const versionedQuerySchema = z.strictObject(
  {
    language: postLanguageSchema,
    v: z
      .string({ error: 'must be given once' })
      .max(64)
      .optional()
      .meta({ description: 'The version, as answers name it: then the answer never changes' }),
  },
  { error: unknownParameter },
)
