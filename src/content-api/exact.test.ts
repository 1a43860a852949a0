/** Two promises over any history of publishing: what is kept is still right, and who pages through a list misses nothing and sees nothing twice. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Publication } from '../../publishers/website/publication.ts'
import { encodeCursor } from './cursor.ts'
import { publicationAddresses } from './addresses.ts'
import { createPostViews } from './post-views.ts'
import { sorts, type Position } from './publications.ts'
import { listOf, relatedTo, singleOf } from './read-answers.ts'
import { createReadSide } from './read-side.ts'
import { memoryStore } from './reading/memory-store.ts'
import { positionOf } from './reading/publications.ts'
import { createReading } from './reading/reading.ts'
import { listQuerySchema } from './schemas.ts'
import type { Site } from './sites.ts'
import { acme, acmeBlog, acmeSite, aPublication, aText, memorySites, publicUrl, umbrella, umbrellaSite } from './testing.ts'
import { visibleBrands } from './visibility.ts'

/** `npm test` is thorough, `npm run check` is quick. */
const runs = process.env.THOROUGH ? 60 : 15

const clock = { now: () => new Date('2026-11-22T08:00:00.000Z') }
const visible = visibleBrands([acme, umbrella], [acme, umbrella], false)
const sites: readonly Site[] = [acmeSite, acmeBlog, umbrellaSite]

const written = fc.record({
  post: fc.integer({ min: 0, max: 7 }),
  site: fc.integer({ min: 0, max: sites.length - 1 }),
  day: fc.integer({ min: 1, max: 5 }),
  languages: fc.constantFrom(['de'] as const, ['en'] as const, ['de', 'en'] as const),
  topics: fc.subarray(['klima', 'region']),
  title: fc.constantFrom('Glocke', 'Turm'),
})
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never
const step = fc.oneof(
  { weight: 3, arbitrary: written.map((put) => ({ put })) },
  {
    weight: 1,
    arbitrary: fc.record({ post: fc.integer({ min: 0, max: 7 }), site: fc.integer({ min: 0, max: 2 }) }).map((remove) => ({ remove })),
  },
)

const publicationOf = ({ post, day, languages, topics, title }: Written): Publication =>
  aPublication(`p${post}`, {
    firstPublishedAt: `2026-11-0${day}T08:00:00.000Z`,
    language: languages[0],
    topics,
    texts: Object.fromEntries(languages.map((language) => [language, aText(title, `${title.toLowerCase()}-${post}`)])),
  })

function setUp() {
  const store = memoryStore()
  const reading = createReading({ shelf: { ...store, sites: async () => [] }, clock, log: { error: () => {} } })
  const readSide = createReadSide(reading)
  const options = { publications: readSide.publications, sites: memorySites(), views: createPostViews(publicUrl), publicUrl }
  const apply = async (one: { put: Written } | { remove: { post: number; site: number } }) => {
    const { post, site: n } = 'put' in one ? one.put : one.remove
    const site = sites[n] ?? acmeSite
    const key = `key-${n}-p${post}`
    if ('put' in one) {
      const publication = publicationOf(one.put)
      const addresses = publicationAddresses(publication, site.brand, publicUrl)
      await store.put({ key, channel: site.channel, brand: site.brand.id, publication, addresses, at: clock.now() })
    } else await store.remove(site.channel, key, clock.now())
    await reading.refresh()
  }
  return { ...readSide, options, apply }
}

const lists = [
  '',
  'limit=2',
  'limit=1&topic=klima',
  'brand=umbrella&limit=3',
  'language=en&limit=2',
  'sort=publishedAt&limit=2',
  'sort=changedAt&limit=3',
  'q=turm',
]

/** Every answer that is asked for in this test, by its key: made anew. */
function answersOf({ options, publications }: ReturnType<typeof setUp>) {
  const since = new Date(0)
  const asked = new Map<string, () => Promise<Awaited<ReturnType<typeof singleOf>>>>()
  for (const text of lists) {
    const query = listQuerySchema.parse(Object.fromEntries(new URLSearchParams(text)))
    asked.set(text, () => listOf(options, { ...query, after: undefined, since, visible }))
    asked.set(`${text} page 2`, async () => {
      const brands = query.brand === undefined ? visible.brands : new Set([umbrella.id])
      const { language, topic, q, sort } = query
      const first = await publications.entries({ brands, language, topic, q, sort, limit: query.limit })
      // A cursor is a place: it need not be a post of today.
      const last = first.at(-1)
      const after: Position = last ? positionOf(last, query.sort) : { at: new Date('2026-11-03T08:00:00.000Z'), post: 'p3' }
      return listOf(options, { ...query, after, cursor: encodeCursor(after, query.sort), since, visible })
    })
  }
  for (const n of [0, 3, 7]) {
    asked.set(`p${n}`, () => singleOf(options, `p${n}`, { visible }))
    asked.set(`p${n} in English`, () => singleOf(options, `p${n}`, { language: 'en', visible }))
    asked.set(`related to p${n}`, () => relatedTo(options, `p${n}`, { limit: 3, visible }))
  }
  return asked
}

