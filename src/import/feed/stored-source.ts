import { z } from 'zod'
import { sourcePaces, type Said } from '../../core/imports.ts'
import { languages } from '../../core/story.ts'

const text = z.string().nullish()
const reference = z.union([z.string(), z.number()]).transform(String)
export const storedSource = z.object({
  id: reference,
  name: z.string(),
  url: z.string(),
  brand: reference,
  language: z.enum(languages),
  active: z.boolean().nullish(),
  pace: z.enum(sourcePaces),
  mostAtOnce: z.number(),
  copyPictures: z.boolean().nullish(),
  by: text,
  etag: text,
  lastModified: text,
  failures: z.number().nullish(),
  holder: text,
  heldUntil: z.coerce.date().nullish(),
})
export type Source = z.infer<typeof storedSource>
const said = z.object({ de: z.string(), en: z.string() })

export const problemIn = (stored: string | null | undefined): Said | null => (stored ? said.parse(JSON.parse(stored)) : null)
