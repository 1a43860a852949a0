import {
  listQuerySchema,
  pageSchema,
  postPathSchema,
  postQuerySchema,
  relatedQuerySchema,
  relatedSchema,
  singlePostSchema,
} from '../schemas.ts'
import { gone, json, refusals, unchanged, type Paths } from './parts.ts'

const fieldsLeaveOut = 'With `fields`, answers have only these: then nothing else of the schema is there.'

export const postPaths: Paths = {
  '/api/content/v1/posts': {
    get: {
      operationId: 'listPosts',
      tags: ['Posts'],
      summary: 'Published posts, the newest first',
      description: `Pages stay apart while posts are published: nothing comes twice, nothing is left out. ${fieldsLeaveOut}`,
      requestParams: { query: listQuerySchema },
      responses: { '200': json('A page of posts', pageSchema), ...unchanged, ...refusals },
    },
  },
  '/api/content/v1/posts/{idOrSlug}': {
    get: {
      operationId: 'getPost',
      tags: ['Posts'],
      summary: 'One published post, by its id or by a slug in any of its languages',
      description: fieldsLeaveOut,
      requestParams: { path: postPathSchema, query: postQuerySchema },
      responses: { '200': json('The post', singlePostSchema), ...unchanged, ...refusals, ...gone },
    },
  },
  '/api/content/v1/posts/{idOrSlug}/related': {
    get: {
      operationId: 'getRelatedPosts',
      tags: ['Posts'],
      summary: 'Posts of the same brand that go with one, the closest first',
      description: fieldsLeaveOut,
      requestParams: { path: postPathSchema, query: relatedQuerySchema },
      responses: { '200': json('The posts', relatedSchema), ...unchanged, ...refusals, ...gone },
    },
  },
}
