/** What others answer to posts on their own sites: Webmention in, approved responses out. */
import { postIdPathSchema } from '../asked-post-schemas.ts'
import {
  responsePageSchema,
  responsesQuerySchema,
  webmentionPathSchema,
  webmentionSchema,
  webmentionStatusSchema,
} from '../webmention/schemas.ts'
import { json, privateJson, problem, refusals, unchanged, type Paths } from './parts.ts'

export const responsePaths: Paths = {
  '/api/content/v1/posts/{id}/responses': {
    get: {
      operationId: 'listResponses',
      tags: ['Responses'],
      summary: 'What others have said about a post on their own sites, and a person has approved',
      description: 'Ask every time, with If-None-Match: what a person has taken away must not be shown any longer.',
      requestParams: { path: postIdPathSchema, query: responsesQuerySchema },
      responses: { '200': json('A page of responses, the latest first', responsePageSchema), ...unchanged, ...refusals },
    },
  },
  '/api/content/v1/webmention': {
    post: {
      operationId: 'sendWebmention',
      tags: ['Responses'],
      summary: 'Tells that a page links to a post (https://www.w3.org/TR/webmention/)',
      requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: webmentionSchema } } },
      responses: {
        '202': privateJson('It will be looked into. Ask at Location what became of it', webmentionStatusSchema),
        '400': problem('This is no Webmention, or its target takes none'),
        '405': problem('Another method is needed'),
        '429': problem('Too many at once'),
        '500': problem('The hub’s own fault'),
      },
    },
  },
  '/api/content/v1/webmention/{key}': {
    get: {
      operationId: 'getWebmention',
      tags: ['Responses'],
      summary: 'What became of a Webmention',
      requestParams: { path: webmentionPathSchema },
      responses: { '200': privateJson('Where it stands', webmentionStatusSchema), ...refusals },
    },
  },
}
