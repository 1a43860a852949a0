import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { DeliveryAccount, Queue } from '../../src/core/answers.ts'
import { Problem } from '../../src/core/problem.ts'
import { attemptsAt } from '../../src/delivery/account.payload.ts'
import { queue, queued } from '../../src/delivery/queue.payload.ts'
import { hub } from '../../src/hub.ts'
import { endpoint, mustSee } from '../endpoint.ts'
import { unfit } from '../unfit.ts'
import { isId } from '../is-id.ts'

const asked = (req: PayloadRequest) => {
  const id = z
    .string()
    .refine((value) => value === '' || isId(req.payload, value), 'is no id')
    .transform((value) => value || undefined)
    .optional()
  return z.object({ channel: id, brand: id, limit: z.coerce.number().int().min(1).max(500).default(200) })
}

/** For anybody who is signed in, as the deliveries themselves. */
export const queueEndpoints = [
  endpoint({
    method: 'get',
    path: '/queue',
    handle: async ({ req }): Promise<Queue> => {
      const parsed = asked(req).safeParse(req.query)
      if (!parsed.success) throw new Problem(400, 'invalid-query', unfit(parsed.error, 'query'))
      const { channel, brand, limit } = parsed.data
      const { ledger, world } = hub(req.payload)
      return queue({ payload: req.payload, ledger, world }, { ...(channel && { channel }), ...(brand && { brand }) }, limit)
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/account',
    handle: async ({ req, id }): Promise<DeliveryAccount> => {
      await mustSee(req, 'deliveries', id)
      const { ledger, world } = hub(req.payload)
      const row = await ledger.get(id)
      if (!row) throw new Problem(404, 'not-found', { de: 'Diese Auslieferung gibt es nicht.', en: 'There is no such delivery.' })
      return { delivery: await queued({ payload: req.payload, ledger, world }, row), attempts: await attemptsAt(req.payload, row) }
    },
  }),
]
