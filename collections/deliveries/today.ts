import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { isTimeZone } from '../../src/core/slots.ts'
import type { Today } from '../../src/core/today.ts'
import { todayFor } from '../../src/today/today.payload.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { person } from '../access/has-role.ts'

/** A browser may know a zone that this machine does not. */
const zoneOf = z.string().refine(isTimeZone).catch('UTC')

/** What waits for the one who asks, what goes out next, what went wrong, and which channels need care. */
export const today = (req: PayloadRequest): Promise<Today> =>
  todayFor(req.payload, req.user, { id: actorOf(req).id, roles: person(req.user)?.roles ?? [] }, zoneOf.parse(req.query.zone))
