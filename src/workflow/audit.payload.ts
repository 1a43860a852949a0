import { randomUUID } from 'node:crypto'
import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { isUniqueViolation } from '../database/unique-violation.ts'

/** Who acts: a person, or the hub itself. */
export interface Actor {
  readonly id: string
  readonly name: string
}
export const theHub: Actor = { id: '', name: 'Funkhaus' }

/** The person behind a request; the hub itself where a script or a service acts. */
export const actorOf = (req: Pick<PayloadRequest, 'user'>): Actor => {
  const user = req.user as { id: string | number; name?: string | null; email?: string | null } | null
  return user ? { id: String(user.id), name: user.name ?? user.email ?? 'unknown' } : theHub
}

export interface AuditEntry {
  readonly actor: Actor
  readonly action: string
  readonly collection: string
  readonly document: string
  readonly summary: string
  /** Noted only once, however often it happens. */
  readonly once?: string
}

/** Writes one line that nobody can change. @throws when it cannot be written: what is not noted must not happen. */
export async function audit(payload: Payload, entry: AuditEntry): Promise<void> {
  const { actor, once, collection: kind, ...rest } = entry
  try {
    await payload.db.create({
      collection: 'audit-log',
      data: { ...rest, kind, at: new Date().toISOString(), actor: actor.id, actorName: actor.name, key: once ?? randomUUID() },
    })
  } catch (error) {
    if (once && isUniqueViolation(error)) return
    throw error
  }
}

export const writing: readonly string[] = ['post.created', 'post.edited']
/** Who uploads a picture decides what it shows; who brings it back from the trash puts it into the posts again. */
const drawing = ['media.created', 'media.changed', 'media.trashed', 'media.restored']

/** Notes that somebody wrote at a post, before the change is stored: the four-eyes rule reads it. Once a day and person. */
export const noteWriting = (payload: Payload, actor: Actor, post: string, created: boolean): Promise<void> =>
  audit(payload, {
    actor,
    action: created ? 'post.created' : 'post.edited',
    collection: 'posts',
    document: post,
    summary: created ? 'Wrote the post.' : 'Edited the post.',
    once: `writing:${post}:${actor.id}:${created ? 'new' : new Date().toISOString().slice(0, 10)}`,
  })

const wroteOrDrew = (posts: readonly string[], pictures: readonly string[]): Where => {
  const wrote: Where = { and: [{ document: { in: [...posts] } }, { action: { in: [...writing] } }] }
  const drew: Where[] = pictures.length > 0 ? [{ and: [{ document: { in: [...pictures] } }, { action: { in: drawing } }] }] : []
  return { or: [wrote, ...drew] }
}

/** Did this person ever write or edit the post, or upload, exchange or describe one of the pictures that it shows? */
export async function hasWritten(payload: Payload, person: string, post: string, pictures: readonly string[] = []): Promise<boolean> {
  const where: Where = { and: [{ actor: { equals: person } }, wroteOrDrew([post], pictures)] }
  return (await payload.db.find({ collection: 'audit-log', where, limit: 1, pagination: false })).docs.length > 0
}

/** Everybody who did. */
export async function writersOf(payload: Payload, post: string, pictures: readonly string[] = []): Promise<Set<string>> {
  const where = wroteOrDrew([post], pictures)
  const { docs } = await payload.db.find({ collection: 'audit-log', where, pagination: false, select: { actor: true } })
  return new Set(docs.flatMap((doc) => (doc as { actor?: string | null }).actor || []))
}

/** Which of these people wrote which of these posts, as `post person`. */
export async function writersAmong(payload: Payload, people: readonly string[], posts: readonly string[]): Promise<Set<string>> {
  if (posts.length === 0) return new Set()
  const where: Where = { and: [{ actor: { in: [...people] } }, wroteOrDrew(posts, [])] }
  const { docs } = await payload.db.find({ collection: 'audit-log', where, pagination: false, select: { actor: true, document: true } })
  return new Set((docs as { actor?: string; document?: string }[]).map(({ actor, document }) => `${document} ${actor}`))
}

const written = z.object({ document: z.string() })

/** What this person ever wrote or edited, by when that was noted; the latest of it. */
export async function writtenBy(payload: Payload, person: string, most: number): Promise<string[]> {
  const where: Where = { and: [{ actor: { equals: person } }, { action: { in: [...writing] } }] }
  const { docs } = await payload.db.find({
    collection: 'audit-log',
    where,
    sort: '-at',
    limit: most,
    pagination: false,
    select: { document: true },
  })
  return [...new Set(docs.map((doc) => written.parse(doc).document))]
}

const writer = z.object({ actor: z.string().min(1), actorName: z.string() })

const copies = {
  posts: { by: writing, action: 'post.created', summary: 'Wrote the post that this is a copy of.', once: 'writing' },
  media: { by: drawing, action: 'media.created', summary: 'Worked on the medium that this is a copy of.', once: 'drawing' },
} as const

/** A copy says or shows what the authors of its original did: they are its authors too, beside whoever copied it. */
export async function inheritWriters(payload: Payload, kind: keyof typeof copies, original: string, copy: string): Promise<void> {
  const { by, once, ...entry } = copies[kind]
  const { docs } = await payload.db.find({
    collection: 'audit-log',
    where: { and: [{ document: { equals: original } }, { action: { in: [...by] } }] },
    pagination: false,
  })
  const people = new Map(docs.flatMap((doc) => writer.safeParse(doc).data ?? []).map(({ actor, actorName }) => [actor, actorName]))
  for (const [id, name] of people)
    await audit(payload, {
      actor: { id, name },
      ...entry,
      collection: kind,
      document: copy,
      once: `${once}:${copy}:${id}:original`,
    })
}
