/** Something of everything that a hub can show to everybody, and two things that it must not. */
import type { Payload } from 'payload'
import sharp from 'sharp'
import { publicationAddresses } from '../../src/content-api/addresses.ts'
import { encodeCursor } from '../../src/content-api/cursor.ts'
import { versionOf } from '../../src/content-api/media-files.ts'
import { issueToken } from '../../src/content-api/owned-medium-token.ts'
import { issuePreviewToken } from '../../src/content-api/preview/token.ts'
import { payloadPublicationStore } from '../../src/content-api/publication-store.payload.ts'
import { acme, aPicture, aPublication, aText } from '../../src/content-api/testing.ts'
import { payloadLinkStore } from '../../src/links/short-links.payload.ts'
import type { Shown } from './hostile-requests.ts'

/** In what only holders of a key, or of a preview's token, may read. */
export const hiddenWords = { closed: 'NurMitSchluessel', draft: 'NurImEntwurf' }

export interface World extends Omit<Shown, 'etags' | 'inside'> {
  /** Where short links may lead, and nowhere else. */
  readonly targets: readonly string[]
}

export async function fillWorld(payload: Payload, home: string, secret: string): Promise<World> {
  const brandOf = async (name: string, more: object) => {
    const data = { name, slug: name.toLowerCase(), languages: ['de', 'en'], timeZone: 'UTC', ...more }
    return String((await payload.create({ collection: 'brands', data: data as never })).id)
  }
  const open = { id: await brandOf('Acme', { shows: ['addresses', 'numbers', 'responses'], acceptsWebmentions: true, countsClicks: true }) }
  const closed = { id: await brandOf('Umbrella', { access: 'key' }) }
  const brands = { open: { ...open, slug: 'acme', name: 'Acme' }, closed: { ...closed, slug: 'umbrella', name: 'Umbrella' } }
  await payload.create({ collection: 'topics', data: { name: 'Klima', slug: 'klima' }, locale: 'de' })
  const channelOf = async (brand: string) => {
    const data = { name: 'Website', platform: 'website', language: 'de', brand }
    return String((await payload.db.create({ collection: 'channels', data })).id)
  }
  const channels = { open: await channelOf(open.id), closed: await channelOf(closed.id) }
  const postOf = async (title: string, brand: string) =>
    String((await payload.create({ collection: 'posts', data: { title, brand } as never, locale: 'de' })).id)

  const canvas = sharp({ create: { width: 700, height: 500, channels: 3, background: '#b41930' } })
  const data = await canvas.jpeg().toBuffer()
  const file = { data, mimetype: 'image/jpeg', name: 'kite.jpg', size: data.length }
  const medium = (await payload.create({ collection: 'media', data: { alt: 'Ein Drache' }, locale: 'de', file })) as {
    id: string | number
    sha256?: string | null
  }
  const picture = { ...aPicture(String(medium.id), medium.sha256 ?? ''), width: 700, height: 500 }

  const posts: string[] = []
  const addresses: string[] = []
  const titles = [
    ...['Glocke', 'Größe', 'Turm', 'Windpark'].map((title) => ({ title, side: 'open' as const })),
    { title: hiddenWords.closed, side: 'closed' as const },
  ]
  for (const [n, { title, side }] of titles.entries()) {
    const brand = brands[side]
    const post = await postOf(title, brand.id)
    const publication = aPublication(post, {
      brand,
      topics: ['klima'],
      firstPublishedAt: `2026-11-2${n}T08:00:00.000Z`,
      texts: { de: aText(title, `beitrag-${n}`), en: aText(`${title} (en)`, `post-${n}`) },
      media: [picture],
    })
    const readAt = publicationAddresses(publication, { ...acme, ...brand }, home)
    await payloadPublicationStore(payload).put({
      key: `key-0000000${n}`,
      channel: channels[side],
      brand: brand.id,
      publication,
      addresses: readAt,
      at: new Date(),
    })
    posts.push(post, `beitrag-${n}`)
    addresses.push(...Object.values(readAt))
  }

  // Two that lead to the first post, and one whose post was never public.
  const codes = { bbbbbbbb: 'utm_source=a', cccccccc: 'utm_source=b', dddddddd: '' }
  const targets: string[] = []
  for (const [code, utm] of Object.entries(codes)) {
    const target = utm === '' ? '' : `${addresses[0]}?${utm}`
    const post = utm === '' ? 'never-public' : (posts[0] ?? '')
    const place = { post, channel: code, purpose: 'channel', brand: open.id, language: 'de', platform: 'mastodon' } as const
    await payloadLinkStore(payload).add({ ...place, code, target, utm, gone: false })
    if (target) targets.push(target)
  }

  const at = new Date('2026-11-21T08:00:00.000Z')
  const version = versionOf(picture)
  return {
    posts,
    brands: ['acme', 'umbrella', open.id, closed.id],
    topics: ['klima'],
    media: ['', `?v=${version}`, `/w320.webp?v=${version}`, '/card'].map((rest) => `${medium.id}${rest}`),
    codes: Object.keys(codes),
    targets,
    cursors: (['-publishedAt', 'publishedAt', 'changedAt'] as const).map((sort) => encodeCursor({ at, post: posts[2] ?? '' }, sort)),
    addresses,
    previews: [issuePreviewToken(secret, await postOf(hiddenWords.draft, open.id), 1, new Date()).token],
    bearers: [issueToken(secret, channels.open)],
  }
}
