/** From what a source says to drafts. */
import path from 'node:path'
import type { Payload, TypedUser } from 'payload'
import type { SourceItem } from '../../core/imports.ts'
import type { Language } from '../../core/story.ts'
import type { Actor } from '../../workflow/audit.payload.ts'
import { changeOrigin, livingPosts, originsOf, type Origin } from '../origins.payload.ts'
import { takePicture } from '../pictures.payload.ts'
import { keyOf, type PlannedPost } from '../planned.ts'
import { ImportProblem } from '../problem.ts'
import { settle } from '../settle.payload.ts'
import { importWorld } from '../world.payload.ts'
import { fetchFrom, type FetchOptions } from './fetch.ts'
import type { FeedItem, ReadFeed } from './items.ts'
import type { Source } from './stored-source.ts'

const pictureBytes = 25 * 1024 * 1024

const itemKey = (source: string, item: FeedItem): string => keyOf('source', source, item.id)

/** What would become of each item. */
export async function futures(
  payload: Payload,
  { items }: ReadFeed,
  { id, mostAtOnce }: { readonly id: string | null; readonly mostAtOnce: number },
) {
  const origins =
    id === null
      ? new Map<string, Origin>()
      : await originsOf(
          payload,
          items.map((item) => itemKey(id, item)),
        )
  let fresh = 0
  return items.map((item): SourceItem => {
    const origin = id === null ? undefined : origins.get(itemKey(id, item))
    const { title, link, summary } = item
    const future = origin ? (origin.contentHash === item.contentHash ? 'already' : 'changed') : ++fresh > mostAtOnce ? 'later' : 'new'
    return { title, link, summary: summary.slice(0, 300), at: item.at?.toISOString() ?? null, future, post: origin?.post ?? null }
  })
}

/** Makes what is new, at most as many as the source allows, and notes what is new in what is there. */
export async function take(
  payload: Payload,
  source: Source,
  { title, items }: ReadFeed,
  told: readonly SourceItem[],
  user: TypedUser,
  settings: FetchOptions,
): Promise<{ made: number; isWhole: boolean }> {
  const world = await importWorld(payload, source.brand)
  if (!world)
    throw new ImportProblem('no-brand', {
      de: 'Die Marke dieser Quelle gibt es nicht mehr.',
      en: 'The brand of this source does not exist any more.',
    })
  const author = await authorOf(payload, source, user)
  const settling = {
    ...{ payload, user, brand: source.brand, language: source.language, makeTopics: false, world, archive: null },
    ...{ run: `source:${source.id}`, updateDrafts: false, name: source.name, source: source.id, authors: author },
    isAtWork: async () => false,
  }
  let made = 0
  for (const [at, item] of items.entries()) {
    const future = told[at]?.future
    if (future === 'changed') await noteNews(payload, source, item)
    if (future !== 'new') continue
    const planned = await planItem(payload, source, title, item, user, settings)
    const settled = await settle(planned, { ...settling, link: item.link, contentHash: item.contentHash })
    if (settled.outcome === 'made') made++
    await new Promise(setImmediate)
  }
  return { made, isWhole: told.every(({ future }) => future !== 'later') }
}

/** Whoever said what is read counts as an author, whoever has it read. */
async function authorOf(payload: Payload, { by }: Source, user: TypedUser): Promise<Actor[]> {
  if (!by || by === String(user.id)) return []
  const row: unknown = await payload.db.findOne({ collection: 'users', where: { id: { equals: by } } })
  return row ? [{ id: by, name: (row as { name?: string }).name ?? 'unknown' }] : []
}

const attribution: Record<Language, (name: string) => string> = { de: (name) => `Quelle: ${name}`, en: (name) => `Source: ${name}` }

async function planItem(
  payload: Payload,
  source: Source,
  feedTitle: string,
  item: FeedItem,
  user: TypedUser,
  settings: FetchOptions,
): Promise<PlannedPost> {
  const from = [item.authors.join(', '), feedTitle || source.name].filter(Boolean).join(', ')
  const body = [item.summary, [attribution[source.language](from), item.link].filter(Boolean).join('\n')].filter(Boolean).join('\n\n')
  const picture = source.copyPictures && item.picture ? await pictureOf(payload, source, item.picture, feedTitle, user, settings) : null
  return {
    number: 0,
    file: null,
    key: itemKey(source.id, item),
    texts: { [source.language]: { title: item.title, teaser: item.summary.slice(0, 500).trim(), body: { format: 'plain', text: body } } },
    publishAt: null,
    variants: [],
    topics: [],
    campaign: null,
    pictures: picture ? [picture] : [],
    cover: null,
    complaints: [],
  }
}

/** `null`: it could not be had, or is none that the library takes. The draft comes without it. */
async function pictureOf(payload: Payload, source: Source, address: string, rightsHolder: string, user: TypedUser, settings: FetchOptions) {
  try {
    const fetched = await fetchFrom(address, { etag: null, lastModified: null }, { ...settings, mostBytes: pictureBytes })
    if (fetched.kind !== 'content') return null
    const name = path.posix.basename(new URL(address).pathname) || 'picture'
    return await takePicture(payload, user, {
      name,
      bytes: fetched.bytes,
      alt: '',
      language: source.language,
      rightsHolder: rightsHolder || source.name,
    })
  } catch {
    return null
  }
}

/** The source says something else by now: the draft stays as it is, and its form says so. */
async function noteNews(payload: Payload, source: Source, item: FeedItem): Promise<void> {
  const origin = (await originsOf(payload, [itemKey(source.id, item)])).get(itemKey(source.id, item))
  if (!origin?.post || !(await livingPosts(payload, [origin.post])).has(origin.post)) return
  await changeOrigin(payload, origin, {
    contentHash: item.contentHash,
    news: JSON.stringify({ title: item.title, summary: item.summary }),
    newsAt: new Date().toISOString(),
  })
}
