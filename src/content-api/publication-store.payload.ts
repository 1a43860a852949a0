/** Writing publications on Payload's database adapters: one code for SQLite, PostgreSQL and MongoDB. Readers go by `reading/`. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { publicationSchema } from '../../publishers/website/publication.ts'
import { Problem } from '../core/problem.ts'
import { languages, type Language } from '../core/story.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import type { NewPublication, PublicationStore, PutResult, StoredPublication } from './publications.ts'
import { factsOf } from './reading/entry.ts'

const collection = 'publications'

const id = z.union([z.string(), z.number()]).transform(String)
const instant = z.union([z.string(), z.date()]).transform((value) => new Date(value))
const row = z.object({
  id,
  key: z.string(),
  channel: z.string(),
  brand: z.string(),
  body: z.string(),
  firstPublishedAt: instant,
  changedAt: instant,
})
const place = z.object({ post: z.string(), channel: z.string() })
const standing = z.object({ id, key: z.string(), withdrawnAt: instant.nullish() })
const storedBody = z.object({
  publication: publicationSchema,
  addresses: z.partialRecord(z.enum(languages), z.string()),
  placeholders: z.record(z.string(), z.object({ thumbhash: z.string(), color: z.string() })).default({}),
})

function read(doc: unknown): StoredPublication {
  const { body, ...rest } = row.parse(doc)
  return { ...rest, ...storedBody.parse(JSON.parse(body)) }
}

const slugField: { readonly [language in Language]: string } = { de: 'slugDe', en: 'slugEn' }

const columns = (
  { key, channel, brand, publication, addresses, placeholders }: NewPublication,
  firstPublishedAt: Date,
  changedAt: Date,
) => ({
  key,
  post: publication.post,
  channel,
  brand,
  slugDe: publication.texts.de?.slug ?? null,
  slugEn: publication.texts.en?.slug ?? null,
  facts: JSON.stringify(factsOf(publication, addresses)),
  body: JSON.stringify({ publication, addresses, placeholders }),
  url: addresses[publication.language] ?? '',
  firstPublishedAt: firstPublishedAt.toISOString(),
  changedAt: changedAt.toISOString(),
  withdrawnAt: null,
})

const all = (...and: Where[]): Where => ({ and })
const isLive: Where = { withdrawnAt: { exists: false } }
const earlier = (a: Date, b: Date) => (a < b ? a : b)

export function payloadPublicationStore(payload: Payload): PublicationStore {
  const find = async (where: Where): Promise<unknown> => {
    const { docs } = await payload.db.find({ collection, where, sort: ['-changedAt'], limit: 1, pagination: false })
    return docs[0] ?? null
  }
  const one = async (where: Where): Promise<StoredPublication | null> => {
    const doc = await find(all(where, isLive))
    return doc === null ? null : read(doc)
  }

  /** Two changes never share an instant, even if the clocks of two machines differ: `version` must see each. */
  const instantOfChange = async (at: Date) => {
    const { docs } = await payload.db.find({ collection, sort: ['-changedAt'], limit: 1, pagination: false, select: { changedAt: true } })
    const newest = docs[0] ? z.object({ changedAt: instant }).parse(docs[0]).changedAt.getTime() : 0
    return new Date(Math.max(at.getTime(), newest + 1))
  }

  const refuseTakenSlugs = async ({ channel, brand, publication }: NewPublication) => {
    for (const language of languages) {
      const slug = publication.texts[language]?.slug
      if (slug === undefined) continue
      const { totalDocs } = await payload.db.count({
        collection,
        where: {
          and: [
            { [slugField[language]]: { equals: slug } },
            { post: { not_equals: publication.post } },
            isLive,
            { or: [{ brand: { equals: brand } }, { channel: { equals: channel } }] },
          ],
        },
      })
      if (totalDocs > 0) throw slugTaken(slug, language)
    }
  }

  /** `null`: somebody else was faster, look again. */
  const tryToPut = async (next: NewPublication): Promise<PutResult | null> => {
    const { key, channel, publication } = next
    const doc = await find(all({ channel: { equals: channel } }, { post: { equals: publication.post } }))
    // What was taken down is put up again in its row.
    const there = doc === null ? null : standing.parse(doc)
    const live = doc === null || there?.withdrawnAt ? null : read(doc)
    if (live?.key === key && JSON.stringify(live.publication) === JSON.stringify(publication)) return { outcome: 'unchanged', stored: live }
    const holder = there?.key === key ? null : await find({ key: { equals: key } })
    if (holder !== null) {
      const held = place.parse(holder)
      // It came meanwhile: another attempt of the same delivery.
      if (held.channel === channel && held.post === publication.post) return null
      throw keyTaken()
    }
    await refuseTakenSlugs(next)
    const planned = new Date(publication.firstPublishedAt)
    const data = {
      ...columns(next, live ? earlier(live.firstPublishedAt, planned) : planned, await instantOfChange(next.at)),
      lastChange: live ? 'changed' : 'published',
    }
    const outcome = live ? 'replaced' : 'created'
    const fresh = live ? data : { ...data, views: 0 }
    try {
      if (!there) return { outcome, stored: read(await payload.db.create({ collection, data: fresh })) }
      const same = there.withdrawnAt ? { withdrawnAt: { equals: there.withdrawnAt.toISOString() } } : isLive
      const where = all({ id: { equals: there.id } }, { key: { equals: there.key } }, same)
      const updated: unknown = await payload.db.updateOne({ collection, where, data: fresh, options: { atomic: true } })
      return updated ? { outcome, stored: read(updated) } : null
    } catch (error) {
      if (isUniqueViolation(error)) return null
      throw error
    }
  }

  // Slugs have no index that could refuse them (a post has the same one on several sites), so here one put waits for the other.
  // The delivery engine has one publish in flight per channel, whatever the number of processes.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run)
    last = mine.catch(() => {})
    return mine
  }

  return {
    put: (next) =>
      inTurn(async () => {
        for (let attempt = 0; attempt < 5; attempt++) {
          const done = await tryToPut(next)
          if (done) return done
        }
        throw new Problem(503, 'busy', 'This post is being published by somebody else at the same moment. Look again in a minute.')
      }),

    byKey: (channel, key) => one(all({ channel: { equals: channel } }, { key: { equals: key } })),

    async remove(channel, key, at) {
      const where = all({ channel: { equals: channel } }, { key: { equals: key } }, isLive)
      const changedAt = (await instantOfChange(at)).toISOString()
      const data = { lastChange: 'withdrawn', withdrawnAt: at.toISOString(), changedAt, body: '{}', slugDe: null, slugEn: null }
      return Boolean(await payload.db.updateOne({ collection, where, data, options: { atomic: true } }))
    },

    async addViews(id, views) {
      await payload.db.updateOne({ collection, where: { id: { equals: id } }, data: { views: { $inc: views } }, options: { atomic: true } })
    },

    async measure(channel, keys) {
      const where = all({ channel: { equals: channel } }, { key: { in: [...keys] } }, isLive)
      const { docs } = await payload.db.find({ collection, where, pagination: false, select: { key: true, views: true } })
      return docs.map((doc) => z.object({ key: z.string(), views: z.coerce.number() }).parse(doc))
    },
  }
}

const slugTaken = (slug: string, language: Language) =>
  new Problem(409, 'slug-taken', `Another post of this site has the address “${slug}” in this language (${language}). Choose another slug.`)
const keyTaken = () => new Problem(422, 'invalid-publication', 'The delivery key belongs to another post or to another site.')
