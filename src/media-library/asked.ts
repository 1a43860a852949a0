/** What the library is asked for, as it stands in an address. */
import { z } from 'zod'
import { mediaFilters, mediaKinds } from '../core/media-library.ts'

const word = z.string().trim().max(200)
export const asked = z.object({
  q: word.optional().transform((value) => value || null),
  kind: z.enum(mediaKinds).optional(),
  /** `none`: those that lie in no folder. */
  folder: word.min(1).optional(),
  tag: word.min(1).optional(),
  filter: z.enum(mediaFilters).optional(),
  sort: z.enum(['newest', 'name', 'largest']).default('newest'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type Asked = z.infer<typeof asked>
