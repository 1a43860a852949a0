import type { PayloadRequest } from 'payload'
import { makeSecret } from '../../src/content-api/webhooks/secrets.payload.ts'
import { standingOf } from '../../src/conversions/sources.payload.ts'
import { conversionPath, type SourceStanding } from '../../src/core/conversions.ts'
import { Problem } from '../../src/core/problem.ts'
import type { NewSecret } from '../../src/core/webhook.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'

/** @throws Problem to everybody but channel managers, and where there is no such source. */
async function asked(req: PayloadRequest, id: string) {
  if (!hasRole(req.user, 'channel-manager'))
    throw new Problem(403, 'not-your-role', {
      de: 'Quellen von Conversions verwaltet, wer die Rolle Kanalverantwortung oder Administration hat.',
      en: 'Sources of conversions need a channel manager or an administrator.',
    })
  const found = await standingOf(req.payload, hub(req.payload).settings.vault, id, new Date())
  if (!found)
    throw new Problem(404, 'not-found', {
      de: 'Diese Quelle gibt es nicht, oder sie liegt im Papierkorb.',
      en: 'There is no such source, or it was thrown away.',
    })
  return found
}

export const conversionSourceEndpoints = [
  endpoint({
    method: 'get',
    path: '/:id/standing',
    handle: async ({ req, id }): Promise<SourceStanding> => {
      const { name: _, ...standing } = await asked(req, id)
      return { ...standing, address: `${hub(req.payload).publicUrl}${conversionPath}/${id}` }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/secret',
    handle: async ({ req, id }): Promise<Response> => {
      const { name } = await asked(req, id)
      await audit(req.payload, {
        actor: actorOf(req),
        action: 'conversion-sources.secret-made',
        collection: 'conversion-sources',
        document: id,
        summary: `${name}: a new secret was made.`,
      })
      const made: NewSecret = await makeSecret(req.payload, hub(req.payload).settings.vault, 'conversion-sources', id, new Date())
      return Response.json(made, { headers: { 'Cache-Control': 'no-store' } })
    },
  }),
]
