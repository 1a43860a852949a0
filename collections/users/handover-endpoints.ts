import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { Problem } from '../../src/core/problem.ts'
import { lookedAfter, type Handover, type LookedAfter, type Responsibilities } from '../../src/core/responsibilities.ts'
import { hub } from '../../src/hub.ts'
import { handOver, handoverOf } from '../../src/people/handover.payload.ts'
import { responsibilities } from '../../src/people/looked-after.payload.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { hasRole, person } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'
import { isId } from '../is-id.ts'

const day = z.iso.date('write a day, as 2026-12-03')
const away = z
  .object({
    from: day,
    until: day.nullable().default(null),
    deputy: z.string().nullable().default(null),
    note: z.string().trim().max(300).default(''),
  })
  .nullable()
const things = z.array(z.object({ kind: z.enum(lookedAfter), id: z.string(), as: z.enum(['owner', 'deputy']) })).max(1_000)

const now = (req: PayloadRequest) => hub(req.payload).ledger.now()
/** As a form keeps a day. */
const noon = (said: string | null) => (said === null ? null : `${said}T12:00:00.000Z`)

function mustBeOwn(req: PayloadRequest, id: string): void {
  if (person(req.user)?.id === id || hasRole(req.user)) return
  throw new Problem(403, 'not-yours', {
    de: 'Die Abwesenheit anderer ändert nur die Administration.',
    en: 'The absence of others is changed by administrators alone.',
  })
}

const editors: Record<LookedAfter, 'channel-manager' | 'editor'> = { channels: 'channel-manager', topics: 'editor', campaigns: 'editor' }

export const handoverEndpoints = [
  endpoint({
    method: 'get',
    path: '/responsibilities',
    handle: async ({ req }): Promise<Responsibilities> => ({
      things: await responsibilities(req.payload, await now(req)),
      mayChange: lookedAfter.filter((kind) => hasRole(req.user, editors[kind])),
    }),
  }),
  endpoint({
    method: 'get',
    path: '/:id/handover',
    handle: async ({ req, id }): Promise<Handover> => {
      mustBeOwn(req, id)
      return handoverOf(req.payload, id, await now(req))
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/away',
    body: z.object({ away }),
    handle: async ({ req, id, body }): Promise<Handover> => {
      mustBeOwn(req, id)
      if (body.away?.until && body.away.until < body.away.from)
        throw new Problem(422, 'ends-before-it-begins', {
          de: 'Wählen Sie einen letzten Tag, der nicht vor dem ersten liegt.',
          en: 'Choose a last day that is not before the first.',
        })
      const { from = null, until = null, deputy = null, note = '' } = body.away ?? {}
      const others = (await handoverOf(req.payload, id, await now(req))).others.map((other) => other.id)
      if (deputy !== null && (!isId(req.payload, deputy) || !others.includes(deputy)))
        throw new Problem(422, 'no-such-person', {
          de: 'Wählen Sie als Vertretung jemand anderen, der hier arbeitet.',
          en: 'Choose somebody else who works here as deputy.',
        })
      await req.payload.update({
        collection: 'users',
        id,
        data: { away: { from: noon(from), until: noon(until), deputy, note } },
        overrideAccess: false,
        req,
        user: req.user,
        depth: 0,
      })
      return handoverOf(req.payload, id, await now(req))
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/hand-over',
    body: z.object({ to: z.string(), things }),
    handle: async ({ req, id, body }): Promise<Handover> => {
      mustBeOwn(req, id)
      if (![body.to, ...body.things.map((thing) => thing.id)].every((one) => isId(req.payload, one)))
        throw new Problem(422, 'no-such-person', {
          de: 'Wählen Sie jemand anderen, der hier arbeitet, und nur, was es gibt.',
          en: 'Choose somebody else who works here, and what exists.',
        })
      await handOver(req.payload, actorOf(req), id, body)
      return handoverOf(req.payload, id, await now(req))
    },
  }),
]
