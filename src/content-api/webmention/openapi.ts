import { postIdPathSchema } from '../asked-post.ts'
import { json, problem, refusals, unchanged, type Paths } from '../openapi/parts.ts'
import { responsePageSchema, responsesQuerySchema, webmentionPathSchema, webmentionSchema, webmentionStatusSchema } from './schemas.ts'

export const webmentionPaths: Paths = {
  '/api/content/v1/posts/{id}/responses': {
    get: {
      operationId: 'listResponses',
      tags: ['Responses'],
      summary: 'What others have said about a post on their own sites, the newest first',
      description: 'Only what a person has approved, of brands that show responses. Current within a second.',
      requestParams: { path: postIdPathSchema, query: responsesQuerySchema },
      responses: { '200': json('A page of responses', responsePageSchema), ...unchanged, ...refusals },
    },
  },
  '/api/content/v1/webmention': {
    post: {
      operationId: 'sendWebmention',
      tags: ['Responses'],
      summary: 'Tell that a page of yours links to a post (W3C Webmention)',
      requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: webmentionSchema } } },
      responses: {
        '202': { description: 'It will be looked into', content: { 'application/json': { schema: webmentionStatusSchema } } },
        '400': problem('This is no Webmention for a post of ours'),
        '405': problem('Another method is needed'),
        '429': problem('Too many have come at once: try again after Retry-After'),
        '500': problem('The hub’s own fault'),
      },
    },
  },
  '/api/content/v1/webmention/{key}': {
    get: {
      operationId: 'getWebmentionStatus',
      tags: ['Responses'],
      summary: 'What became of a Webmention',
      requestParams: { path: webmentionPathSchema },
      responses: {
        '200': { description: 'Where it stands', content: { 'application/json': { schema: webmentionStatusSchema } } },
        '404': problem('There is no such Webmention'),
        '405': problem('Another method is needed'),
        '500': problem('The hub’s own fault'),
      },
    },
  },
}
