/** What somebody leaves behind when they are away, or for good. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { Problem } from '../core/problem.ts'
import type { Handover, HandOver } from '../core/responsibilities.ts'
import { roles } from '../core/roles.ts'
import { audit, type Actor } from '../workflow/audit.payload.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, perLanguage } from '../workflow/stored-post.ts'
import { waitingFor } from '../workflow/waiting.payload.ts'
import { thingsOf } from './looked-after.payload.ts'
import { peopleOf } from './responsible.payload.ts'
import { loadPeople, standInsFor } from './stand-ins.payload.ts'

const storedUser = z.object({ id, name: z.string(), roles: z.array(z.enum(roles)).nullish() })
const mostPosts = 20

/** @throws Problem 404 where there is no such person. */
export async function handoverOf(payload: Payload, personId: string, now: Date): Promise<Handover> {
  const found: unknown = await payload.db.findOne({ collection: 'users', where: { id: { equals: personId } } })
  const user = storedUser.safeParse(found).data
  const people = await loadPeople(payload)
  const person = people.get(personId)
  if (!user || !person) throw new Problem(404, 'not-found', { de: 'Diese Person gibt es nicht.', en: 'There is no such person.' })
  const [things, tasks, reviews, posts, standIns] = await Promise.all([
    thingsOf(payload, personId),
    payload.count({ collection: 'tasks', where: { and: [{ state: { equals: 'open' } }, { assignee: { equals: personId } }] } }),
    waitingFor(payload, user, now),
    plannedPostsOf(payload, personId, now),
    standInsFor(payload, [personId], now),
  ])
  const named = (one: string | null) => peopleOf({ owner: one, deputy: null }, people, now).owner
  return {
    person: named(personId)!,
    timeZone: person.timeZone,
    away: person.from === null ? null : { from: person.from, until: person.until, deputy: person.deputy, note: person.note },
    standIn: named(standIns.get(personId) ?? null),
    things,
    openTasks: tasks.totalDocs,
    waitingReviews: reviews.length,
    ...posts,
    others: [...people.keys()].flatMap((other) => {
      const one = named(other)
      return one && !one.isGone && other !== personId ? one : []
    }),
  }
}

const storedPost = z.object({ id, title: perLanguage(z.string().nullish()), publishAt: instant })

/** Whoever edited a post last answers for it. Times of single channels are not looked at: a post without its own is no news to its deputy. */
async function plannedPostsOf(payload: Payload, personId: string, now: Date): Promise<Pick<Handover, 'posts' | 'morePosts'>> {
  const where: Where = {
    and: [
      { 'version.deletedAt': { exists: false } },
      { 'version.editedBy': { equals: personId } },
      { 'version.publishAt': { greater_than_equal: now.toISOString() } },
    ],
  }
  const { docs, totalDocs } = await payload.db.queryDrafts({
    collection: 'posts',
    where,
    sort: 'version.publishAt',
    limit: mostPosts,
    // Or MongoDB's adapter counts what it gives, and no more.
    pagination: true,
    locale: 'all',
    joins: noJoins,
    select: { parent: true, version: { title: true, publishAt: true } } as never,
  })
  const posts = docs.map((doc) => storedPost.parse(doc))
  return {
    posts: posts.map(({ id, title: { de, en }, publishAt }) => ({ id, title: de || en || '–', at: (publishAt ?? now).toISOString() })),
    morePosts: totalDocs - posts.length,
  }
}

/**
 * Gives what a person looks after to somebody else, for good: each thing by compare-and-set, noted before. What is not theirs (any more) is
 * left as it is.
 * @throws Problem 422 where the other one is not there.
 */
export async function handOver(payload: Payload, actor: Actor, from: string, { to, things }: HandOver): Promise<void> {
  const people = await loadPeople(payload, [from, to])
  const [giver, taker] = [people.get(from), people.get(to)]
  if (!giver || !taker || taker.isGone || from === to)
    throw new Problem(422, 'no-such-person', {
      de: 'Wählen Sie jemand anderen, der hier arbeitet.',
      en: 'Choose somebody else who works here.',
    })
  for (const { kind, id, as } of things) {
    const where: Where = { and: [{ id: { equals: id } }, { [as]: { equals: from } }] }
    const now = await payload.db.findOne<{ id: string; name?: unknown }>({ collection: kind, where, locale: 'all' })
    if (!now) continue
    await audit(payload, {
      actor,
      action: `${kind}.handed-over`,
      collection: kind,
      document: id,
      summary: `${typeof now.name === 'string' ? `${now.name}: ` : ''}${giver.name} hands it over to ${taker.name} as ${as}.`,
    })
    await payload.db.updateOne({ collection: kind, where, data: { [as]: to }, options: { atomic: true } })
  }
}
