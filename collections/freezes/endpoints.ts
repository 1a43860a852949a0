import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { FreezeStarted, FreezeView } from '../../src/core/answers.ts'
import { Problem } from '../../src/core/problem.ts'
import { agreeWithFreezes, hold, onTheWire } from '../../src/delivery/plan.ts'
import type { Freeze } from '../../src/delivery/ports.ts'
import { deliveryViews } from '../../src/delivery/views.payload.ts'
import { hub } from '../../src/hub.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'
import { isId } from '../is-id.ts'

const stored = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  scope: z.enum(['all', 'brand', 'platform', 'channel']),
  target: z.string().nullish(),
  reason: z.string(),
  at: z.coerce.date(),
  by: z.object({ name: z.string() }).nullish().catch(null),
})

/** Everybody who answers for content may stop it; a freeze that waits for the right person is none. */
const mayFreeze = (req: PayloadRequest) => hasRole(req.user, 'approver', 'channel-manager', 'community-manager', 'editor')
/** Going on is a decision: it needs somebody who decides. */
const mayLift = (req: PayloadRequest) => hasRole(req.user, 'approver', 'channel-manager')

export async function activeFreezes(req: PayloadRequest): Promise<FreezeView[]> {
  const { docs } = await req.payload.find({
    collection: 'freezes',
    where: { lifted: { equals: false } },
    sort: '-at',
    pagination: false,
    depth: 1,
  })
  return Promise.all(
    docs.map(async (doc) => {
      const { id, scope, target, reason, at, by } = stored.parse(doc)
      return {
        id,
        scope,
        target: target || null,
        targetName: await targetName(req, scope, target ?? ''),
        reason,
        by: by?.name ?? null,
        at: at.toISOString(),
      }
    }),
  )
}

async function targetName(req: PayloadRequest, scope: Freeze['scope'], target: string): Promise<string | null> {
  if (scope === 'platform') return target
  if (scope === 'all') return null
  const found: unknown = await req.payload.db.findOne({
    collection: scope === 'brand' ? 'brands' : 'channels',
    where: { id: { equals: target } },
  })
  return z.object({ name: z.string() }).safeParse(found).data?.name ?? null
}

/** Who believes that something is stopped must be right. @throws Problem 422 where there is nothing to stop. */
async function mustExist(req: PayloadRequest, scope: Freeze['scope'], target: string): Promise<void> {
  if (scope === 'all' || (scope === 'platform' && Object.hasOwn(manifests, target))) return
  if (scope !== 'platform' && isId(req.payload, target) && (await targetName(req, scope, target))) return
  throw new Problem(422, 'nothing-to-freeze', `There is no such ${scope}, so nothing was frozen. Choose another, or freeze everything.`)
}

export const freezeEndpoints = [
  endpoint({ method: 'get', path: '/active', handle: async ({ req }) => ({ freezes: await activeFreezes(req) }) }),
  endpoint({
    method: 'post',
    path: '/start',
    body: z
      .object({
        scope: z.enum(['all', 'brand', 'platform', 'channel']),
        target: z.string().trim().default(''),
        reason: z.string().trim().min(1, 'say why, in a few words').max(1000),
      })
      .refine(({ scope, target }) => scope === 'all' || target !== '', 'name the brand, platform or channel to stop'),
    handle: async ({ req, body }): Promise<FreezeStarted> => {
      if (!mayFreeze(req))
        throw new Problem(403, 'not-your-role', 'Your role may not freeze channels. Ask an approver or a channel manager.')
      const target = body.scope === 'all' ? '' : body.target
      await mustExist(req, body.scope, target)
      const actor = actorOf(req)
      const { ledger } = hub(req.payload)
      const at = new Date()
      // In force first: whatever comes into the ledger from now on is stopped at its gate.
      const created: unknown = await req.payload.db.create({
        collection: 'freezes',
        data: { ...body, target, by: actor.id, at: at.toISOString(), lifted: false },
      })
      const freeze: Freeze = { id: String((created as { id: string }).id), ...body, target }
      const held = await hold(freeze, ledger)
      const wire = await onTheWire(freeze, ledger)
      await audit(req.payload, {
        actor,
        action: 'freeze.started',
        collection: 'freezes',
        document: freeze.id,
        summary: `Froze ${body.scope} ${target}: ${body.reason}`,
      })
      const view = (await activeFreezes(req)).find(({ id }) => id === freeze.id)
      if (!view) throw new Problem(500, 'freeze-lost', 'The freeze could not be stored. Try again, or pause the channels.')
      return { freeze: view, effectiveAt: new Date().toISOString(), held: held.length, onTheWire: await deliveryViews(req.payload, wire) }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/lift',
    handle: async ({ req, id }) => {
      if (!mayLift(req))
        throw new Problem(403, 'not-your-role', 'Lifting a freeze needs an approver, a channel manager or an administrator.')
      const actor = actorOf(req)
      const lifted: unknown = await req.payload.db.updateOne({
        collection: 'freezes',
        where: { and: [{ id: { equals: id } }, { lifted: { equals: false } }] },
        data: { lifted: true, liftedBy: actor.id, liftedAt: new Date().toISOString() },
        options: { atomic: true },
      })
      if (!lifted) throw new Problem(404, 'not-found', 'There is no such freeze in force.')
      const { reason } = stored.parse(lifted)
      await audit(req.payload, { actor, action: 'freeze.lifted', collection: 'freezes', document: id, summary: `Lifted: ${reason}` })
      const { ledger, world, bell } = hub(req.payload)
      await agreeWithFreezes(await world.freezes(), ledger)
      bell.ring()
      return { freezes: await activeFreezes(req) }
    },
  }),
]
