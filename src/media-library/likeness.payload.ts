/** Which media look like which: noted when a file comes in, and looked up by the quarters of its perceptual hash. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { perceptualHashOf } from '../../media/analysis/perceptual-hash.ts'
import { decode } from '../../media/analysis/pixels.ts'
import { entropyOf } from '../../media/analysis/sharpness.ts'
import { distance, leastEntropy, mostDifferent, nearby, quarterNames, quartersOf } from '../../media/likeness.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id } from '../workflow/stored-post.ts'

/** Of a picture in which there is nothing to be alike in, and of what is no picture: noted, so that nobody asks again. */
const none = { hash: 'none', a: '', b: '', c: '', d: '' }
type Likeness = typeof none

/**
 * The threads of libvips decode and shrink it; what is left for this one is a cosine transform of 32 x 32 points. Total: what cannot be
 * decoded looks like nothing.
 */
export async function likenessOf(bytes: Uint8Array, mimeType: string): Promise<Likeness> {
  if (!mimeType.startsWith('image/')) return none
  try {
    const pixels = await decode(bytes)
    if ((await entropyOf(pixels)) < leastEntropy) return none
    const hash = await perceptualHashOf(pixels)
    return { hash, ...quartersOf(hash) }
  } catch {
    return none
  }
}

const candidate = z.object({ id, likeness: z.object({ hash: z.string().nullish() }).nullish() })
/** Of one folder of screenshots many are alike; the nearest is among the first. */
const mostCandidates = 200

/** The medium that this one is a copy of, or looks like: the same file before the nearest picture, the older before the younger. */
export async function nearestTo(
  payload: Payload,
  own: { readonly id: string; readonly sha256: string; readonly likeness: Likeness },
  req?: PayloadRequest,
): Promise<string | null> {
  const others: Where[] = [{ deletedAt: { exists: false } }, { id: { not_equals: own.id } }]
  const find = async (where: Where, limit: number) => {
    const { docs } = await payload.db.find({
      collection: 'media',
      where: { and: [...others, where] },
      select: { likeness: { hash: true } },
      sort: 'createdAt',
      joins: noJoins,
      pagination: false,
      limit,
      ...(req && { req }),
    })
    return docs.map((doc) => candidate.parse(doc))
  }
  const [same] = await find({ sha256: { equals: own.sha256 } }, 1)
  if (same) return same.id
  if (own.likeness.hash === none.hash) return null
  let best: { readonly id: string; readonly bits: number } | null = null
  for (const name of quarterNames) {
    for (const other of await find({ [`likeness.${name}`]: { in: nearby(own.likeness[name]) } }, mostCandidates)) {
      const bits = distance(own.likeness.hash, other.likeness?.hash ?? '')
      if (bits <= mostDifferent && (best === null || bits < best.bits)) best = { id: other.id, bits }
    }
  }
  return best?.id ?? null
}

const unread = z.object({ id, filename: z.string(), mimeType: z.string(), sha256: z.string() })
const atOnce = 20

/** Media that came before this was noted. @returns how many were looked at; 0: all are known. */
export async function noteLikeness(payload: Payload, mediaDir: string): Promise<number> {
  const { docs } = await payload.db.find({
    collection: 'media',
    where: { and: [{ 'likeness.hash': { exists: false } }, { filename: { exists: true } }, { sha256: { exists: true } }] },
    sort: 'createdAt',
    joins: noJoins,
    pagination: false,
    limit: atOnce,
  })
  for (const doc of docs) {
    const medium = unread.parse(doc)
    const bytes = medium.mimeType.startsWith('image/')
      ? await readFile(path.join(mediaDir, path.basename(medium.filename))).catch(() => null)
      : null
    const likeness = bytes ? await likenessOf(bytes, medium.mimeType) : none
    const looksLike = await nearestTo(payload, { ...medium, likeness })
    await payload.db.updateOne({ collection: 'media', id: medium.id, data: { likeness, looksLike }, returning: false })
  }
  return docs.length
}
