import { listQuerySchema, pageSchema, postPathSchema, postQuerySchema, postSchema } from '../schemas.ts'
import { json, refusals, unchanged, type Paths } from './parts.ts'

export const postPaths: Paths = {
  '/api/content/v1/posts': {
    get: {
      operationId: 'listPosts',
      tags: ['Posts'],
      summary: 'Published posts, the newest first',
      description: 'Pages stay apart while posts are published: nothing comes twice, nothing is left out.',
      requestParams: { query: listQuerySchema },
      responses: { '200': json('A page of posts', pageSchema), ...unchanged, ...refusals },
    },
  },
  '/api/content/v1/posts/{idOrSlug}': {
    get: {
      operationId: 'getPost',
      tags: ['Posts'],
      summary: 'One published post, by its id or by a slug in any of its languages',
      requestParams: { path: postPathSchema, query: postQuerySchema },
      responses: { '200': json('The post', postSchema), ...unchanged, ...refusals },
    },
  },
}
