/** What is known about posts beside the posts: topics, authors, brands, and where a post lives on networks. */
import { networkPlacesSchema, networksPathSchema, networksQuerySchema } from '../networks/schemas.ts'
import { authorsSchema, brandsQuerySchema, brandsSchema, countedQuerySchema, topicsSchema } from '../taxonomies/schemas.ts'
import { json, refusals, unchanged, type Paths } from './parts.ts'

export const factPaths: Paths = {
  '/api/content/v1/topics': {
    get: {
      operationId: 'listTopics',
      tags: ['Topics, authors, brands'],
      summary: 'Topics of published posts, and how many there are of each',
      requestParams: { query: countedQuerySchema },
      responses: { '200': json('The topics', topicsSchema), ...unchanged, ...refusals },
    },
  },
  '/api/content/v1/authors': {
    get: {
      operationId: 'listAuthors',
      tags: ['Topics, authors, brands'],
      summary: 'Who wrote published posts, and how many',
      requestParams: { query: countedQuerySchema },
      responses: { '200': json('The authors', authorsSchema), ...unchanged, ...refusals },
    },
  },
  '/api/content/v1/brands': {
    get: {
      operationId: 'listBrands',
      tags: ['Topics, authors, brands'],
      summary: 'Brands that have published anything, with their feeds',
      requestParams: { query: brandsQuerySchema },
      responses: { '200': json('The brands', brandsSchema), ...unchanged, ...refusals },
    },
  },
  '/api/content/v1/posts/{id}/networks': {
    get: {
      operationId: 'getPostNetworks',
      tags: ['Posts'],
      summary: 'Where a post lives on networks, and its numbers there, as far as the brand shows them',
      requestParams: { path: networksPathSchema, query: networksQuerySchema },
      responses: { '200': json('The places', networkPlacesSchema), ...unchanged, ...refusals },
    },
  },
}
