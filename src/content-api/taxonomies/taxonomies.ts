/** `GET /topics`, `/authors`, `/brands`: what there is to ask for, of what is public. */
import { createHash } from 'node:crypto'
import { Router, type Request } from 'express'
import type { Clock } from '../../core/clock.ts'
import type { Language } from '../../core/story.ts'
import { siteAddress } from '../addresses.ts'
import type { Cache } from '../cache.ts'
import { feedAddress, feedFormats } from '../feeds/addresses.ts'
import { finished, type Finished } from '../finished.ts'
import { openToAll, preflight, privately, readMethods, revalidated, send, withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import { parseQuery } from '../query.ts'
import type { Publications } from '../publications.ts'
import { recently } from '../recently.ts'
import type { Entry } from '../reading/entry.ts'
import { brandIn, type Brand } from '../sites.ts'
import type { Visible, VisibleTo } from '../visibility.ts'
import { counted, touchesCounts } from './counted.ts'
import { brandsQuerySchema, countedQuerySchema, type Authors, type Brands, type Topics } from './schemas.ts'

export type TopicName = { readonly [language in Language]?: string }

/** What topics are called: the port to the database. */
export interface TopicNames {
  /** By slug. */
  all(): Promise<ReadonlyMap<string, TopicName>>
}

export interface TaxonomiesOptions {
  readonly publications: Pick<Publications, 'entries'>
  readonly brands: () => readonly Brand[]
  readonly visibleTo: VisibleTo
  readonly topicNames: TopicNames
  readonly answers: Cache<Finished>
  readonly publicUrl: string
  readonly clock: Clock
  readonly log: Log
}

interface Question {
  readonly visible: Visible
  /** Of the brands that are visible, those asked for. */
  readonly brands: ReadonlySet<string>
  readonly language: Language | undefined
}

const type = 'application/json; charset=utf-8'
const authorOf = ({ author }: Entry) => (author === '' ? [] : [author])
const topicsOf = ({ topics }: Entry) => topics
const brandOf = ({ brand }: Entry) => [brand]

/** Answers three paths below `/api/content/v1`; everything else passes by. */
export function taxonomies(options: TaxonomiesOptions): Router {
  const { publications, visibleTo, topicNames, answers, publicUrl, clock, log } = options
  const router = Router()
  const remembered = recently<{ readonly all: ReadonlyMap<string, TopicName>; readonly version: string }>({ clock })
  const names = () =>
    remembered('', async () => {
      const all = await topicNames.all()
      const version = createHash('sha256')
        .update(JSON.stringify([...all]))
        .digest('base64url')
      return { all, version }
    })

  /** @param more what the answer is made from besides content: a change of it is another answer. */
  const answer = (
    path: string,
    { visible, brands, language }: Question,
    more: unknown,
    wordsOf: (entry: Entry) => readonly string[],
    make: (entries: readonly Entry[]) => Topics | Authors | Brands,
  ) =>
    answers.get(JSON.stringify([path, visible.signature, [...brands].sort(), language, more]), async () => {
      const content = make(await publications.entries({ brands, language }))
      return finished(JSON.stringify(content), { type, lastModified: null, touchedBy: touchesCounts(brands, wordsOf) })
    })

  const route = (path: string, ask: (req: Request) => Promise<{ readonly visible: Visible; readonly answer: Finished }>) =>
    router
      .route(path)
      .all(withRequestId, openToAll)
      .get(async (req, res) => {
        const { visible, answer } = await ask(req)
        send(res, answer, visible.isPrivate ? privately : revalidated)
      })
      .options(preflight)
      .all(methodNotAllowed(readMethods))

  async function questionOf(req: Request): Promise<Question> {
    const query = parseQuery(countedQuerySchema, req.query)
    const visible = await visibleTo(req)
    const brand = query.brand === undefined ? undefined : brandIn(options.brands(), query.brand)
    const brands = brand === undefined ? visible.brands : new Set(brand && visible.brands.has(brand.id) ? [brand.id] : [])
    return { visible, brands, language: query.language }
  }

  route('/topics', async (req) => {
    const question = await questionOf(req)
    const called = await names()
    const make = (entries: readonly Entry[]): Topics => ({
      items: counted(entries, topicsOf).map(([slug, posts]) => ({ slug, names: called.all.get(slug) ?? {}, posts })),
    })
    return { visible: question.visible, answer: await answer('/topics', question, called.version, topicsOf, make) }
  })

  route('/authors', async (req) => {
    const question = await questionOf(req)
    const make = (entries: readonly Entry[]): Authors => ({ items: counted(entries, authorOf).map(([name, posts]) => ({ name, posts })) })
    return { visible: question.visible, answer: await answer('/authors', question, null, authorOf, make) }
  })

  route('/brands', async (req) => {
    parseQuery(brandsQuerySchema, req.query)
    const visible = await visibleTo(req)
    const known = options.brands().filter(({ id }) => visible.brands.has(id))
    const make = (entries: readonly Entry[]): Brands => {
      const counts = new Map(counted(entries, brandOf))
      // One that has published nothing yet may not be known to anybody.
      const items = known.flatMap((brand) => {
        const posts = counts.get(brand.id)
        return posts === undefined ? [] : [{ ...brandView(brand, publicUrl), posts }]
      })
      return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'de') || (a.id < b.id ? -1 : 1)) }
    }
    const question = { visible, brands: visible.brands, language: undefined }
    return { visible, answer: await answer('/brands', question, null, brandOf, make) }
  })

  router.use(['/topics', '/authors', '/brands'], answerProblems(log))
  return router
}

const brandView = (brand: Brand, publicUrl: string): Omit<Brands['items'][number], 'posts'> => ({
  id: brand.id,
  slug: brand.slug,
  name: brand.name,
  languages: [...brand.languages],
  sites: brand.languages.map((language) => ({ language, url: siteAddress(brand, language, publicUrl) })),
  feeds: brand.languages.flatMap((language) =>
    feedFormats.map((format) => ({ format, language, url: feedAddress(publicUrl, brand, { format, language, topic: null }) })),
  ),
})
