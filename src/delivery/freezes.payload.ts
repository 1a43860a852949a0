/** Stopping all or some channels, and letting them go on: the operations behind the admin and the command line. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { FreezeStarted, FreezeView } from '../core/answers.ts'
import { Problem } from '../core/problem.ts'
import { hub } from '../hub.ts'
import { audit, type Actor } from '../workflow/audit.payload.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { Answer, Input } from './operations.ts'
import { agreeWithFreezes, hold, onTheWire } from './standing.ts'
import type { Freeze } from './ports.ts'
import { deliveryViews } from './views.payload.ts'

type Place = Exclude<Freeze['scope'], 'all'>

const id = z.union([z.string(), z.number()]).transform(String)
const stored = z.object({
  id,
  scope: z.enum(['all', 'brand', 'platform', 'channel']),
  target: z.string().nullish(),
  reason: z.string(),
  at: z.coerce.date(),
  by: z.object({ name: z.string() }).nullish().catch(null),
})
const nameable = z.object({
  id,
  name: z.string(),
  slug: z.string().nullish(),
  handle: z.string().nullish(),
  deletedAt: z.union([z.string(), z.date()]).nullish(),
})

interface Named {
  readonly id: string
  readonly name: string
  readonly alsoCalled: readonly string[]
  /** In the trash it is found by its id alone. */
  readonly gone: boolean
}

async function all(payload: Payload, place: Place): Promise<Named[]> {
  if (place === 'platform') return Object.values(manifests).map((each) => ({ id: each.id, name: each.name, alsoCalled: [], gone: false }))
  const { docs } = await payload.db.find({
    collection: place === 'brand' ? 'brands' : 'channels',
    where: {},
    sort: 'name',
    pagination: false,
  })
  return docs.map((doc) => {
    const { slug, handle, deletedAt, ...known } = nameable.parse(doc)
    return { ...known, alsoCalled: [slug, handle].flatMap((name) => name || []), gone: Boolean(deletedAt) }
  })
}

/**
 * The brand, platform or channel that somebody means.
 * @param named its id; or its name, slug or account, in small or capital letters
 * @throws Problem 422 `no-such-place`, or `ambiguous` where several are called so.
 */
export async function findPlace(payload: Payload, place: Place, named: string): Promise<{ readonly id: string; readonly name: string }> {
  const there = await all(payload, place)
  const wanted = named.toLowerCase()
  const byId = there.find((each) => each.id.toLowerCase() === wanted)
  if (byId) return byId
  const living = there.filter(({ gone }) => !gone)
  const found = living.filter(({ name, alsoCalled }) => [name, ...alsoCalled].some((each) => each.toLowerCase() === wanted))
  if (found.length > 1) {
    const ids = found.map((each) => `${each.id} (${each.name})`).join(', ')
    throw new Problem(422, 'ambiguous', `Several ${place}s are called so. Name one by its id: ${ids}.`)
  }
  if (found[0]) return found[0]
  const names = living.slice(0, 8).map(({ name }) => name)
  const others = names.length === 0 ? '' : ` There are: ${names.join(', ')}${living.length > names.length ? ', …' : ''}.`
  throw new Problem(422, 'no-such-place', `There is no such ${place}.${others}`)
}

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
  const names = new Map<Place, Named[]>()
  const nameOf = async (place: Place, target: string) => {
    const known = names.get(place) ?? (await all(payload, place))
    names.set(place, known)
    return known.find((each) => each.id === target)?.name ?? null
  }
  const views: FreezeView[] = []
  for (const doc of docs) {
    const { id: freeze, scope, target, reason, at, by } = stored.parse(doc)
    views.push({
      id: freeze,
      scope,
      target: target || null,
      targetName: scope === 'all' ? null : scope === 'platform' ? (target ?? null) : await nameOf(scope, target ?? ''),
      reason,
      by: by?.name ?? (await starterOf(payload, freeze)),
      at: at.toISOString(),
    })
  }
  return views
}

/**
 * Stops all or some channels, at once and for every process.
 * @throws Problem 422 where there is nothing to stop: who believes that something is stopped must be right.
 */
export async function startFreeze(payload: Payload, actor: Actor, input: Input<'freeze'>): Promise<FreezeStarted> {
  const { scope, reason } = input
  const target = scope === 'all' ? '' : await toFreeze(payload, scope, input.target)
  const { ledger } = hub(payload)
  // In force first: whatever comes into the ledger from now on is stopped at its gate.
  const created: unknown = await payload.db.create({
    collection: 'freezes',
    data: { scope, target, reason, by: actor.id || null, at: new Date().toISOString(), lifted: false },
  })
  const freeze: Freeze = { id: z.object({ id }).parse(created).id, scope, target, reason }
  const held = await hold(freeze, ledger)
  const effectiveAt = await ledger.now()
  const wire = await onTheWire(freeze, ledger)
  await audit(payload, {
    actor,
    action: 'freeze.started',
    collection: 'freezes',
    document: freeze.id,
    summary: `Froze ${[scope, target].filter(Boolean).join(' ')}: ${reason}`,
  })
  const view = (await freezesInForce(payload)).find((each) => each.id === freeze.id)
  if (!view) throw new Problem(500, 'freeze-lost', 'The freeze could not be stored. Try again, or pause the channels.')
  return { freeze: view, effectiveAt: effectiveAt.toISOString(), held: held.length, onTheWire: await deliveryViews(payload, wire) }
}

async function toFreeze(payload: Payload, place: Place, named: string): Promise<string> {
  try {
    return (await findPlace(payload, place, named)).id
  } catch (error) {
    if (error instanceof Problem)
      throw new Problem(error.status, error.code, `${error.message} Nothing was frozen. Choose another, or freeze everything.`)
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
  if (!lifted) throw new Problem(404, 'not-found', 'There is no such freeze in force.')
  const { reason } = stored.parse(lifted)
  await audit(payload, { actor, action: 'freeze.lifted', collection: 'freezes', document: freeze, summary: `Lifted: ${reason}` })
  const { ledger, world, bell } = hub(payload)
  await agreeWithFreezes(world.freezes, ledger)
  bell.ring()
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
    throw new Problem(404, 'not-found', 'There is no such freeze in force.', { next: { sentence: 'See those in force', command } })
  if (which !== 'all' && meant.length > 1) throw new Problem(409, 'ambiguous', 'Several freezes begin so. Write more of the id.')
  for (const { id: freeze } of meant) await liftFreeze(payload, actor, freeze)
  return { lifted: meant, freezes: await freezesInForce(payload) }
}
