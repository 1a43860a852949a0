/** What a freeze can be laid upon, and by which names people call it. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { FreezeScope } from '../core/freeze.ts'
import { Problem } from '../core/problem.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, reference } from '../workflow/stored-post.ts'

export type Place = Exclude<FreezeScope, 'all'>

const german: Record<Place, { readonly several: string; readonly none: string }> = {
  brand: { several: 'Marken', none: 'Diese Marke gibt es nicht.' },
  platform: { several: 'Plattformen', none: 'Diese Plattform gibt es nicht.' },
  channel: { several: 'Kanäle', none: 'Diesen Kanal gibt es nicht.' },
}

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

export async function placesOf(payload: Payload, place: Place): Promise<readonly Named[]> {
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
  const there = await placesOf(payload, place)
  const wanted = named.toLowerCase()
  const byId = there.find((each) => each.id.toLowerCase() === wanted)
  if (byId) return byId
  const living = there.filter(({ gone }) => !gone)
  const found = living.filter(({ name, alsoCalled }) => [name, ...alsoCalled].some((each) => each.toLowerCase() === wanted))
  if (found.length > 1) {
    const ids = found.map((each) => `${each.id} (${each.name})`).join(', ')
    throw new Problem(422, 'ambiguous', {
      de: `Mehrere ${german[place].several} heißen so. Nennen Sie eine ID: ${ids}.`,
      en: `Several ${place}s are called so. Name one by its id: ${ids}.`,
    })
  }
  if (found[0]) return found[0]
  const names = living.slice(0, 8).map(({ name }) => name)
  const list = `${names.join(', ')}${living.length > names.length ? ', …' : ''}.`
  const others = names.length === 0 ? { de: '', en: '' } : { de: ` Es gibt: ${list}`, en: ` There are: ${list}` }
  throw new Problem(422, 'no-such-place', { de: `${german[place].none}${others.de}`, en: `There is no such ${place}.${others.en}` })
}

const scoped = z.object({ id, brand: reference.nullish(), platform: z.string() })

/** Which channels each of these freezes stops, `null` where it is everything; with one question for all of them. */
export async function channelsStopped(
  payload: Payload,
  freezes: readonly { readonly scope: FreezeScope; readonly target: string }[],
): Promise<(readonly string[] | null)[]> {
  if (freezes.every(({ scope }) => scope === 'all')) return freezes.map(() => null)
  const select = { brand: true, platform: true } as const
  const { docs } = await payload.db.find({ collection: 'channels', pagination: false, joins: noJoins, select })
  const channels = docs.map((doc) => scoped.parse(doc))
  const of = { brand: 'brand', platform: 'platform', channel: 'id' } as const
  return freezes.map(({ scope, target }) =>
    scope === 'all' ? null : channels.filter((channel) => channel[of[scope]] === target).map(({ id }) => id),
  )
}
