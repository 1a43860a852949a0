import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { KeyMade } from '../../src/core/answers.ts'
import { scopes } from '../../src/core/key-scopes.ts'
import { Problem } from '../../src/core/problem.ts'
import { makeKey } from '../../src/content-api/keys/key.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'

const mustBeAdministrator = (req: PayloadRequest) => {
  if (!hasRole(req.user))
    throw new Problem(403, 'not-your-role', {
      de: 'Schlüssel verwaltet die Administration. Fragen Sie dort.',
      en: 'Keys are for administrators. Ask one.',
    })
}

const newKey = z.object({
  name: z.string().trim().min(1, 'Give the key a name that says who uses it').max(100),
  brands: z.array(z.string()).max(100).default([]),
  scopes: z
    .array(z.enum(scopes.map(({ value }) => value)))
    .min(1, 'Choose what the key opens')
    .default(['read']),
  ratePerMinute: z.number().int().min(1).max(1_000_000).default(6000),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
})

export const apiKeyEndpoints = [
  /** Answers the key: the only time that anybody sees it. */
  endpoint({
    method: 'post',
    path: '/make',
    body: newKey,
    handle: async ({ req, body }): Promise<Response> => {
      mustBeAdministrator(req)
      if (body.expiresAt && new Date(body.expiresAt) <= new Date())
        throw new Problem(400, 'invalid-body', {
          de: 'expiresAt: ist schon vorbei. Wählen Sie einen Zeitpunkt, der noch kommt, oder lassen Sie ihn weg.',
          en: 'expiresAt: has passed. Choose a time to come, or leave it out.',
        })
      const { key, prefix, hash } = makeKey()
      const made = await req.payload.create({ collection: 'api-keys', data: { ...body, prefix, hash }, req, overrideAccess: true })
      const answer: KeyMade = { id: String(made.id), name: made.name, prefix, key }
      return Response.json(answer, { status: 201, headers: { 'Cache-Control': 'no-store' } })
    },
  }),
  /** For ever. Every process refuses the key within a second. Revoking again changes nothing. */
  endpoint({
    method: 'post',
    path: '/:id/revoke',
    handle: async ({ req, id }) => {
      mustBeAdministrator(req)
      const found = await req.payload.findByID({ collection: 'api-keys', id, depth: 0, disableErrors: true, req, overrideAccess: true })
      if (!found) throw new Problem(404, 'not-found', { de: 'Diesen Schlüssel gibt es nicht.', en: 'There is no such key.' })
      const revokedAt = found.revokedAt ?? new Date().toISOString()
      if (!found.revokedAt) await req.payload.update({ collection: 'api-keys', id, data: { revokedAt }, req, overrideAccess: true })
      return { id, revokedAt }
    },
  }),
]
