import { z } from 'zod'
import type { PostOrigin } from '../../src/core/imports.ts'
import { originOf } from '../../src/import/origins.payload.ts'
import { endpoint, mustSee } from '../endpoint.ts'

const news = z.object({ title: z.string(), summary: z.string() })

/** Where a post comes from, for whoever may see the post. */
export const originEndpoints = [
  endpoint({
    method: 'get',
    path: '/of/:id',
    handle: async ({ req, id }): Promise<{ readonly origin: PostOrigin | null }> => {
      await mustSee(req, 'posts', id)
      const origin = await originOf(req.payload, { post: { equals: id } })
      if (!origin) return { origin: null }
      const changed = origin.news ? news.parse(JSON.parse(origin.news)) : null
      return {
        origin: {
          at: origin.at.toISOString(),
          name: origin.name ?? '',
          link: origin.link ?? null,
          news: changed && { ...changed, at: (origin.newsAt ?? origin.at).toISOString() },
        },
      }
    },
  }),
]
