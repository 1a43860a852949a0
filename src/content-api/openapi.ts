import { createDocument } from 'zod-openapi'
import { z } from 'zod'
import {
  feedPathSchema,
  feedQuerySchema,
  listQuerySchema,
  mediaPathSchema,
  mediaQuerySchema,
  pageSchema,
  postPathSchema,
  postQuerySchema,
  postSchema,
  problemSchema,
} from './schemas.ts'

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemSchema } } })
const refusals = {
  '400': problem('The query cannot be used'),
  '404': problem('There is no such thing'),
  '405': problem('Only GET, HEAD and OPTIONS'),
  '500': problem('The hub’s own fault'),
}
const unchanged = { '304': { description: 'What you have is current (If-None-Match, If-Modified-Since)' } }
const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  headers: z.object({
    ETag: z.string().meta({ description: 'Strong: SHA-256 of the content' }),
    'Last-Modified': z.string().optional(),
    'X-Request-Id': z.string(),
  }),
  content: { 'application/json': { schema } },
})
const images = Object.fromEntries(
  ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'].map((type) => [
    type,
    { schema: z.string().meta({ override: { contentEncoding: 'binary' } }) },
  ]),
)

/** The OpenAPI 3.1 document of the public API, built from the schemas that parse and make its answers. */
export const openApiDocument = (publicUrl: string) =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Funkhaus content API',
      version: '1',
      description: 'Published content, for websites and apps. No key is needed. Everything may be cached; ask again with If-None-Match.',
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/content/v1/posts': {
        get: {
          operationId: 'listPosts',
          summary: 'Published posts, the newest first',
          description: 'Pages stay apart while posts are published: nothing comes twice, nothing is left out.',
          requestParams: { query: listQuerySchema },
          responses: { '200': json('A page of posts', pageSchema), ...unchanged, ...refusals },
        },
      },
      '/api/content/v1/posts/{idOrSlug}': {
        get: {
          operationId: 'getPost',
          summary: 'One published post, by its id or by a slug in any of its languages',
          requestParams: { path: postPathSchema, query: postQuerySchema },
          responses: { '200': json('The post', postSchema), ...unchanged, ...refusals },
        },
      },
      '/api/content/v1/media/{id}': {
        get: {
          operationId: 'getMedia',
          summary: 'A picture that a published post shows, without EXIF and GPS',
          requestParams: { path: mediaPathSchema.omit({ variant: true }), query: mediaQuerySchema },
          responses: { '200': { description: 'The picture', content: images }, ...unchanged, ...refusals },
        },
      },
      '/api/content/v1/media/{id}/{variant}': {
        get: {
          operationId: 'getMediaVariant',
          summary: 'The same, cut around its focal point',
          requestParams: { path: mediaPathSchema.extend({ variant: mediaPathSchema.shape.variant.unwrap() }), query: mediaQuerySchema },
          responses: { '200': { description: 'The picture', content: images }, ...unchanged, ...refusals },
        },
      },
      '/feeds/{brand}.rss': {
        get: {
          operationId: 'getFeed',
          summary: 'The 50 newest posts of a brand as RSS 2.0',
          requestParams: { path: feedPathSchema, query: feedQuerySchema },
          responses: {
            '200': { description: 'The feed', content: { 'application/rss+xml': { schema: z.string() } } },
            ...unchanged,
            ...refusals,
          },
        },
      },
    },
  })
