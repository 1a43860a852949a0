import type { PayloadRequest } from 'payload'
import type { FreezeStarted, FreezeView } from '../../src/core/answers.ts'
import { Problem } from '../../src/core/problem.ts'
import { freezesInForce, liftFreeze, startFreeze } from '../../src/delivery/freezes.payload.ts'
import { inputs } from '../../src/delivery/operations.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'

/** Everybody who answers for content may stop it; a freeze that waits for the right person is none. */
const mayFreeze = (req: PayloadRequest) => hasRole(req.user, 'approver', 'channel-manager', 'community-manager', 'editor')
/** Going on is a decision: it needs somebody who decides. */
const mayLift = (req: PayloadRequest) => hasRole(req.user, 'approver', 'channel-manager')

export const activeFreezes = (req: PayloadRequest): Promise<FreezeView[]> => freezesInForce(req.payload)

export const freezeEndpoints = [
  endpoint({ method: 'get', path: '/active', handle: async ({ req }) => ({ freezes: await activeFreezes(req) }) }),
  endpoint({
    method: 'post',
    path: '/start',
    body: inputs.freeze,
    handle: async ({ req, body }): Promise<FreezeStarted> => {
      if (!mayFreeze(req))
        throw new Problem(403, 'not-your-role', 'Your role may not freeze channels. Ask an approver or a channel manager.')
      return startFreeze(req.payload, actorOf(req), body)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/lift',
    handle: async ({ req, id }) => {
      if (!mayLift(req))
        throw new Problem(403, 'not-your-role', 'Lifting a freeze needs an approver, a channel manager or an administrator.')
      await liftFreeze(req.payload, actorOf(req), id)
      return { freezes: await activeFreezes(req) }
    },
  }),
]
