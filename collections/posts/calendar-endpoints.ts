import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { askedOf } from '../../src/calendar/asked.ts'
import { calendarIn } from '../../src/calendar/calendar.payload.ts'
import { movePost } from '../../src/calendar/move.payload.ts'
import type { CalendarAnswer, Moved } from '../../src/core/calendar.ts'
import { Problem } from '../../src/core/problem.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint, mustSee } from '../endpoint.ts'
import { unfit } from '../unfit.ts'
import { isId } from '../is-id.ts'
import { collisionsEndpoint } from './collisions-endpoint.ts'

const instant = z.iso.datetime({ offset: true, error: 'write an instant, as 2026-11-22T09:30:00Z' })
const mayWrite = (req: PayloadRequest) => hasRole(req.user, 'editor')

/** Whoever reads posts reads the calendar; whoever writes them moves them. */
export const calendarEndpoints = [
  collisionsEndpoint,
  endpoint({
    method: 'get',
    path: '/calendar',
    handle: async ({ req }): Promise<CalendarAnswer> => {
      const parsed = askedOf((value) => isId(req.payload, value)).safeParse(req.query)
      if (!parsed.success) throw new Problem(400, 'invalid-query', unfit(parsed.error, 'query'))
      const { state, ...asked } = parsed.data
      const answer = await calendarIn(req.payload, { ...asked, states: state }, new Date())
      if (mayWrite(req)) return { ...answer, mayWrite: true }
      return { ...answer, mayWrite: false, entries: answer.entries.map((entry) => ({ ...entry, moving: 'never' })) }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/move',
    body: z.object({ channel: z.string().nullable().default(null), was: instant, to: instant }),
    handle: async ({ req, id, body }): Promise<Moved> => {
      await mustSee(req, 'posts', id)
      if (!mayWrite(req))
        throw new Problem(403, 'not-your-role', { de: 'Verschieben kann nur die Redaktion.', en: 'Moving needs an editor.' })
      return movePost(req, id, body)
    },
  }),
]
