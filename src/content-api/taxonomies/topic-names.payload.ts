import type { Payload } from 'payload'
import { z } from 'zod'
import type { TopicNames } from './taxonomies.ts'

const name = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined)
const topic = z.object({ slug: z.string(), name: z.object({ de: name, en: name }) })

/** Of topics that are not in the trash. */
export const payloadTopicNames = (payload: Payload): TopicNames => ({
  async all() {
    const { docs } = await payload.find({
      collection: 'topics',
      locale: 'all',
      depth: 0,
      pagination: false,
      sort: 'slug',
      overrideAccess: true,
    })
    return new Map(docs.flatMap((doc) => topic.safeParse(doc).data ?? []).map(({ slug, name }) => [slug, name] as const))
  },
})
