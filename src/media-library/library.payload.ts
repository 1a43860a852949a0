/** The media library, a page at a time. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { LibraryPage, MediaFolder, MediumTile, Shelves } from '../core/media-library.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, reference } from '../workflow/stored-post.ts'
import type { Asked } from './asked.ts'
import { dayOf, soonOf } from './concerns.ts'
import { storedMedium, tileOf, type StoredMedium } from './stored-medium.ts'
import { usageCounts, type UsageOfOne } from './usage.payload.ts'

const pageSize = 48
/** What nobody uses is found by looking: after so many pages without enough of it, the next ones are asked for. */
const pagesLookedThrough = 10

const sorts = { newest: '-createdAt', name: 'filename', largest: '-filesize' } as const
const notGone: Where = { deletedAt: { exists: false } }
const any = (...or: Where[]): Where => ({ or })
const all = (...and: Where[]): Where => ({ and })

/** Types whose files are shown as one kind. */
const typeOf = {
  image: { mimeType: { contains: 'image/' } },
  video: { mimeType: { contains: 'video/' } },
  document: { mimeType: { equals: 'application/pdf' } },
}
const empty = (field: string): Where => any({ [field]: { exists: false } }, { [field]: { equals: '' } })

function whereOf({ q, kind, folder, tag, filter }: Asked, now: Date): Where {
  const [today, soon] = [`${dayOf(now)}T00:00:00.000Z`, `${soonOf(now)}T23:59:59.999Z`]
  const narrowed: Partial<Record<NonNullable<Asked['filter']>, Where>> = {
    expired: any(
      { expiresAt: { less_than: today } },
      all(
        { persons: { equals: 'shown' } },
        any(all({ consent: { equals: 'given' } }, { consentUntil: { less_than: today } }), { consent: { equals: 'refused' } }),
      ),
    ),
    ending: any(
      all({ expiresAt: { greater_than_equal: today } }, { expiresAt: { less_than_equal: soon } }),
      all({ consentUntil: { greater_than_equal: today } }, { consentUntil: { less_than_equal: soon } }),
    ),
    'rights-unknown': all(empty('rightsHolder'), empty('licence')),
    'without-alt': all({ mimeType: { not_equals: 'application/pdf' } }, any(empty('alt.de'), empty('alt.en'))),
    alike: { looksLike: { exists: true } },
  }
  return all(
    notGone,
    ...(q
      ? [any(...['filename', 'alt.de', 'alt.en', 'tags', 'credit', 'rightsHolder'].map((field) => ({ [field]: { contains: q } })))]
      : []),
    ...(kind ? [typeOf[kind]] : []),
    ...(folder ? [folder === 'none' ? { folder: { exists: false } } : { folder: { equals: folder } }] : []),
    ...(tag ? [{ tags: { in: [tag] } }] : []),
    ...(filter && narrowed[filter] ? [narrowed[filter]] : []),
  )
}

async function tiles(
  payload: Payload,
  media: readonly StoredMedium[],
  usage: ReadonlyMap<string, UsageOfOne>,
  now: Date,
): Promise<MediumTile[]> {
  const others = [...new Set(media.flatMap(({ looksLike }) => looksLike ?? []))]
  const { docs } = others.length
    ? await payload.db.find({
        collection: 'media',
        where: all(notGone, { id: { in: others } }),
        select: { filename: true },
        joins: noJoins,
        pagination: false,
        limit: others.length,
      })
    : { docs: [] }
  const names = new Map(docs.map((doc) => z.object({ id, filename: z.string() }).parse(doc)).map((one) => [one.id, one.filename]))
  return media.map((medium) => tileOf(medium, usage.get(medium.id) ?? { posts: 0, live: 0, languages: [] }, names, now))
}

export async function libraryPage(payload: Payload, asked: Asked, now: Date): Promise<LibraryPage> {
  const where = whereOf(asked, now)
  const found: MediumTile[] = []
  let page = asked.page
  for (let looked = 0; ; looked++) {
    const { docs, hasNextPage, totalDocs } = await payload.db.find({
      collection: 'media',
      where,
      sort: [sorts[asked.sort], '-id'],
      locale: 'all',
      limit: pageSize,
      page,
      // Not what MongoDB's adapter does by itself.
      pagination: true,
      joins: noJoins,
    })
    const media = docs.map((doc) => storedMedium.parse(doc))
    const usage = await usageCounts(
      payload,
      media.map((medium) => medium.id),
    )
    page++
    if (asked.filter !== 'unused') {
      return { media: await tiles(payload, media, usage, now), total: totalDocs, next: hasNextPage ? page : null }
    }
    found.push(
      ...(await tiles(
        payload,
        media.filter((medium) => usage.get(medium.id)?.posts === 0),
        usage,
        now,
      )),
    )
    if (!hasNextPage || found.length >= pageSize / 2 || looked + 1 === pagesLookedThrough)
      return { media: found, total: null, next: hasNextPage ? page : null }
  }
}

const folder = z.object({ id, name: z.string(), parent: reference.nullish().transform((value) => value ?? null) })
/** Tags are those of so many media that were changed last. */
const taggedLooked = 1_000

export async function shelvesOf(payload: Payload): Promise<Pick<Shelves, 'folders' | 'tags' | 'withoutFolder' | 'total'>> {
  const count = async (where: Where) => (await payload.db.count({ collection: 'media', where: all(notGone, where) })).totalDocs
  const { docs } = await payload.db.find({ collection: 'media-folders', sort: 'name', pagination: false, limit: 0, joins: noJoins })
  const folders: MediaFolder[] = []
  for (const doc of docs) {
    const one = folder.parse(doc)
    folders.push({ ...one, media: await count({ folder: { equals: one.id } }) })
  }
  return { folders, tags: await tagsOf(payload), withoutFolder: await count({ folder: { exists: false } }), total: await count({}) }
}

async function tagsOf(payload: Payload): Promise<string[]> {
  const { docs } = await payload.db.find({
    collection: 'media',
    where: all(notGone, { tags: { exists: true } }),
    select: { tags: true },
    sort: '-updatedAt',
    joins: noJoins,
    pagination: false,
    limit: taggedLooked,
  })
  const times = new Map<string, number>()
  for (const doc of docs) for (const tag of (doc as { tags?: string[] | null }).tags ?? []) times.set(tag, (times.get(tag) ?? 0) + 1)
  return [...times].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([tag]) => tag)
}
