import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import {
  freezers,
  freezeScopes,
  lifters,
  type FreezeBefore,
  type FreezeStarted,
  type FreezeView,
  type LiftBefore,
} from '../../src/core/freeze.ts'
import { Problem } from '../../src/core/problem.ts'
import { beforeFreeze, beforeLift } from '../../src/delivery/freeze-before.payload.ts'
import { tellOfFreezes } from '../../src/delivery/freeze-telling.payload.ts'
import { freezesInForce, liftFreeze, startFreezes } from '../../src/delivery/freezes.payload.ts'
import { inputs } from '../../src/delivery/operations.ts'
import { hub } from '../../src/hub.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'

const { reason } = inputs.freeze.shape
const named = z.string().trim().min(1).max(200)
const place = z.object({
  scope: z.enum(freezeScopes),
  target: z.string().trim().max(200).optional(),
  targets: z.array(named).max(100).default([]),
})
const isNamed = ({ scope, target, targets }: z.output<typeof place>) => scope === 'all' || targets.length > 0 || Boolean(target)
const nameOne = 'name the brand, platform or channel to stop'
const targetsOf = ({ target, targets }: z.output<typeof place>) => [...(target ? [target] : []), ...targets]

const before = place.refine(isNamed, nameOne)
const start = place
  .extend({ reason, until: z.iso.datetime({ offset: true, error: 'write an instant, as 2026-11-22T09:30:00Z' }).optional() })
  .refine(isNamed, nameOne)

function mustFreeze(req: PayloadRequest): void {
  if (!hasRole(req.user, ...freezers))
    throw new Problem(403, 'not-your-role', {
      de: 'Ihre Rolle darf keine Kanäle anhalten. Fragen Sie jemanden mit der Rolle Freigabe oder Kanalverantwortung.',
      en: 'Your role may not freeze channels. Ask an approver or a channel manager.',
    })
}

function mustLift(req: PayloadRequest): void {
  if (!hasRole(req.user, ...lifters))
    throw new Problem(403, 'not-your-role', {
      de: 'Eine Sperre hebt auf, wer die Rolle Freigabe, Kanalverantwortung oder Administration hat.',
      en: 'Lifting a freeze needs an approver, a channel manager or an administrator.',
    })
}

/** Nobody waits for a mail server in a crisis. What was not begun here, the next round tells. */
const tell = ({ payload }: PayloadRequest, now: Date) =>
  void tellOfFreezes(payload, now).catch((error: unknown) => payload.logger.error({ err: error }, 'Nobody was told of a freeze.'))

export const activeFreezes = (req: PayloadRequest): Promise<FreezeView[]> => freezesInForce(req.payload)

export const freezeEndpoints = [
  endpoint({ method: 'get', path: '/active', handle: async ({ req }) => ({ freezes: await activeFreezes(req) }) }),
  endpoint({
    method: 'post',
    path: '/before',
    body: before,
    handle: async ({ req, body }): Promise<FreezeBefore> => {
      mustFreeze(req)
      return beforeFreeze(req.payload, { scope: body.scope, targets: targetsOf(body) })
    },
  }),
  endpoint({
    method: 'post',
    path: '/start',
    body: start,
    handle: async ({ req, body }): Promise<FreezeStarted> => {
      mustFreeze(req)
      const now = await hub(req.payload).ledger.now()
      const until = body.until === undefined ? undefined : new Date(body.until)
      if (until && until <= now)
        throw new Problem(422, 'past', {
          de: 'Der Zeitpunkt der Erinnerung ist schon vorbei. Wählen Sie einen späteren oder keinen. Nichts wurde angehalten.',
          en: 'The time to be reminded has passed already. Choose a later one, or none. Nothing was frozen.',
        })
      const { scope, reason } = body
      const started = await startFreezes(req.payload, actorOf(req), { scope, targets: targetsOf(body), reason, until })
      tell(req, now)
      return started
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/before',
    handle: async ({ req, id }): Promise<LiftBefore> => {
      mustLift(req)
      return beforeLift(req.payload, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/lift',
    handle: async ({ req, id }) => {
      mustLift(req)
      await liftFreeze(req.payload, actorOf(req), id)
      tell(req, await hub(req.payload).ledger.now())
      return { freezes: await activeFreezes(req) }
    },
  }),
]
