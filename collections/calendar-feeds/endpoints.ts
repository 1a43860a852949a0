import { z } from 'zod'
import { endFeed, feedSince, makeFeed } from '../../src/calendar/feeds.payload.ts'
import type { FeedMade, OwnFeed } from '../../src/core/calendar.ts'
import { isTimeZone } from '../../src/core/slots.ts'
import { languages } from '../../src/core/story.ts'
import { hub } from '../../src/hub.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { endpoint } from '../endpoint.ts'

/** Each person's own, and nobody else's. */
export const calendarFeedEndpoints = [
  endpoint({
    method: 'get',
    path: '/mine',
    handle: async ({ req }): Promise<OwnFeed> => ({ since: (await feedSince(req.payload, actorOf(req).id))?.toISOString() ?? null }),
  }),
  /** One that there was before is over. */
  endpoint({
    method: 'post',
    path: '/make',
    body: z.object({ language: z.enum(languages), timeZone: z.string().refine(isTimeZone, 'is no time zone') }),
    handle: async ({ req, body }): Promise<Response> => {
      const token = await makeFeed(req.payload, actorOf(req), body)
      const answer: FeedMade = { address: `${hub(req.payload).publicUrl}/calendar/${token}.ics` }
      return Response.json(answer, { status: 201, headers: { 'Cache-Control': 'no-store' } })
    },
  }),
  endpoint({
    method: 'post',
    path: '/revoke',
    handle: async ({ req }) => {
      await endFeed(req.payload, actorOf(req))
      return {}
    },
  }),
]
