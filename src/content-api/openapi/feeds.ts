import { feedPathSchema, feedQuerySchema, jsonFeedSchema, topicFeedPathSchema, topicFeedQuerySchema } from '../feeds/schemas.ts'
import { json, refusals, unchanged, type Paths } from './parts.ts'

const feed = {
  ...json('The feed', jsonFeedSchema),
  content: {
    'application/rss+xml': { schema: { type: 'string' as const } },
    'application/atom+xml': { schema: { type: 'string' as const } },
    'application/feed+json': { schema: jsonFeedSchema },
  },
}

export const feedPaths: Paths = {
  '/feeds/{brand}.{format}': {
    get: {
      operationId: 'getFeed',
      tags: ['Feeds'],
      summary: 'The 50 newest posts of a brand as RSS 2.0, Atom or JSON Feed 1.1, whole',
      requestParams: { path: feedPathSchema, query: feedQuerySchema },
      responses: { '200': feed, ...unchanged, ...refusals },
    },
  },
  '/feeds/{brand}/{topic}.{format}': {
    get: {
      operationId: 'getTopicFeed',
      tags: ['Feeds'],
      summary: 'The same of one topic',
      requestParams: { path: topicFeedPathSchema, query: topicFeedQuerySchema },
      responses: { '200': feed, ...unchanged, ...refusals },
    },
  },
}
