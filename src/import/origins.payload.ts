/** Where imported posts come from: what keeps anything from coming in twice. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { reviewStatesOf } from '../workflow/review-row.payload.ts'

const text = z.string().nullish()
const storedOrigin = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  key: z.string(),
  at: z.coerce.date(),
  post: text,
  run: text,
  source: text,
  name: text,
  link: text,
  leftAt: text,
  contentHash: text,
  news: text,
  newsAt: z.coerce.date().nullish(),
})
export type Origin = z.infer<typeof storedOrigin>

const atOnce = 200

export async function originsOf(payload: Payload, keys: readonly string[]): Promise<Map<string, Origin>> {
  const found = new Map<string, Origin>()
  for (let at = 0; at < keys.length; at += atOnce) {
    const where: Where = { key: { in: keys.slice(at, at + atOnce) } }
    const { docs } = await payload.db.find({ collection: 'origins', where, limit: atOnce, pagination: false })
    for (const doc of z.array(storedOrigin).parse(docs)) found.set(doc.key, doc)
  }
  return found
}

export async function originOf(payload: Payload, where: Where): Promise<Origin | null> {
  const found: unknown = await payload.db.findOne({ collection: 'origins', where })
  return found ? storedOrigin.parse(found) : null
}

/** @returns the origin, and whether this call made it. */
export async function claimOrigin(
  payload: Payload,
  claim: { readonly key: string } & Partial<Origin>,
): Promise<{ origin: Origin; isNew: boolean }> {
  try {
    const row: unknown = await payload.db.create({ collection: 'origins', data: { ...claim, at: new Date().toISOString() } })
    return { origin: storedOrigin.parse(row), isNew: true }
  } catch (error) {
    const known = isUniqueViolation(error) ? await originOf(payload, { key: { equals: claim.key } }) : null
    if (!known) throw error
    return { origin: known, isNew: false }
  }
}

/** One compare-and-set: `null` where it has another post, or another run, by now. */
export async function changeOrigin(payload: Payload, origin: Origin, to: Record<string, unknown>): Promise<Origin | null> {
  const same = (field: 'post' | 'run', value: string | null | undefined): Where =>
    value ? { [field]: { equals: value } } : { [field]: { exists: false } }
  const where: Where = { and: [{ id: { equals: origin.id } }, same('post', origin.post), same('run', origin.run)] }
  const options = { atomic: true } as Record<string, unknown>
  const row: unknown = await payload.db.updateOne({ collection: 'origins', where, data: to, options })
  return row ? storedOrigin.parse(row) : null
}

const livingPost = z.object({ id: z.union([z.string(), z.number()]).transform(String) })

/** Those that are not in the trash. */
export async function livingPosts(payload: Payload, ids: readonly string[]): Promise<Set<string>> {
  const living = new Set<string>()
  for (let at = 0; at < ids.length; at += atOnce) {
    const where: Where = { and: [{ id: { in: ids.slice(at, at + atOnce) } }, { deletedAt: { exists: false } }] }
    const { docs } = await payload.db.find({ collection: 'posts', where, limit: atOnce, pagination: false, select: { slug: true } })
    for (const { id } of z.array(livingPost).parse(docs)) living.add(id)
  }
  return living
}

/** The post that was made of it before a crash came between. */
export async function postMadeOf(payload: Payload, key: string): Promise<string | null> {
  const where: Where = { and: [{ originKey: { equals: key } }, { deletedAt: { exists: false } }] }
  return livingPost.safeParse(await payload.db.findOne({ collection: 'posts', where })).data?.id ?? null
}

/** Whether nobody has written at a post since the import left it, nor submitted it. */
export async function isUntouched(payload: Payload, origin: Origin): Promise<boolean> {
  if (!origin.post || !origin.leftAt) return false
  const now = (await payload
    .findByID({ collection: 'posts', id: origin.post, draft: true, depth: 0, select: { updatedAt: true } })
    .catch(() => null)) as { updatedAt?: string } | null
  if (!now?.updatedAt || Date.parse(now.updatedAt) !== Date.parse(origin.leftAt)) return false
  return ((await reviewStatesOf(payload, [origin.post])).get(origin.post)?.state ?? 'draft') === 'draft'
}
