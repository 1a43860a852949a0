import { languageQuerySchema, postIdPathSchema, versionedQuerySchema } from '../asked-post-schemas.ts'
import { bytes, json, refusals, unchanged, type Paths } from '../openapi/parts.ts'
import { shareSchema } from './schemas.ts'

export const sharePaths: Paths = {
  '/api/content/v1/posts/{id}/share': {
    get: {
      operationId: 'getShare',
      tags: ['Share'],
      summary: 'Ready share addresses of a post',
      description: 'Plain links: no network hears of a reader before the reader follows one.',
      requestParams: { path: postIdPathSchema, query: languageQuerySchema },
      responses: { '200': json('Where it can be shared', shareSchema), ...unchanged, ...refusals },
    },
  },
  '/api/content/v1/posts/{id}/pdf': {
    get: {
      operationId: 'getPostPdf',
      tags: ['Share'],
      summary: 'A post as a tagged PDF',
      requestParams: { path: postIdPathSchema, query: languageQuerySchema },
      responses: { '200': bytes('The PDF', ['application/pdf']), ...unchanged, ...refusals },
    },
  },
  '/api/content/v1/posts/{id}/card.png': {
    get: {
      operationId: 'getPostCard',
      tags: ['Share'],
      summary: 'A post’s social card in the brand’s design, 1200 x 630',
      requestParams: { path: postIdPathSchema, query: versionedQuerySchema },
      responses: { '200': bytes('The card', ['image/png']), ...unchanged, ...refusals },
    },
  },
}
