/** Feeds and discovery in front of content in memory, as the content API puts them together. */
import express from 'express'
import type { Publication } from '../../../publishers/website/publication.ts'
import { publicationAddresses } from '../addresses.ts'
import { feeds } from '../feeds/feeds.ts'
import type { OpenedFile } from '../media-files.ts'
import { createReadSide } from '../read-side.ts'
import { memoryStore } from '../reading/memory-store.ts'
import { createReading } from '../reading/reading.ts'
import type { Brand, Site } from '../sites.ts'
import { acme, acmeSite, memoryMediaFiles, publicUrl, umbrella } from '../testing.ts'
import { openBrands, visibleBrands } from '../visibility.ts'
import { discovery } from './discovery.ts'
import { headRoute } from './head-route.ts'

/** @param options.brands as they are in the array now */
export function publicContent(
  options: {
    readonly brands?: Brand[]
    readonly files?: { readonly [id: string]: OpenedFile }
    readonly urlsPerSitemap?: number
  } = {},
) {
  const { brands = [acme, umbrella], files, urlsPerSitemap } = options
  const store = memoryStore()
  let now = new Date('2026-11-22T08:00:00.000Z')
  const clock = { now: () => now, move: (ms: number) => void (now = new Date(now.getTime() + ms)) }
  const logged: string[] = []
  const log = { error: (_fields: object, message: string) => void logged.push(message) }
  const shelf = { ...store, sites: async () => brands.map((brand) => JSON.stringify(brand)) }
  const reading = createReading({ shelf, clock, log })
  const { publications, answers } = createReadSide(reading)
  const opened: string[] = []
  const media = memoryMediaFiles(files)
  const shared = {
    publications,
    answers,
    brands: reading.brands,
    // The header stands for a key of that brand.
    visibleTo: async (req: express.Request) => {
      const key = req.get('x-brand')
      const all = reading.brands()
      if (key === undefined) return openBrands(all)
      return visibleBrands(
        all,
        all.filter(({ id }) => id === key),
        true,
      )
    },
    media: {
      ...media,
      async open(...asked: Parameters<typeof media.open>) {
        opened.push(`${asked[0].id} ${asked[1]}`)
        return media.open(...asked)
      },
    },
    publicUrl,
    clock,
    log,
    ...(urlsPerSitemap === undefined ? {} : { urlsPerSitemap }),
  }
  const app = express()
  app.use(async (_req, _res, next) => {
    await reading.refresh()
    next()
  })
  app.use('/feeds', feeds(shared))
  app.use('/api/content/v1', headRoute(shared))
  app.use(discovery(shared))
  app.use((_req, res) => void res.send('elsewhere'))
  let keys = 0
  return {
    app,
    reading,
    clock,
    logged,
    /** The pictures that were read, in which variant. */
    opened,
    /** @returns what takes it down again */
    async publish(publication: Publication, site: Pick<Site, 'channel' | 'brand'> = acmeSite) {
      const key = `key-${String(++keys).padStart(8, '0')}`
      const at = now
      now = new Date(now.getTime() + 1)
      const addresses = publicationAddresses(publication, site.brand, publicUrl)
      await store.put({ key, channel: site.channel, brand: site.brand.id, publication, addresses, at })
      return async () => {
        await store.remove(site.channel, key, now)
        now = new Date(now.getTime() + 1)
      }
    },
  }
}
