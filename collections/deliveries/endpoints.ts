import { z } from 'zod'
import type { Today } from '../../src/core/answers.ts'
import { Problem } from '../../src/core/problem.ts'
import { apply, announce, recordLive } from '../../src/delivery/deliver.ts'
import { takeDown } from '../../src/delivery/take-down.ts'
import { deliveryViews } from '../../src/delivery/views.payload.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint, mustSee } from '../endpoint.ts'
import { today } from './today.ts'

const answer = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('live'),
    url: z.url({ protocol: /^https?$/, error: 'paste the address of the post, beginning with https://' }),
  }),
  z.object({ answer: z.enum(['not-live', 'drop', 'publish', 'skip', 'take-down']) }),
])

export const deliveryEndpoints = [
  endpoint({ method: 'get', path: '/today', handle: ({ req }): Promise<Today> => today(req) }),
  endpoint({
    method: 'post',
    path: '/:id/resolve',
    body: answer,
    handle: async ({ req, id, body }) => {
      await mustSee(req, 'deliveries', id)
      if (!hasRole(req.user, 'channel-manager', 'approver'))
        throw new Problem(403, 'not-your-role', 'Answering needs a channel manager or an approver.')
      const { ledger, world, bell } = hub(req.payload)
      const actor = actorOf(req)
      const row = await ledger.get(id)
      if (!row) throw new Problem(404, 'not-found', 'There is no such delivery.')
      const now = await ledger.now()
      await audit(req.payload, {
        actor,
        action: `delivery.${body.answer}`,
        collection: 'deliveries',
        document: id,
        summary: `${row.title}: ${body.answer}.`,
      })
      const changed = await (() => {
        switch (body.answer) {
          case 'live':
            // Only where a person was asked: an address must not be written over a delivery that is under way.
            return row.state === 'needs-human' ? recordLive(ledger, id, { remoteId: body.url, url: body.url }) : null
          case 'not-live':
            return apply(
              ledger,
              row,
              { is: 'person-says-not-live', reason: `${actor.name} looked: it is not live. It is sent again.` },
              now,
            )
          case 'drop':
          case 'skip':
            return apply(ledger, row, { is: 'person-drops', reason: `Left out by ${actor.name}.` }, now)
          case 'publish':
            return apply(ledger, row, { is: 'person-publishes-late' }, now)
          case 'take-down':
            return takeDown(row, ledger, world, `Taken down by ${actor.name}.`)
        }
      })()
      if (!changed)
        throw new Problem(409, 'not-now', `The delivery is ${row.state}; this answer does not fit. Reload the page to see where it stands.`)
      if (body.answer === 'live') await announce(changed, ledger)
      bell.ring()
      const [view] = await deliveryViews(req.payload, [changed])
      return view ?? {}
    },
  }),
]
