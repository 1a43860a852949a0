import { eventsQuerySchema } from '../events/stream.ts'
import { z } from 'zod'
import { problem, refusals, type Paths } from './parts.ts'

export const eventPaths: Paths = {
  '/api/content/v1/events': {
    get: {
      operationId: 'streamEvents',
      tags: ['Events'],
      summary: 'Server-Sent Events: every change of what is public, the moment it is seen',
      description:
        'Types `post.published`, `post.changed` and `post.withdrawn`, with the post’s id, slugs and addresses; `reset` where too much was missed. The header Last-Event-ID, or `after`, goes on behind an event.',
      requestParams: { query: eventsQuerySchema },
      responses: {
        '200': { description: 'The stream. It stays open', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...refusals,
        '503': problem('Too many streams, of all or from one address', { 'Retry-After': z.string() }),
      },
    },
  },
}
