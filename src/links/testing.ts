/** The ports of links in memory, for tests. */
import type { Story } from '../core/story.ts'
import type { ClickDimensions, Clicks, ClickStore } from './clicks/store.ts'
import type { LinkChannel, LinkSettings, LinkStore, ShortLink } from './short-links.ts'

export const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
export const desktop = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'

export const counting: LinkSettings = {
  countsClicks: true,
  linkNaming: { source: '{platform}', medium: 'social', campaign: '{campaign}', content: '{post}' },
}

export const aChannel: LinkChannel = { id: 'c1', name: 'Acme auf Elbnetz', brand: 'b1', platform: 'elbnetz' }
const text = { teaser: '', body: null, seo: { title: '', description: '' }, alt: {} }
export const aStory: Story = {
  language: 'de',
  text: 'Die neue Glocke läutet.',
  link: null,
  media: [],
  article: {
    id: 'p1',
    brand: { id: 'b1', slug: 'acme', name: 'Acme' },
    campaign: 'Frühling & Straße',
    topics: [],
    author: 'Acme',
    texts: {
      de: { ...text, title: 'Die neue Glocke', slug: 'die-neue-glocke' },
      en: { ...text, title: 'The new bell', slug: 'the-new-bell' },
    },
  },
}

export interface MemoryLinks extends LinkStore {
  readonly rows: ShortLink[]
}

export function memoryLinks(rows: ShortLink[] = []): MemoryLinks {
  return {
    rows,
    byCode: async (code) => rows.find((row) => row.code === code) ?? null,
    byPlace: async (post, channel, language) =>
      rows.find((row) => row.post === post && row.channel === channel && row.language === language) ?? null,
    ofPost: async (post) => rows.filter((row) => row.post === post),
    async add(link) {
      const isTaken = rows.some(
        ({ code, post, channel, language }) =>
          code === link.code || (post === link.post && channel === link.channel && language === link.language),
      )
      if (!isTaken) rows.push({ ...link, id: `l${rows.length + 1}` })
      return !isTaken
    },
    async change(id, to) {
      const at = rows.findIndex((row) => row.id === id)
      const known = rows[at]
      if (known) rows[at] = { ...known, ...to }
    },
  }
}

export interface MemoryClicks extends ClickStore {
  readonly clicks: Map<string, Clicks>
  readonly salts: Map<string, string>
  readonly hashes: Map<string, Set<string>>
  /** While it is set, nothing can be read or written. */
  failing: boolean
}

export function memoryClicks(): MemoryClicks {
  const answers = () => {
    if (store.failing) throw new Error('The database does not answer.')
  }
  const keyOf = ({ link, day, country, device, bot }: ClickDimensions) => [link, day, country, device, bot].join(' ')
  const store: MemoryClicks = {
    clicks: new Map(),
    salts: new Map(),
    hashes: new Map(),
    failing: false,
    async add(dimensions, { clicks, visitors }) {
      answers()
      const known = store.clicks.get(keyOf(dimensions)) ?? { clicks: 0, visitors: 0 }
      store.clicks.set(keyOf(dimensions), { ...dimensions, clicks: known.clicks + clicks, visitors: known.visitors + visitors })
    },
    async salt(day) {
      answers()
      const salt = store.salts.get(day) ?? `salt of ${day}`
      store.salts.set(day, salt)
      return salt
    },
    async note(day, hash) {
      answers()
      const known = store.hashes.get(day) ?? new Set()
      store.hashes.set(day, known)
      return !known.has(hash) && Boolean(known.add(hash))
    },
    async forgetBefore(day) {
      answers()
      for (const kept of [store.salts, store.hashes]) for (const of of kept.keys()) if (of < day) kept.delete(of)
    },
    async ofLinks(links) {
      answers()
      return [...store.clicks.values()].filter(({ link }) => links.includes(link))
    },
  }
  return store
}