describe('whatever is published, changed and taken down', () => {
  it('what is kept is what would be made anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (history) => {
        const hub = setUp()
        const { answers, apply } = hub
        await hub.reading.refresh()
        for (const one of history) {
          await apply(one).catch((error: { code?: string }) => expect(error.code).toBe('slug-taken'))
          for (const [key, make] of answersOf(hub)) {
            const kept = key.endsWith('page 2') ? undefined : answers.peek(key)
            const anew = await make()
            if (kept) expect([key, kept.bytes.toString()]).toEqual([key, anew?.bytes.toString()])
            else if (anew) await answers.get(key, async () => anew)
          }
        }
      }),
      { numRuns: runs },
    )
  }, 60_000)

  it('a later page that is kept is what would be made anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 14 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(7),
        async (history, day, post) => {
          const hub = setUp()
          await hub.reading.refresh()
          const after = { at: new Date(`2026-11-0${day}T08:00:00.000Z`), post: `p${post}` }
          for (const one of history) {
            await hub.apply(one).catch((error: { code?: string }) => expect(error.code).toBe('slug-taken'))
            for (const sort of ['-publishedAt', 'publishedAt'] as const) {
              const query = listQuerySchema.parse({ sort, limit: '2' })
              const anew = await listOf(hub.options, { ...query, after, since: new Date(0), visible })
              const kept = hub.answers.peek(sort)
              if (kept) expect(kept.bytes.toString()).toBe(anew.bytes.toString())
              else await hub.answers.get(sort, async () => anew)
            }
          }
        },
      ),
      { numRuns: runs },
    )
  }, 60_000)

  it('who pages through a list meets every post that was there all the time, and none twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(written, { minLength: 3, maxLength: 10 }),
        fc.array(step, { maxLength: 8 }),
        fc.constantFrom(...sorts.filter((sort) => sort !== 'changedAt')),
        async (before, meanwhile, sort) => {
          const { publications, apply, reading } = setUp()
          await reading.refresh()
          const forgive = (error: { code?: string }) => expect(error.code).toBe('slug-taken')
          for (const put of before) await apply({ put: { ...put, site: 0 } }).catch(forgive)
          const touched = new Set(meanwhile.map((one) => `p${'put' in one ? one.put.post : one.remove.post}`))
          const still = (await publications.entries({})).map(({ post }) => post).filter((post) => !touched.has(post))
          const seen: string[] = []
          let after: Position | undefined
          const rest = [...meanwhile]
          for (;;) {
            const page = await publications.entries({ sort, after, limit: 2 })
            seen.push(...page.map(({ post }) => post))
            const last = page.at(-1)
            if (!last) break
            after = positionOf(last, sort)
            const next = rest.shift()
            if (next) await apply(next).catch(forgive)
          }
          expect(seen).toEqual(expect.arrayContaining(still))
          const twice = seen.filter((post, at) => seen.indexOf(post) !== at && !touched.has(post))
          expect(twice).toEqual([])
        },
      ),
      { numRuns: 2 * runs },
    )
  }, 60_000)

  it('what a change does not touch stays', async () => {
    const { answers, apply, options, reading } = setUp()
    await reading.refresh()
    const put = (post: number, site: number, day: number, topics: string[]) =>
      apply({ put: { post, site, day, languages: ['de'], topics, title: 'Glocke' } })
    for (const [post, day] of [1, 2, 3, 4].entries()) await put(post, 0, day, [])
    await put(7, 2, 1, [])
    const list = async (text: string, after?: Position) => {
      const query = listQuerySchema.parse(Object.fromEntries(new URLSearchParams(text)))
      await answers.get(text, () => listOf(options, { ...query, after, since: new Date(0), visible }))
    }
    const older = { at: new Date('2026-11-02T08:00:00.000Z'), post: 'p1' }
    await list('brand=acme')
    await list('brand=umbrella')
    await list('topic=klima')
    await list('limit=1', older)
    await answers.get('p0', async () => (await singleOf(options, 'p0', { visible })) as never)
    await put(6, 0, 5, ['region'])
    const kept = (...keys: string[]) => keys.map((key) => answers.peek(key) !== undefined)
    expect(kept('brand=acme', 'brand=umbrella', 'topic=klima', 'limit=1', 'p0')).toEqual([false, true, true, true, true])
  })
})
