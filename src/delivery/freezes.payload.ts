/** Stopping all or some channels, and letting them go on: the operations behind the admin and the command line. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { freezeScopes, type FreezeScope, type FreezeStarted, type FreezeView } from '../core/freeze.ts'
import { Problem } from '../core/problem.ts'
import { hub } from '../hub.ts'
import { audit, type Actor } from '../workflow/audit.payload.ts'
import { planAgain } from '../workflow/review-row.payload.ts'
import { id, instant } from '../workflow/stored-post.ts'
import { channelsStopped, findPlace, placesOf, type Place } from './freeze-places.payload.ts'
import type { Answer, Input } from './operations.ts'
import { agreeWithFreezes, hold, onTheWire } from './standing.ts'
import type { Freeze } from './ports.ts'
import type { Delivery } from './ledger.ts'
import { deliveryViews } from './views.payload.ts'

const stored = z.object({
  id,
  scope: z.enum(freezeScopes),
  target: z
    .string()
    .nullish()
    .transform((target) => target ?? ''),
  reason: z.string(),
  at: z.coerce.date(),
  until: instant,
  by: z.object({ name: z.string() }).nullish().catch(null),
})

/** Whoever has no account stands in the audit log alone. */
async function starterOf(payload: Payload, freeze: string): Promise<string | null> {
  const { docs } = await payload.db.find({
    collection: 'audit-log',
    where: { and: [{ document: { equals: freeze } }, { action: { equals: 'freeze.started' } }] },
    limit: 1,
    pagination: false,
  })
  return z.object({ actorName: z.string() }).safeParse(docs[0]).data?.actorName ?? null
}

/** The freezes in force, the newest first. */
export async function freezesInForce(payload: Payload): Promise<FreezeView[]> {
  const { docs } = await payload.find({
    collection: 'freezes',
    where: { lifted: { equals: false } },
    sort: '-at',
    pagination: false,
    depth: 1,
  })
  if (docs.length === 0) return []
  const freezes = docs.map((doc) => stored.parse(doc))
  const channels = await channelsStopped(payload, freezes)
  const names = new Map<Place, ReadonlyMap<string, string>>()
  for (const place of new Set(freezes.flatMap(({ scope }) => (scope === 'all' ? [] : scope))))
    names.set(place, new Map((await placesOf(payload, place)).map(({ id, name }) => [id, name])))
  return Promise.all(
    freezes.map(async ({ id: freeze, scope, target, reason, at, by, until }, n) => ({
      id: freeze,
      scope,
      target: target || null,
      targetName: scope === 'all' ? null : (names.get(scope)?.get(target) ?? null),
      channels: channels[n] ?? null,
      reason,
      by: by?.name ?? (await starterOf(payload, freeze)),
      at: at.toISOString(),
      until: until?.toISOString() ?? null,
    })),
  )
}

interface Start {
  readonly scope: FreezeScope
  /** Ids or names; none for everything. */
  readonly targets: readonly string[]
  readonly reason: string
  /** When to be reminded of it. */
  readonly until?: Date | undefined
}

/**
 * Stops all or some channels, at once and for every process. All that is named is found before anything is stopped.
 * @throws Problem 422 where there is nothing to stop: who believes that something is stopped must be right.
 */
export async function startFreezes(payload: Payload, actor: Actor, { scope, targets, reason, until }: Start): Promise<FreezeStarted> {
  const places = scope === 'all' ? [''] : await Promise.all(targets.map((target) => toFreeze(payload, scope, target)))
  const { ledger } = hub(payload)
  const started: Freeze[] = []
  // All in force first: whatever comes into the ledger from now on is stopped at its gate.
  for (const [n, target] of [...new Set(places)].entries()) {
    // One mail tells of all: it goes when the last of them is in force.
    const told = n === new Set(places).size - 1 ? 'nothing' : 'started'
    const at = new Date().toISOString()
    const data = { scope, target, reason, by: actor.id || null, at, lifted: false, told, until: until?.toISOString() ?? null }
    const created: unknown = await payload.db.create({ collection: 'freezes', data })
    started.push({ id: z.object({ id }).parse(created).id, scope, target, reason })
  }
  let held = 0
  const wire = new Map<string, Delivery>()
  for (const freeze of started) {
    held += (await hold(freeze, ledger)).length
    for (const row of await onTheWire(freeze, ledger)) wire.set(row.id, row)
  }
  const effectiveAt = await ledger.now()
  for (const freeze of started)
    await audit(payload, {
      actor,
      action: 'freeze.started',
      collection: 'freezes',
      document: freeze.id,
      summary: `Froze ${[scope, freeze.target].filter(Boolean).join(' ')}: ${reason}`,
    })
  const ids = new Set(started.map((freeze) => freeze.id))
  const freezes = (await freezesInForce(payload)).filter((each) => ids.has(each.id))
  const [freeze] = freezes
  if (!freeze)
    throw new Problem(500, 'freeze-lost', {
      de: 'Die Sperre ließ sich nicht speichern. Versuchen Sie es noch einmal, oder pausieren Sie die Kanäle.',
      en: 'The freeze could not be stored. Try again, or pause the channels.',
    })
  return { freezes, freeze, effectiveAt: effectiveAt.toISOString(), held, onTheWire: await deliveryViews(payload, [...wire.values()]) }
}

