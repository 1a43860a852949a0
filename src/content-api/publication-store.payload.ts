/** Publications on Payload's database adapters: one code for SQLite, PostgreSQL and MongoDB. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { publicationSchema } from '../../publishers/website/publication.ts'
import { Problem } from '../core/problem.ts'
import { languages, type Language } from '../core/story.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import type { Picture } from './media-files.ts'
import type { NewPublication, Publications, PutResult, StoredPublication } from './publications.ts'

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

// Lists are kept as words in hex between blanks: no value can look like another one's part, or like a wildcard.
const word = (text: string) => Buffer.from(text).toString('hex')
const words = (list: readonly string[]) => ['', ...list, ''].join(' ')
const pictureWord = ({ id, sha256, focalPoint: { x, y } }: Picture) => `${word(id)}:${sha256}:${x}:${y}`
const beginning = (mediaId: string) => `${word(mediaId)}:`

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
  campaign: publication.campaign,
  topics: words(publication.topics.map(word)),
  media: words(publication.media.map(pictureWord)),
  body: JSON.stringify({ publication, addresses, placeholders }),
  url: addresses[publication.language] ?? '',
  firstPublishedAt: firstPublishedAt.toISOString(),
  changedAt: changedAt.toISOString(),
})

const all = (...and: Where[]): Where => ({ and })
const inBrand = (brand: string | undefined): Where[] => (brand === undefined ? [] : [{ brand: { equals: brand } }])
const earlier = (a: Date, b: Date) => (a < b ? a : b)

export function payloadPublications(payload: Payload): Publications {
  const one = async (where: Where, sort = ['-changedAt']): Promise<StoredPublication | null> => {
    const { docs } = await payload.db.find({ collection, where, sort, limit: 1, pagination: false })
    return docs[0] ? read(docs[0]) : null
  }

  /** Two changes never share an instant, even if the clocks of two machines differ: `version` must see each. */
  const instantOfChange = async (at: Date) => {
    const { docs } = await payload.db.find({ collection, sort: ['-changedAt'], limit: 1, pagination: false, select: { changedAt: true } })
    const newest = docs[0] ? z.object({ changedAt: instant }).parse(docs[0]).changedAt.getTime() : 0
    return new Date(Math.max(at.getTime(), newest + 1))
  }

  /** Of each of these posts, the site on which it was first. */
  const whereFirst = async (rows: readonly StoredPublication[], filters: readonly Where[]): Promise<ReadonlyMap<string, string>> => {
    const posts = [...new Set(rows.map(({ publication }) => publication.post))]
    if (posts.length === 0) return new Map()
    const { docs } = await payload.db.find({
      collection,
      where: all({ post: { in: posts } }, ...filters),
      sort: ['-firstPublishedAt', '-channel'],
      pagination: false,
      select: { post: true, channel: true },
    })
    return new Map(docs.map((doc) => place.parse(doc)).map(({ post, channel }) => [post, channel]))
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
    const live = await one(all({ channel: { equals: channel } }, { post: { equals: publication.post } }))
    if (live?.key === key && JSON.stringify(live.publication) === JSON.stringify(publication)) return { outcome: 'unchanged', stored: live }
    const holder = live?.key === key ? null : await one({ key: { equals: key } })
    // It came meanwhile: another attempt of the same delivery.
    if (holder?.channel === channel && holder.publication.post === publication.post) return null
    if (holder) throw keyTaken()
    await refuseTakenSlugs(next)
    const planned = new Date(publication.firstPublishedAt)
    const data = columns(next, live ? earlier(live.firstPublishedAt, planned) : planned, await instantOfChange(next.at))
    try {
      if (!live) return { outcome: 'created', stored: read(await payload.db.create({ collection, data: { ...data, views: 0 } })) }
      const where = all({ id: { equals: live.id } }, { key: { equals: live.key } })
      const updated: unknown = await payload.db.updateOne({ collection, where, data, options: { atomic: true } })
      return updated ? { outcome: 'replaced', stored: read(updated) } : null
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

    async remove(channel, key) {
      const where = all({ channel: { equals: channel } }, { key: { equals: key } })
      return Boolean(await payload.db.deleteOne({ collection, where }))
    },

    async list({ brand, campaign, topic, language, after, limit }) {
      const filters = inBrand(brand)
      if (campaign !== undefined) filters.push({ campaign: { equals: campaign } })
      if (topic !== undefined) filters.push({ topics: { contains: words([word(topic)]) } })
      if (language !== undefined) filters.push({ [slugField[language]]: { exists: true } })
      const found: StoredPublication[] = []
      let from = after && { ...after, channel: undefined as string | undefined }
      for (;;) {
        const { docs } = await payload.db.find({
          collection,
          where: all(...filters, ...(from ? [below(from)] : [])),
          sort: ['-firstPublishedAt', '-post', '-channel'],
          limit,
          pagination: false,
        })
        const rows = docs.map(read)
        const first = await whereFirst(rows, inBrand(brand))
        found.push(...rows.filter((one) => first.get(one.publication.post) === one.channel))
        const last = rows.at(-1)
        if (!last || rows.length < limit || found.length >= limit) return found.slice(0, limit)
        from = { firstPublishedAt: last.firstPublishedAt, post: last.publication.post, channel: last.channel }
      }
    },

    byPost: (post, { brand }) => one(all({ post: { equals: post } }, ...inBrand(brand)), ['firstPublishedAt', 'channel']),

    async bySlug(slug, { language, brand }) {
      for (const each of language ? [language, ...languages.filter((other) => other !== language)] : languages) {
        const where = all({ [slugField[each]]: { equals: slug } }, ...inBrand(brand))
        const found = await one(where, ['firstPublishedAt', 'channel'])
        if (found) return found
      }
      return null
    },

    async shownVersions(mediaId) {
      const where = { media: { contains: ` ${beginning(mediaId)}` } }
      const { docs } = await payload.db.find({ collection, where, sort: ['-changedAt'], pagination: false, select: { media: true } })
      const lists = docs.flatMap((doc) => z.object({ media: z.string() }).parse(doc).media.split(' '))
      const found = new Set(lists.filter((each) => each.startsWith(beginning(mediaId))))
      return [...found].map((each) => {
        const [, sha256 = '', x, y] = each.split(':')
        return { id: mediaId, sha256, focalPoint: { x: Number(x), y: Number(y) } }
      })
    },

    async addViews(id, views) {
      await payload.db.updateOne({ collection, where: { id: { equals: id } }, data: { views: { $inc: views } }, options: { atomic: true } })
    },

    async measure(channel, keys) {
      const where = all({ channel: { equals: channel } }, { key: { in: [...keys] } })
      const { docs } = await payload.db.find({ collection, where, pagination: false, select: { key: true, views: true } })
      return docs.map((doc) => z.object({ key: z.string(), views: z.coerce.number() }).parse(doc))
    },

    async version() {
      const { docs } = await payload.db.find({ collection, sort: ['-changedAt'], limit: 1, pagination: false, select: { changedAt: true } })
      const { totalDocs } = await payload.db.count({ collection })
      return `${totalDocs} ${docs[0] ? z.object({ changedAt: instant }).parse(docs[0]).changedAt.toISOString() : 'none'}`
    },
  }
}

function below({ firstPublishedAt, post, channel }: { firstPublishedAt: Date; post: string; channel: string | undefined }): Where {
  const at = firstPublishedAt.toISOString()
  const same = { firstPublishedAt: { equals: at } }
  const or: Where[] = [{ firstPublishedAt: { less_than: at } }, { and: [same, { post: { less_than: post } }] }]
  if (channel !== undefined) or.push({ and: [same, { post: { equals: post } }, { channel: { less_than: channel } }] })
  return { or }
}

const slugTaken = (slug: string, language: Language) =>
  new Problem(409, 'slug-taken', `Another post of this site has the address “${slug}” in this language (${language}). Choose another slug.`)
const keyTaken = () => new Problem(422, 'invalid-publication', 'The delivery key belongs to another post or to another site.')
