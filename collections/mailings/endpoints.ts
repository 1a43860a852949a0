import { Problem } from '../../src/core/problem.ts'
import { stopMailing } from '../../src/newsletter/mailing/stop.payload.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'

export const mailingEndpoints = [
  endpoint({
    method: 'post',
    path: '/:id/stop',
    handle: async ({ req, id }) => {
      // As with freezes: everybody who answers for content may stop it.
      if (!hasRole(req.user, 'approver', 'channel-manager', 'editor'))
        throw new Problem(403, 'not-your-role', {
          de: 'Ihre Rolle darf keine Aussendung anhalten. Fragen Sie jemanden mit der Rolle Freigabe oder Kanalverantwortung.',
          en: 'Your role may not stop a mailing. Ask an approver or a channel manager.',
        })
      return stopMailing(req.payload, actorOf(req), id)
    },
  }),
]