/** The same of one brand, platform or channel, or of everything. @throws Problem as `startFreezes`. */
export const startFreeze = (payload: Payload, actor: Actor, { scope, target, reason }: Input<'freeze'>): Promise<FreezeStarted> =>
  startFreezes(payload, actor, { scope, targets: [target], reason })

/** @throws Problem 422 where there is no such place. */
export async function toFreeze(payload: Payload, place: Place, named: string): Promise<string> {
  try {
    return (await findPlace(payload, place, named)).id
  } catch (error) {
    if (error instanceof Problem)
      throw new Problem(error.status, error.code, {
        de: `${error.in('de')} Nichts wurde angehalten. Wählen Sie etwas anderes, oder halten Sie alles an.`,
        en: `${error.message} Nothing was frozen. Choose another, or freeze everything.`,
      })
    throw error
  }
}

/**
 * Lets go on what a freeze stopped, unless another one holds it too.
 * @throws Problem 404 where it is not in force.
 */
export async function liftFreeze(payload: Payload, actor: Actor, freeze: string): Promise<void> {
  const lifted: unknown = await payload.db.updateOne({
    collection: 'freezes',
    where: { and: [{ id: { equals: freeze } }, { lifted: { equals: false } }] },
    data: { lifted: true, liftedBy: actor.id || null, liftedAt: new Date().toISOString() },
    options: { atomic: true },
  })
  if (!lifted)
    throw new Problem(404, 'not-found', {
      de: 'Diese Sperre gilt nicht, oder sie ist schon aufgehoben.',
      en: 'There is no such freeze in force.',
    })
  const { reason } = stored.parse(lifted)
  await audit(payload, { actor, action: 'freeze.lifted', collection: 'freezes', document: freeze, summary: `Lifted: ${reason}` })
  await agreeOnFreezes(payload)
  hub(payload).bell.ring()
}

/** Makes the ledger's holds those of the freezes in force. What waited for more than a freeze says again what it waits for. */
export async function agreeOnFreezes(payload: Payload): Promise<void> {
  const { ledger, world } = hub(payload)
  const waiting = (await agreeWithFreezes(world.freezes, ledger)).filter((row) => row.hold === 'approval')
  for (const post of new Set(waiting.map((row) => row.post))) await planAgain(payload, post)
}

/**
 * The same by the beginning of an id, or for all that are in force, which may be none.
 * @throws Problem 404 where none in force begins so, 409 where several do.
 */
export async function thaw(payload: Payload, actor: Actor, { id: which }: Input<'thaw'>): Promise<Answer<'thaw'>> {
  const inForce = await freezesInForce(payload)
  const wanted = which.toLowerCase()
  const meant = which === 'all' ? inForce : inForce.filter((each) => each.id.toLowerCase().startsWith(wanted))
  const command = 'funkhaus deliveries list'
  if (which !== 'all' && meant.length === 0)
    throw new Problem(
      404,
      'not-found',
      { de: 'Diese Sperre gilt nicht, oder sie ist schon aufgehoben.', en: 'There is no such freeze in force.' },
      { next: { sentence: 'See those in force', command } },
    )
  if (which !== 'all' && meant.length > 1)
    throw new Problem(409, 'ambiguous', {
      de: 'Mehrere Sperren beginnen so. Schreiben Sie mehr von der ID.',
      en: 'Several freezes begin so. Write more of the id.',
    })
  for (const { id: freeze } of meant) await liftFreeze(payload, actor, freeze)
  return { lifted: meant, freezes: await freezesInForce(payload) }
}
