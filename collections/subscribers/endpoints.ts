import type { PayloadRequest } from 'payload'
import { Problem } from '../../src/core/problem.ts'
import { hub } from '../../src/hub.ts'
import { erase, leave } from '../../src/newsletter/list/membership.payload.ts'
import { subscriberById } from '../../src/newsletter/list/subscribers.payload.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'

/** Noted before it happens, without name and address. @throws Problem to everybody who may not see people, and where there is nobody. */
async function begin(req: PayloadRequest, id: string, action: 'removed' | 'erased', summary: string): Promise<void> {
  if (!hasRole(req.user, 'channel-manager')) {
    const said = { de: 'Das dürfen nur Kanalverantwortliche.', en: 'That needs a channel manager.' }
    throw new Problem(403, 'not-your-role', said)
  }
  const said = { de: 'Diesen Eintrag gibt es nicht mehr.', en: 'This entry is not there any more.' }
  if (!(await subscriberById(req.payload, id))) throw new Problem(404, 'not-found', said)
  await audit(req.payload, { actor: actorOf(req), action: `subscribers.${action}`, collection: 'subscribers', document: id, summary })
}

export const subscriberEndpoints = [
  endpoint({
    method: 'post',
    path: '/:id/remove',
    handle: async ({ req, id }) => {
      await begin(req, id, 'removed', 'A person was taken off a list.')
      await leave(req.payload, id, hub(req.payload).settings.clock.now())
      return { removed: true }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/erase',
    handle: async ({ req, id }) => {
      await begin(req, id, 'erased', 'All that was kept of a person on a list was erased.')
      await erase(req.payload, id)
      return { erased: true }
    },
  }),
]
