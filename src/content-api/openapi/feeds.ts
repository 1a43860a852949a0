import { feedPathSchema, feedQuerySchema } from '../schemas.ts'
import { refusals, text, unchanged, type Paths } from './parts.ts'

export const feedPaths: Paths = {
  '/feeds/{brand}.rss': {
    get: {
      operationId: 'getFeed',
      tags: ['Feeds'],
      summary: 'The 50 newest posts of a brand as RSS 2.0',
      requestParams: { path: feedPathSchema, query: feedQuerySchema },
      responses: { '200': text('The feed', 'application/rss+xml'), ...unchanged, ...refusals },
    },
  },
}
