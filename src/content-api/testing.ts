/** The content API's ports in memory, for tests of what stands in front of them. */
import express, { type Express } from 'express'
import type { Publication } from '../../publishers/website/publication.ts'
import { Problem } from '../core/problem.ts'
import { languages, type Language } from '../core/story.ts'
import { publicationAddresses } from './addresses.ts'
import { contentApi } from './index.ts'
import { versionOf, type MediaFiles, type OpenedFile } from './media-files.ts'
import type { ListQuery, Publications, PutResult, StoredPublication } from './publications.ts'
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

/** Sites as they are in the array now. */
export const memorySites = (all: readonly Site[] = [acmeSite, acmeBlog, umbrellaSite]): Sites => ({
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

type Row = StoredPublication & { views: number }

export const publicUrl = 'https://hub.example'
export const secret = 'a secret of more than 32 characters'

/** The whole API in front of ports in memory, in an app that answers everything else with `elsewhere`. Time stands still until it is moved. */
export function testApi(
  options: { readonly publications?: Publications; readonly sites?: Site[]; readonly files?: { readonly [id: string]: OpenedFile } } = {},
) {
  const publications = options.publications ?? memoryPublications()
  const media = memoryMediaFiles(options.files)
  let now = new Date('2026-11-22T08:00:00.000Z')
  const clock = { now: () => now, move: (ms: number) => void (now = new Date(now.getTime() + ms)) }
  const logged: string[] = []
  const log = { error: (_fields: object, message: string) => void logged.push(message) }
  const api = contentApi({ publications, sites: memorySites(options.sites), media, publicUrl, secret, clock, log })
  const app: Express = express()
  app.use(api.router)
  app.use((_req, res) => void res.send('elsewhere'))
  let keys = 0
  /** Publishes straight into the port, as another process would. */
  const publish = (publication: Publication, site: Site = acmeSite) =>
    publications.put({
      key: `key-${String(++keys).padStart(8, '0')}`,
      channel: site.channel,
      brand: site.brand.id,
      publication,
      addresses: publicationAddresses(publication, site.brand, publicUrl),
      at: now,
    })
  return { app, publications, media, clock, logged, publish, stop: () => api.stop() }
}

/** As `Publications` says, without any I/O. */
export function memoryPublications(): Publications & { readonly rows: () => readonly Row[] } {
  let rows: Row[] = []
  let changes = 0
  let ids = 0
  const slugOf = (row: Pick<StoredPublication, 'publication'>, language: Language) => row.publication.texts[language]?.slug
  const oldestFirst = (a: Row, b: Row) => a.firstPublishedAt.getTime() - b.firstPublishedAt.getTime() || (a.channel < b.channel ? -1 : 1)
  const ofBrand = (brand: string | undefined) => rows.filter((row) => brand === undefined || row.brand === brand).sort(oldestFirst)

  return {
    rows: () => rows,

    async put(next): Promise<PutResult> {
      const { publication, key } = next
      const live = rows.find(({ channel, publication: { post } }) => channel === next.channel && post === publication.post)
      if (live?.key === key && JSON.stringify(live.publication) === JSON.stringify(publication))
        return { outcome: 'unchanged', stored: live }
      if (rows.some((row) => row !== live && row.key === key))
        throw new Problem(422, 'invalid-publication', 'The delivery key belongs to another post or to another site.')
      const others = rows.filter(
        (row) => row.publication.post !== publication.post && (row.brand === next.brand || row.channel === next.channel),
      )
      for (const language of languages) {
        const slug = publication.texts[language]?.slug
        if (slug !== undefined && others.some((row) => slugOf(row, language) === slug))
          throw new Problem(409, 'slug-taken', `Another post of this site has the address “${slug}” in this language (${language}).`)
      }
      const newest = Math.max(0, ...rows.map(({ changedAt }) => changedAt.getTime()))
      const planned = new Date(publication.firstPublishedAt)
      const { at, ...content } = next
      const stored: Row = {
        ...content,
        id: live?.id ?? `row-${++ids}`,
        views: live?.views ?? 0,
        firstPublishedAt: live && live.firstPublishedAt < planned ? live.firstPublishedAt : planned,
        changedAt: new Date(Math.max(at.getTime(), newest + 1)),
      }
      rows = [...rows.filter((row) => row !== live), stored]
      changes++
      return { outcome: live ? 'replaced' : 'created', stored }
    },

    byKey: async (channel, key) => rows.find((row) => row.channel === channel && row.key === key) ?? null,

    async remove(channel, key) {
      const left = rows.filter((row) => row.channel !== channel || row.key !== key)
      const removed = left.length < rows.length
      rows = left
      if (removed) changes++
      return removed
    },

    async list({ brand, campaign, topic, language, after, limit }: ListQuery) {
      const candidates = ofBrand(brand)
      return candidates
        .filter((row) => candidates.find(({ publication: { post } }) => post === row.publication.post) === row)
        .filter(({ publication }) => campaign === undefined || publication.campaign === campaign)
        .filter(({ publication }) => topic === undefined || publication.topics.includes(topic))
        .filter((row) => language === undefined || slugOf(row, language) !== undefined)
        .sort((a, b) => b.firstPublishedAt.getTime() - a.firstPublishedAt.getTime() || (a.publication.post < b.publication.post ? 1 : -1))
        .filter(
          ({ firstPublishedAt: at, publication: { post } }) =>
            !after || at < after.firstPublishedAt || (at.getTime() === after.firstPublishedAt.getTime() && post < after.post),
        )
        .slice(0, limit)
    },

    byPost: async (post, { brand }) => ofBrand(brand).find(({ publication }) => publication.post === post) ?? null,

    async bySlug(slug, { language, brand }) {
      for (const each of language ? [language, ...languages] : languages) {
        const found = ofBrand(brand).find((row) => slugOf(row, each) === slug)
        if (found) return found
      }
      return null
    },

    async shownVersions(mediaId) {
      const shown = [...rows].sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime()).flatMap(({ publication }) => publication.media)
      const versions = new Map(
        shown
          .filter(({ id }) => id === mediaId)
          .map(({ id, sha256, focalPoint }) => ({ id, sha256, focalPoint }))
          .map((picture) => [versionOf(picture), picture]),
      )
      return [...versions.values()]
    },

    async addViews(id, views) {
      const row = rows.find((each) => each.id === id)
      if (row) row.views += views
    },

    measure: async (channel, keys) =>
      rows.filter((row) => row.channel === channel && keys.includes(row.key)).map(({ key, views }) => ({ key, views })),

    version: async () => String(changes),
  }
}
