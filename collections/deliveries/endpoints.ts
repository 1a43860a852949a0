import type { PayloadRequest } from 'payload'
import type { Today } from '../../src/core/today.ts'
import { Problem } from '../../src/core/problem.ts'
import { personsAnswer } from '../../src/delivery/operations.ts'
import { resolveDelivery, retryDelivery } from '../../src/delivery/operations.payload.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint, mustSee } from '../endpoint.ts'
import { queueEndpoints } from './queue.ts'
import { today } from './today.ts'

async function mustDecide(req: PayloadRequest, id: string): Promise<void> {
  await mustSee(req, 'deliveries', id)
  if (!hasRole(req.user, 'channel-manager', 'approver'))
    throw new Problem(403, 'not-your-role', {
      de: 'Antworten kann nur, wer die Rolle Kanalverantwortung oder Freigabe hat.',
      en: 'Answering needs a channel manager or an approver.',
    })
}

export const deliveryEndpoints = [
  ...queueEndpoints,
  endpoint({ method: 'get', path: '/today', handle: ({ req }): Promise<Today> => today(req) }),
  endpoint({
    method: 'post',
    path: '/:id/resolve',
    body: personsAnswer,
    handle: async ({ req, id, body }) => {
      await mustDecide(req, id)
      return (await resolveDelivery(req.payload, actorOf(req), { id, ...body })).delivery
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/retry',
    handle: async ({ req, id }) => {
      await mustDecide(req, id)
      return (await retryDelivery(req.payload, actorOf(req), { id })).delivery
    },
  }),
]
