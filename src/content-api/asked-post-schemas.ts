/** What routes below `/posts/:id` take. */
import { z } from 'zod'
import { languageAsked, onceAsked, strictQuery } from './query.ts'

export const postIdPathSchema = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) })
export const languageQuerySchema = strictQuery({
  language: languageAsked.optional().meta({ description: 'Where the post does not have it, its main language is given' }),
})
export const versionedQuerySchema = strictQuery({
  language: languageAsked.optional(),
  v: z.string(onceAsked).max(64).optional().meta({ description: 'The version, as answers name it: then the answer never changes' }),
})
