/** Reads a source: what is new in it becomes drafts, what changed is noted, and nothing that somebody has written is overwritten. */
import { randomUUID } from 'node:crypto'
import type { Payload, TypedUser, Where } from 'payload'
import { z } from 'zod'
import type { Said, SourceReading } from '../../core/imports.ts'
import { ImportProblem } from '../problem.ts'
import { futures, take } from './drafts.payload.ts'
import { feedText, fetchFrom, type FetchOptions } from './fetch.ts'
import { readFeed } from './items.ts'
import { storedSource, type Source } from './stored-source.ts'

const minute = 60_000
const paceMs = { quarter: 15 * minute, hour: 60 * minute, day: 24 * 60 * minute }
/** After as many failures in a row it is read less and less often; never more seldom than this. */
const longestMs = 7 * 24 * 60 * minute
/** Longer than reading can take. */
const heldMs = 10 * minute

/** Looks, and makes nothing. @throws ImportProblem */
export async function lookAt(
  payload: Payload,
  source: { readonly id: string | null; readonly url: string; readonly mostAtOnce: number },
  settings: FetchOptions,
): Promise<SourceReading> {
  const fetched = await fetchFrom(source.url, { etag: null, lastModified: null }, settings)
  if (fetched.kind !== 'content') throw gone()
  const feed = readFeed(feedText(fetched.bytes, fetched.type))
  return { title: feed.title, items: await futures(payload, feed, source), made: 0, unchanged: false }
}

export async function findSource(payload: Payload, where: Where): Promise<Source | null> {
  const found: unknown = await payload.db.findOne({ collection: 'sources', where: { and: [where, { deletedAt: { exists: false } }] } })
  return found ? storedSource.parse(found) : null
}

/** Every source that is due, one after the other; each failure is kept with its source. */
export async function readDue(payload: Payload, settings: FetchOptions, now: Date): Promise<void> {
  const due: Where = {
    and: [
      { active: { equals: true } },
      { deletedAt: { exists: false } },
      { or: [{ nextReadAt: { exists: false } }, { nextReadAt: { less_than_equal: now.toISOString() } }] },
    ],
  }
  const { docs } = await payload.db.find({ collection: 'sources', where: due, limit: 50, pagination: false })
  for (const source of z.array(storedSource).parse(docs)) {
    const user = source.by ? await personOf(payload, source.by) : null
    if (!user) await settleSource(payload, source, { active: false, problem: JSON.stringify(nobody) })
    else
      await readSource(payload, source, user, settings, now).catch((error: unknown) => {
        payload.logger.warn({ err: error, source: source.id }, 'A source could not be read. It is read again at its next time.')
      })
  }
}

async function personOf(payload: Payload, id: string): Promise<TypedUser | null> {
  const user = await payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true })
  return user && { ...user, collection: 'users' }
}

/**
 * Reads it now, with this person's rights.
 * @throws ImportProblem, which is kept with the source too; another where somebody else is reading it.
 */
export async function readSource(
  payload: Payload,
  source: Source,
  user: TypedUser,
  settings: FetchOptions,
  now: Date,
): Promise<SourceReading> {
  const held = await hold(payload, source)
  if (!held) throw busy()
  const next = (failures: number) => new Date(now.getTime() + Math.min(paceMs[source.pace] * 2 ** failures, longestMs)).toISOString()
  const free = { holder: '', heldUntil: null, lastReadAt: now.toISOString() }
  try {
    const fetched = await fetchFrom(source.url, { etag: source.etag ?? null, lastModified: source.lastModified ?? null }, settings)
    if (fetched.kind === 'gone') {
      await settleSource(payload, held, { ...free, active: false, problem: JSON.stringify(gone().said) })
      throw gone()
    }
    const fine = { ...free, problem: null, failures: 0, nextReadAt: next(0) }
    if (fetched.kind === 'unchanged') {
      await settleSource(payload, held, fine)
      return { title: source.name, items: [], made: 0, unchanged: true }
    }
    const feed = readFeed(feedText(fetched.bytes, fetched.type))
    const items = await futures(payload, feed, source)
    const { made, isWhole } = await take(payload, source, feed, items, user, settings)
    // While something is left over, the answer must not be "unchanged".
    const validators = isWhole ? { etag: fetched.etag, lastModified: fetched.lastModified } : { etag: null, lastModified: null }
    await settleSource(payload, held, { ...fine, ...validators })
    return { title: feed.title, items, made, unchanged: false }
  } catch (error) {
    if (!(error instanceof ImportProblem)) {
      await settleSource(payload, held, { holder: '', heldUntil: null, nextReadAt: next(0) })
      throw error
    }
    if (error.code !== 'gone') {
      const failures = (source.failures ?? 0) + 1
      await settleSource(payload, held, {
        ...free,
        failures,
        problem: JSON.stringify(error.said),
        nextReadAt: next(Math.min(failures, 10)),
      })
    }
    throw error
  }
}

async function hold(payload: Payload, source: Source): Promise<Source | null> {
  if (source.holder && source.heldUntil && source.heldUntil > new Date()) return null
  const same: Where = source.holder
    ? { holder: { equals: source.holder } }
    : { or: [{ holder: { exists: false } }, { holder: { equals: '' } }] }
  const options = { atomic: true } as Record<string, unknown>
  const row: unknown = await payload.db.updateOne({
    collection: 'sources',
    where: { and: [{ id: { equals: source.id } }, same] },
    data: { holder: randomUUID(), heldUntil: new Date(Date.now() + heldMs).toISOString() },
    options,
  })
  return row ? storedSource.parse(row) : null
}

const settleSource = (payload: Payload, { id }: Source, data: Record<string, unknown>): Promise<unknown> =>
  payload.db.updateOne({
    collection: 'sources',
    where: { id: { equals: id } },
    data,
    options: { atomic: true },
  })

const gone = () =>
  new ImportProblem('gone', {
    de: 'Der Feed ist für immer entfernt (410). Er wird nicht mehr gelesen.',
    en: 'The feed was removed for good (410). It is read no more.',
  })
const busy = () =>
  new ImportProblem('busy', {
    de: 'Die Quelle wird gerade gelesen. Versuchen Sie es gleich noch einmal.',
    en: 'The source is being read just now. Try again in a moment.',
  })
const nobody: Said = {
  de: 'Wer diese Quelle eingetragen hat, ist nicht mehr da. Speichern Sie sie neu, damit sie wieder gelesen wird.',
  en: 'Whoever entered this source is not here any more. Save it anew, so that it is read again.',
}
