/** A sign-in that was begun on a channel and has not ended: kept sealed, for the person who began it, for an hour. */
import type { PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { Problem } from '../../src/core/problem.ts'
import type { Json } from '../../src/core/story.ts'
import { hub } from '../../src/hub.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'

const lastsMs = 60 * 60_000

const json: z.ZodType<Json> = z.json()
const pendingShape = z.discriminatedUnion('step', [
  /** The person is at the platform. `own`: the state that the connector gave to the platform, where it gave one. */
  z.object({ step: z.literal('begun'), state: z.string(), own: z.string().nullable(), pending: json }),
  /** The sign-in is done, and one of several accounts is to be chosen. */
  z.object({ step: z.literal('choosing'), choices: z.array(z.object({ id: z.string(), label: z.string() })), pending: json }),
  /** It came to nothing, and the person is told why. */
  z.object({ step: z.literal('failed'), problem: z.string() }),
])
export type Pending = z.output<typeof pendingShape>
const sealedShape = z.object({ by: z.string().nullable(), until: z.number(), what: pendingShape })

export const notBegun = () =>
  new Problem(409, 'not-begun', {
    de: 'Diese Anmeldung wurde nicht hier begonnen, oder sie ist schon beendet. Beginnen Sie beim Kanal von vorn.',
    en: 'This sign-in was not begun here, or was finished already. Begin again on the channel.',
  })

const recordOf = (id: string) => `${id}:pending`

export async function keepPending(req: PayloadRequest, id: string, what: Pending): Promise<void> {
  const { vault, clock } = hub(req.payload).settings
  const kept = { by: actorOf(req).id, until: clock.now().getTime() + lastsMs, what }
  const pendingConnection = vault.seal(kept, recordOf(id))
  await req.payload.db.updateOne({ collection: 'channels', id, data: { pendingConnection } })
}

async function read(req: PayloadRequest, id: string): Promise<{ sealed: string; what: Pending } | null> {
  const row: unknown = await req.payload.db.findOne({ collection: 'channels', where: { id: { equals: id } } })
  const sealed = z.object({ pendingConnection: z.string().min(1) }).safeParse(row).data?.pendingConnection
  const { vault, clock } = hub(req.payload).settings
  try {
    const kept = sealed && sealedShape.parse(vault.unseal(sealed, recordOf(id)))
    return kept && kept.by === actorOf(req).id && kept.until > clock.now().getTime() ? { sealed, what: kept.what } : null
  } catch {
    // The key was changed since, or it was kept in another shape.
    return null
  }
}

/** `null`: nothing of this person's is open. */
export const pendingOf = async (req: PayloadRequest, id: string): Promise<Pending | null> => (await read(req, id))?.what ?? null

/**
 * The sign-in that was begun with this state, once: of two who come back with it, one gets it.
 * @throws Problem where there is none.
 */
export async function takeBegun(req: PayloadRequest, id: string, state: string): Promise<Pending & { step: 'begun' }> {
  const kept = await read(req, id)
  if (kept?.what.step !== 'begun' || kept.what.state !== state) throw notBegun()
  const where: Where = { and: [{ id: { equals: id } }, { pendingConnection: { equals: kept.sealed } }] }
  const data = { pendingConnection: '' }
  const taken: unknown = await req.payload.db.updateOne({ collection: 'channels', where, data, options: { atomic: true } })
  if (!taken) throw notBegun()
  return kept.what
}
