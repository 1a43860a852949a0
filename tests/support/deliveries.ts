/** Rows for the ledger, and a place in the database that they may refer to. */
import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import type { Story } from '../../src/core/story.ts'
import { never, type NewDelivery } from '../../src/delivery/ledger.ts'

/** Ids that the database's foreign keys accept. */
export interface Place {
  readonly post: string
  readonly channel: string
  readonly brand: string
}

export const aStory = (post: string, text = 'Der Windpark geht ans Netz.'): Story => ({
  language: 'de',
  text,
  link: null,
  media: [],
  article: {
    id: post,
    brand: { id: 'acme', slug: 'acme', name: 'Acme' },
    campaign: null,
    topics: [],
    author: 'Acme',
    texts: { de: { title: text, slug: `beitrag-${post}`, teaser: text, body: null, seo: { title: '', description: '' }, alt: {} } },
  },
})

/** A row as planning makes it: approved, due since a moment, held by nothing. */
export function aDelivery(place: Place, differs: Partial<NewDelivery> = {}): NewDelivery {
  const key = differs.key ?? randomUUID()
  return {
    title: 'Windpark · Acme',
    ...place,
    platform: 'mastodon',
    occurrence: 0,
    part: 0,
    repeat: 0,
    state: 'scheduled',
    reason: '',
    dueAt: new Date(Date.now() - 1_000),
    timeZone: 'Europe/Berlin',
    wallTime: '',
    notBefore: never,
    waitsFor: '',
    fence: 0,
    owner: '',
    leaseUntil: never,
    lane: key,
    slot: key,
    attempt: 0,
    key,
    contentHash: 'approved',
    approvedHash: 'approved',
    story: JSON.stringify(aStory(place.post)),
    link: '',
    replyTo: '',
    resume: '',
    snapshot: '',
    ambiguous: false,
    hold: '',
    cancel: false,
    remoteId: '',
    url: '',
    urls: '',
    publishedAt: null,
    unknownSince: null,
    checkedAt: never,
    latePolicy: 'default',
    measureAt: null,
    ...differs,
  }
}

const made = async (payload: Payload, collection: 'brands' | 'posts' | 'channels', data: object): Promise<string> => {
  const { id } = (await payload.db.create({ collection, data: { ...data } })) as { id: string | number }
  return String(id)
}

export const aPost = (payload: Payload, brand: string, title = 'Windpark'): Promise<string> =>
  made(payload, 'posts', { title: { de: title }, brand })

export const aBrand = (payload: Payload): Promise<string> =>
  made(payload, 'brands', { name: 'Acme', slug: `acme-${randomUUID()}`, languages: ['de'], timeZone: 'Europe/Berlin' })

/** A channel that is connected to nothing yet. */
export const aChannel = (payload: Payload, brand: string, platform = 'mastodon'): Promise<string> =>
  made(payload, 'channels', { name: `Acme ${platform}`, platform, language: 'de', brand, status: 'not-connected', paused: false })
