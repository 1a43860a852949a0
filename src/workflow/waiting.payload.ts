/** What waits for a person's decision. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { WaitingPost } from '../core/review-steps.ts'
import type { Role } from '../core/roles.ts'
import { writersAmong } from './audit.payload.ts'
import { noJoins } from './channels.payload.ts'
import { openRounds, seatsFor } from './round.payload.ts'
import { id } from './stored-post.ts'

interface User {
  readonly id: string | number
  readonly name?: string | null
  readonly roles?: readonly Role[] | null
}

/** Posts at whose open steps this person may decide now, for himself or for somebody who is away; what is due first comes first. */
export async function waitingFor(payload: Payload, user: User | null, now = new Date()): Promise<WaitingPost[]> {
  if (!user) return []
  const decider = { id: String(user.id), name: user.name ?? '', roles: user.roles ?? [] }
  const asked = (await openRounds(payload, now))
    .map(({ review, round }) => ({ review, seats: seatsFor(round, decider).filter(({ isDecided }) => !isDecided) }))
    .filter(({ seats }) => seats.length > 0)
  const posts = asked.map(({ review }) => review.post)
  const people = [decider.id, ...asked.flatMap(({ seats }) => seats.map(({ seat }) => seat))]
  const [wrote, titles, names] = await Promise.all([
    writersAmong(payload, [...new Set(people)], posts),
    titlesOf(payload, posts),
    namesOf(payload, [...new Set(asked.flatMap(({ review }) => review.submittedBy ?? []))]),
  ])
  return asked
    .flatMap(({ review, seats }) => {
      const { post, submittedAt, submittedBy, fast } = review
      const first = wrote.has(`${post} ${decider.id}`) ? undefined : seats.find(({ seat }) => !wrote.has(`${post} ${seat}`))
      if (!first || !titles.has(post)) return []
      const { step, dueAt } = first.step
      return {
        ...{ post, title: titles.get(post) ?? '', step: step.name, isFast: fast !== null },
        ...{ dueAt: dueAt?.toISOString() ?? null, overdue: dueAt !== null && dueAt < now },
        ...{ submittedBy: names.get(submittedBy ?? '') ?? '–', submittedAt: (submittedAt ?? now).toISOString() },
      }
    })
    .sort(
      (a, b) =>
        Number(b.isFast) - Number(a.isFast) ||
        (a.dueAt ?? never).localeCompare(b.dueAt ?? never) ||
        a.submittedAt.localeCompare(b.submittedAt),
    )
}

const titled = z.object({ id, title: z.union([z.string(), z.object({ de: z.string().nullish(), en: z.string().nullish() })]).nullish() })

/** Of those that are not in the trash. */
export async function titlesOf(payload: Payload, posts: readonly string[]): Promise<Map<string, string>> {
  if (posts.length === 0) return new Map()
  const { docs } = await payload.db.queryDrafts({
    collection: 'posts',
    where: { and: [{ parent: { in: [...posts] } }, { 'version.deletedAt': { exists: false } }] },
    locale: 'all',
    pagination: false,
    limit: posts.length,
    joins: noJoins,
    select: { parent: true, version: { title: true } } as never,
  })
  return new Map(
    docs.map((doc) => {
      const { id, title } = titled.parse(doc)
      return [id, (typeof title === 'string' ? title : (title?.de ?? title?.en)) ?? ''] as const
    }),
  )
}

async function namesOf(payload: Payload, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const where = { id: { in: [...people] } }
  const { docs } = await payload.db.find({
    collection: 'users',
    where,
    pagination: false,
    limit: 1000,
    joins: noJoins,
    select: { name: true },
  })
  return new Map(docs.map((doc) => z.object({ id, name: z.string() }).parse(doc)).map((one) => [one.id, one.name]))
}

/** After every year that anything is due in. */
const never = '9999'
