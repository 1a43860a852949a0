/** What the share route answers. */
import { z } from 'zod'
import { languages } from '../../core/story.ts'

const name = z.object({ de: z.string(), en: z.string() })

export const shareSchema = z
  .object({
    language: z.enum(languages).meta({ description: 'The language given' }),
    title: z.string(),
    text: z.string().meta({ description: 'The teaser' }),
    url: z.string().meta({ description: 'Where the post lives: what is shared' }),
    targets: z.array(
      z.object({
        id: z.string().meta({ description: 'Never changes: choose by it' }),
        name,
        kind: z.enum(['network', 'mail', 'copy', 'print', 'pdf', 'native']),
        address: z.string().nullable().meta({
          description: 'What a link leads to. null: it needs a script (`copy`, `print`, `native`) or an answer first (`pattern`)',
        }),
        pattern: z
          .string()
          .nullable()
          .meta({ description: 'Where the network has many servers: the address with {instance}, for the host that the person names' }),
      }),
    ),
  })
  .meta({ id: 'Share' })
export type Share = z.infer<typeof shareSchema>
export type ShareTarget = Share['targets'][number]
