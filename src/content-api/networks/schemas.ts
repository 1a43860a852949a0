/** What is told of a post's places on networks. */
import { z } from 'zod'
import { metrics } from '../../core/metrics.ts'
import { strictQuery } from '../query.ts'

export const networkPlaceSchema = z
  .object({
    platform: z.string().meta({ description: 'Short and stable: what programs decide by' }),
    name: z.string().meta({ description: 'The platform’s name for people' }),
    account: z.string().optional().meta({
      description: 'What everybody there knows the account by. Absent: it is not known, or the brand does not show addresses',
    }),
    url: z.url().nullable().meta({ description: 'null: the platform tells none, or the brand does not show it' }),
    publishedAt: z.iso.datetime(),
    numbers: z.partialRecord(z.enum(metrics), z.number()).nullable().meta({
      description:
        'The newest of each. What a number means differs from platform to platform. One that is absent was not told, which is not zero. null: the brand does not show them',
    }),
  })
  .meta({ id: 'NetworkPlace' })
export type NetworkPlace = z.infer<typeof networkPlaceSchema>

export const networkPlacesSchema = z
  .object({
    items: z.array(networkPlaceSchema).meta({ description: 'The latest first, repetitions too. Empty where the brand shows none' }),
  })
  .meta({ id: 'NetworkPlaces', description: 'Where a post lives outside its own website, as far as its brand shows it' })
export type NetworkPlaces = z.infer<typeof networkPlacesSchema>

export const networksPathSchema = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) })
export const networksQuerySchema = strictQuery({})
