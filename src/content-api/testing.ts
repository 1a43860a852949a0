/** The content API's ports in memory, for tests of what stands in front of them. */
import express, { type Express } from 'express'
import type { Publication } from '../../publishers/website/publication.ts'
import { publicationAddresses } from './addresses.ts'
import type { Origins } from './cors.ts'
import { contentApi } from './index.ts'
import type { Keys } from './keys/keyring.ts'
import { versionOf, type MediaFiles, type OpenedFile } from './media-files.ts'
import { createReadSide } from './read-side.ts'
import { memoryStore } from './reading/memory-store.ts'
import { createReading } from './reading/reading.ts'
import type { Brand, Site, Sites } from './sites.ts'

const plainBrand = {
  access: 'open',
  shows: ['addresses', 'numbers', 'responses'],
  preview: null,
  countsClicks: false,
  linkNaming: { source: '{platform}', medium: 'social', campaign: '{campaign}', content: '{post}' },
  webSubHub: null,
  webmentions: { accepts: true, sends: true },
  colors: ['#0f766e'],
} as const

export const acme: Brand = {
  ...plainBrand,
  id: '019a0000-0000-7000-8000-00000000000a',
  slug: 'acme',
  name: 'Acme & Söhne',
  website: null,
  languages: ['de', 'en'],
}
export const umbrella: Brand = {
  ...plainBrand,
  id: '019a0000-0000-7000-8000-00000000000b',
  slug: 'umbrella',
  name: 'Umbrella',
  website: 'https://www.umbrella.example/{language}/news/{slug}',
  languages: ['en'],
}
export const acmeSite: Site = { channel: '019a0000-0000-7000-8000-0000000000c1', name: 'Acme Magazin', language: 'de', brand: acme }
export const acmeBlog: Site = { channel: '019a0000-0000-7000-8000-0000000000c2', name: 'Acme Blog', language: 'en', brand: acme }
export const umbrellaSite: Site = {
  channel: '019a0000-0000-7000-8000-0000000000c3',
  name: 'Umbrella News',
  language: 'en',
  brand: umbrella,
}

const allSites: Site[] = [acmeSite, acmeBlog, umbrellaSite]
const brandsOf = (sites: readonly Site[]) => [...new Map(sites.map(({ brand }) => [brand.id, brand])).values()]

/** Sites as they are in the array now. */
export const memorySites = (all: readonly Site[] = allSites): Sites => ({
  site: async (channel) => all.find((site) => site.channel === channel) ?? null,
  brand: async (idOrSlug) => all.map(({ brand }) => brand).find(({ id, slug }) => slug === idOrSlug || id === idOrSlug) ?? null,
})

const paragraph = (text: string) => ({ root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] } })

export const aText = (title: string, slug: string): NonNullable<Publication['texts']['de']> => ({
  title,
  slug,
  teaser: `${title}: worum es geht`,
  body: paragraph(`${title}, ausführlich.`),
  seo: { title: '', description: '' },
  alt: {},
})

/** A post in German, unless something else is said. */
export const aPublication = (post: string, changes: Partial<Publication> = {}): Publication => ({
  post,
  brand: { id: acme.id, slug: acme.slug, name: acme.name },
  campaign: null,
  topics: [],
  author: 'Erika Mustermann',
  firstPublishedAt: '2026-11-20T08:00:00.000Z',
  language: 'de',
  texts: { de: aText(`Beitrag ${post}`, `beitrag-${post}`) },
  media: [],
  ...changes,
})

export const aPicture = (id: string, sha256 = 'a'.repeat(64)): Publication['media'][number] => ({
  id,
  kind: 'image',
  mimeType: 'image/jpeg',
  width: 1600,
  height: 900,
  bytes: 123_456,
  focalPoint: { x: 50, y: 25 },
  sha256,
})

/** Files by media id, of whatever variant. `kept` lists the versions that were told to be kept. */
export function memoryMediaFiles(files: { readonly [id: string]: OpenedFile } = {}): MediaFiles & { readonly kept: string[] } {
  const kept: string[] = []
  return {
    kept,
    open: async ({ id }) => files[id] ?? null,
    placeholder: async ({ id }) => (files[id] ? { thumbhash: Buffer.from(id).toString('base64'), color: '#0f766e' } : null),
    async keep(picture) {
      kept.push(versionOf(picture))
    },
  }
}

export const publicUrl = 'https://hub.example'
export const secret = 'a secret of more than 32 characters'

/** The whole API in front of ports in memory, in an app that answers everything else with `elsewhere`. Time stands still until it is moved. */
export function testApi(
  options: {
    readonly store?: ReturnType<typeof memoryStore>
    readonly sites?: Site[]
    readonly files?: { readonly [id: string]: OpenedFile }
    /** Whether every request sees what the store holds by then. Default true; otherwise `reading.refresh()` looks. */
    readonly follows?: boolean
    readonly keys?: Keys
    readonly origins?: Origins
    readonly ratePerMinute?: number
    /** Default: `publicUrl`. */
    readonly at?: string
  } = {},
) {
  const { at: publicUrlHere = publicUrl, sites = allSites, follows = true, keys: apiKeys, origins, ratePerMinute } = options
  const store = options.store ?? memoryStore()
  const media = memoryMediaFiles(options.files)
  let now = new Date('2026-11-22T08:00:00.000Z')
  const clock = { now: () => now, move: (ms: number) => void (now = new Date(now.getTime() + ms)) }
  const logged: string[] = []
  const log = { error: (_fields: object, message: string) => void logged.push(message) }
  const reading = createReading({
    shelf: { ...store, sites: async () => brandsOf(sites).map((brand) => JSON.stringify(brand)) },
    clock,
    log,
  })
  const readSide = createReadSide(reading)
  const api = contentApi({
    readSide,
    store,
    sites: memorySites(sites),
    media,
    publicUrl: publicUrlHere,
    secret,
    clock,
    log,
    keys: apiKeys,
    origins,
    ratePerMinute,
  })
  const loaded = reading.refresh()
  const app: Express = express()
  app.use(async (_req, _res, next) => {
    await (follows ? reading.refresh() : loaded)
    next()
  })
  app.use(api.gate.door)
  app.use(api.gate.entrance)
  app.use(api.router)
  app.use((_req, res) => void res.send('elsewhere'))
  let keys = 0
  /** Publishes straight into the store, as another process would. */
  const publish = (publication: Publication, site: Site = acmeSite) =>
    store.put({
      key: `key-${String(++keys).padStart(8, '0')}`,
      channel: site.channel,
      brand: site.brand.id,
      publication,
      addresses: publicationAddresses(publication, site.brand, publicUrlHere),
      at: now,
    })
  return { app, ...readSide, store, media, clock, logged, publish, stop: () => api.stop() }
}
