/** How others find what is public: `/sitemap.xml`, `/sitemaps`, `/robots.txt`, `/oembed`. Everything else passes by. */
import { Router, type Request, type Response } from 'express'
import type { Clock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import type { Cache } from '../cache.ts'
import { sidesOf, touchedByNothing, touchesBrand, touchesPost, type TouchedBy } from '../changes.ts'
import { finished, type Finished } from '../finished.ts'
import { openToAll, preflight, readMethods, send, withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import { parseQuery } from '../query.ts'
import type { Publications } from '../publications.ts'
import type { Brand } from '../sites.ts'
import { oEmbedOf, oEmbedXml } from './oembed.ts'
import { postAt } from './post-at.ts'
import { brandNamed, brandsFor, bySlug, stampOf, type PublicBrands } from './public-brands.ts'
import { robots } from './robots.ts'
import { noQuerySchema, oEmbedQuerySchema, sitemapPathSchema, sitemapQuerySchema } from './schemas.ts'
import { filesOf, newsSitemap, sitemapIndex, urlset, urlsMax } from './sitemaps.ts'

export interface DiscoveryOptions extends PublicBrands {
  readonly publications: Pick<Publications, 'entries' | 'byPost'>
  readonly answers: Pick<Cache<Finished>, 'get'>
  readonly publicUrl: string
  readonly clock: Clock
  readonly log: Log
  /** Most addresses in one sitemap. Default 10,000. */
  readonly urlsPerSitemap?: number
}

const xml = 'application/xml; charset=utf-8'
/** A news sitemap changes without any change of content: what is older than two days drops out of it. */
const newsSlotMs = 5 * 60_000

export function discovery(options: DiscoveryOptions): Router {
  const { publications, answers, publicUrl, clock, log, urlsPerSitemap = urlsMax } = options
  const router = Router()
  const route = (path: string, answer: (req: Request, res: Response) => Promise<void>) =>
    router.route(path).all(withRequestId, openToAll).get(answer).options(preflight).all(methodNotAllowed(readMethods))

  const entriesOf = (brand: Brand) => publications.entries({ brands: new Set([brand.id]) })
  const sitemapAddress = (name: string, page = 1) =>
    `${publicUrl}/sitemaps/${encodeURIComponent(name)}.xml${page > 1 ? `?page=${page}` : ''}`

  route('/robots.txt', async (req, res) => {
    parseQuery(noQuerySchema, req.query)
    const news: string[] = []
    // Crawlers bring no key. A brand that has published nothing yet may not be known to anybody.
    for (const brand of options.brands().toSorted(bySlug))
      if (brand.access === 'open' && (await entriesOf(brand)).length > 0) news.push(sitemapAddress(`${brand.slug}-news`))
    const text = robots([`${publicUrl}/sitemap.xml`, ...news])
    send(res, finished(text, { type: 'text/plain; charset=utf-8', lastModified: null, touchedBy: touchedByNothing }))
  })

  route('/sitemap.xml', async (req, res) => {
    parseQuery(noQuerySchema, req.query)
    const { brands, cacheControl } = await brandsFor(options, req)
    const made = await answers.get(`/sitemap.xml ${brands.map(stampOf).join(' ')}`, async ({ since }) => {
      const files = (
        await Promise.all(
          brands.map(async (brand) =>
            filesOf(await entriesOf(brand), urlsPerSitemap).map((entries, n) => ({
              entries,
              address: sitemapAddress(brand.slug, n + 1),
              changedAt: new Date(Math.max(...entries.map(({ changedAt }) => changedAt.getTime()))),
            })),
          ),
        )
      ).flat()
      const [only, ...others] = files
      const text = only && others.length > 0 ? sitemapIndex(files) : await urlset(only?.entries ?? [], publicUrl)
      return finished(text, { type: xml, lastModified: since, touchedBy: touchesAny(brands) })
    })
    send(res, made, cacheControl)
  })

  route('/sitemaps/:name.xml', async (req, res) => {
    const { page } = parseQuery(sitemapQuerySchema, req.query)
    const { name } = sitemapPathSchema.safeParse(req.params).data ?? noSuchSitemap()
    const slug = name.replace(/-news$/, '')
    // A brand may be called so itself.
    const isNews = slug !== name && options.brands().every((brand) => brand.slug !== name)
    const { brand, cacheControl } = await brandNamed(options, req, isNews ? slug : name, noSuchSitemap)
    if (isNews && page > 1) noSuchSitemap()
    const now = clock.now()
    const kept = isNews ? `news ${Math.floor(now.getTime() / newsSlotMs)}` : `${page}`
    const made = await answers.get(`/sitemaps ${kept} ${stampOf(brand)}`, async ({ since }) => {
      const entries = await entriesOf(brand)
      if (isNews) return finished(newsSitemap(entries, brand, now), { type: xml, lastModified: null, touchedBy: touchesBrand(brand.id) })
      const file = filesOf(entries, urlsPerSitemap)[page - 1] ?? (page === 1 ? [] : noSuchSitemap())
      return finished(await urlset(file, publicUrl), { type: xml, lastModified: since, touchedBy: touchesBrand(brand.id) })
    })
    send(res, made, cacheControl)
  })

  route('/oembed', async (req, res) => {
    const { url, format, ...most } = parseQuery(oEmbedQuerySchema, req.query)
    if (format !== 'json' && format !== 'xml') throw new Problem(501, 'format-unknown', 'Only the formats json and xml are given.')
    const { brands, cacheControl } = await brandsFor(options, req)
    const found = await postAt(publications, url, new Set(brands.map(({ id }) => id)))
    const brand = brands.find(({ id }) => id === found?.entry.brand)
    if (!found || !brand) noSuchAddress()
    const { entry, language } = found
    const key = `/oembed ${format} ${most.maxwidth ?? ''} ${most.maxheight ?? ''} ${language} ${entry.post} ${stampOf(brand)}`
    const made = await answers.get(key, async ({ since }) => {
      const stored = (await publications.byPost(entry.post, { brand: brand.id })) ?? noSuchAddress()
      const content = oEmbedOf(stored, brand, language, publicUrl, most)
      return finished(format === 'json' ? JSON.stringify(content) : oEmbedXml(content), {
        // As the specification names them.
        type: format === 'json' ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8',
        lastModified: since,
        touchedBy: touchesPost(entry.post),
      })
    })
    send(res, made, cacheControl)
  })

  router.use(answerProblems(log))
  return router
}

const touchesAny = (brands: readonly Brand[]): TouchedBy => {
  const ids = new Set(brands.map(({ id }) => id))
  return (change) => sidesOf(change).some(({ brand }) => ids.has(brand))
}

function noSuchSitemap(): never {
  throw new Problem(404, 'sitemap-unknown', 'There is no such sitemap. /sitemap.xml names all.')
}
function noSuchAddress(): never {
  throw new Problem(404, 'post-unknown', 'No post is public at this address.')
}
