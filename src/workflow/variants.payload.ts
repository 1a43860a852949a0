/** From a post as it is stored to what it says on each of its channels. */
import path from 'node:path'
import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { Channel } from '../core/channel.ts'
import type { Recurrence } from '../core/recurrence.ts'
import { slotDays, wallClock } from '../core/slots.ts'
import { languages, type Article, type ArticleText, type Json, type Language, type MediaRef, type Story } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'
import type { BrandProfile } from '../quality/brand.ts'
import { profileOf } from './brand-profile.ts'
import { storedChannel } from './channels.payload.ts'
import { nothingDeclared, type Declared, type MediumFacts } from '../quality/facts.ts'
import { canonical, hashOfVariant, sha256 } from './content-hash.ts'
import { declaredOf, id, kindOf, perLanguage, recurrenceOf, storedPost, text, timesOf, type StoredPost } from './stored-post.ts'

const scheduledChannel = storedChannel.extend({
  timeZone: text,
  slots: z
    .array(z.object({ day: z.enum(slotDays), time: z.string().regex(wallClock) }))
    .nullish()
    .transform((list) => list ?? []),
})

const storedMedia = z.object({
  id,
  mimeType: text,
  filesize: z.number().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  focalX: z.number().nullish(),
  focalY: z.number().nullish(),
  sha256: text,
  alt: perLanguage(z.string().nullish()),
  title: perLanguage(z.string().nullish()),
  captions: text,
  captionsLanguage: z.enum(languages).nullish(),
  filename: text,
  rightsHolder: text,
  licence: text,
  credit: text,
  expiresAt: z.string().nullish(),
  persons: z.enum(['unknown', 'none', 'shown']).nullish(),
  consent: z.enum(['unknown', 'given', 'not-needed', 'refused']).nullish(),
  consentUntil: z.string().nullish(),
  isGenerated: z.boolean().nullish(),
  fonts: z.array(z.string()).nullish(),
})

const storedBrand = z.object({
  id,
  name: z.string(),
  slug: text,
  timeZone: z.string(),
  website: text,
  languages: z.array(z.enum(languages)),
})
export interface Brand extends z.infer<typeof storedBrand> {
  /** What it wants. */
  readonly profile: BrandProfile
}

const everything = { depth: 0, overrideAccess: true } as const

/** @throws when there is no such post. */
export async function loadPost(payload: Payload, postId: string, req?: PayloadRequest): Promise<StoredPost> {
  const doc = await payload.findByID({
    collection: 'posts',
    id: postId,
    draft: true,
    locale: 'all',
    ...everything,
    ...(req ? { req } : {}),
  })
  return storedPost.parse(doc)
}

export async function loadBrand(payload: Payload, brandId: string, req?: PayloadRequest): Promise<Brand> {
  const doc = await payload.findByID({ collection: 'brands', id: brandId, ...everything, ...(req ? { req } : {}) })
  return { ...storedBrand.parse(doc), profile: profileOf(doc) }
}

const asChannel = ({ gapMinutes, ...stored }: z.infer<typeof scheduledChannel>, brand: Brand): Channel => ({
  ...stored,
  timeZone: stored.timeZone || brand.timeZone,
  gapMs: (gapMinutes ?? 0) * 60_000,
})

/** By id, those that are there: one question for all of them, however many channels a post has. */
export async function loadChannels(payload: Payload, ids: readonly string[], req?: PayloadRequest): Promise<Map<string, Channel>> {
  if (ids.length === 0) return new Map()
  const { docs } = await payload.find({
    collection: 'channels',
    where: { id: { in: [...new Set(ids)] } },
    pagination: false,
    ...everything,
    ...(req ? { req } : {}),
  })
  const stored = docs.map((doc) => scheduledChannel.parse(doc))
  const brands = new Map<string, Brand | null>()
  for (const { brand } of stored) if (!brands.has(brand)) brands.set(brand, await loadBrand(payload, brand, req).catch(nullWhereGone))
  return new Map(
    stored.flatMap((channel) => {
      const brand = brands.get(channel.brand)
      return brand ? [[channel.id, asChannel(channel, brand)] as const] : []
    }),
  )
}

const nullWhereGone = (error: unknown): null => {
  if ((error as { status?: unknown }).status === 404) return null
  throw error
}

type Media = z.infer<typeof storedMedia>

async function loadMedia(payload: Payload, ids: readonly string[], req?: PayloadRequest): Promise<Map<string, Media>> {
  if (ids.length === 0) return new Map()
  const { docs } = await payload.find({
    collection: 'media',
    where: { id: { in: [...new Set(ids)] } },
    locale: 'all',
    pagination: false,
    ...everything,
    ...(req ? { req } : {}),
  })
  return new Map(docs.map((doc) => storedMedia.parse(doc)).map((doc) => [doc.id, doc]))
}

const mediaKind = ({ mimeType }: Media): MediaRef['kind'] =>
  mimeType.startsWith('video/') ? 'video' : mimeType.startsWith('image/') ? 'image' : 'document'

const asRef = (media: Media, language: Language): MediaRef => ({
  id: media.id,
  kind: mediaKind(media),
  mimeType: media.mimeType,
  alt: media.alt[language]?.trim() || null,
  width: media.width ?? 0,
  height: media.height ?? 0,
  bytes: media.filesize ?? 0,
  focalPoint: { x: media.focalX ?? 50, y: media.focalY ?? 50 },
  sha256: media.sha256,
  ...(mediaKind(media) === 'document' && { title: media.title[language]?.trim() || path.parse(media.filename).name }),
  ...captionsOf(media),
})

/** The part of a picture that is to stay in sight is the library's, unless this channel has one of its own. */
function cropped(ref: MediaRef, crops: StoredPost['variants'][number]['crops']): MediaRef {
  const own = ref.kind === 'image' ? crops.find(({ media }) => media === ref.id) : undefined
  if (typeof own?.x !== 'number' || typeof own.y !== 'number') return ref
  return { ...ref, focalPoint: { x: percent(own.x), y: percent(own.y) } }
}
const percent = (value: number) => Math.min(100, Math.max(0, Math.round(value)))

function captionsOf(media: Media): Pick<MediaRef, 'captions'> {
  const { captions, captionsLanguage: language } = media
  return mediaKind(media) === 'video' && language && captions.trim() !== '' ? { captions: [{ language, sha256: sha256(captions) }] } : {}
}

const factsOf = (media: Media): MediumFacts => ({
  id: media.id,
  kind: mediaKind(media),
  filename: media.filename,
  rightsHolder: media.rightsHolder.trim(),
  licence: media.licence.trim(),
  credit: media.credit.trim(),
  expiresOn: media.expiresAt?.slice(0, 10) ?? null,
  persons: media.persons ?? 'unknown',
  consent: media.consent ?? 'unknown',
  consentUntil: media.consentUntil?.slice(0, 10) ?? null,
  isGenerated: media.isGenerated ?? false,
  fonts: media.fonts ?? [],
})

export interface Composition {
  readonly article: Article
  readonly brand: Brand | null
  readonly variants: readonly Variant[]
  /** How the post is repeated on its networks. A variant of an owned medium has none. */
  readonly recurrence: Recurrence | null
  /** The pictures that it shows anywhere, by id. */
  readonly pictures: readonly string[]
  /** What the library knows of them, by id. */
  readonly media: ReadonlyMap<string, MediumFacts>
  /** What its authors declare, by language; `null`: nothing. */
  readonly declared: { readonly [language in Language]: Declared } | null
  /** Channels that stand in the post but do not exist any more. */
  readonly missingChannels: readonly string[]
}

/** Everything that a post says everywhere. Reads channels, brand and media as they are now; writes nothing. */
export async function composePost(payload: Payload, post: StoredPost, req?: PayloadRequest): Promise<Composition> {
  // A brand in the trash is none; what is in the database and cannot be read is another matter.
  const brand = post.brand ? await loadBrand(payload, post.brand, req).catch(nullWhereGone) : null
  const media = await loadMedia(payload, [...post.media, ...post.variants.flatMap((variant) => variant.media)], req)
  const topics = await names(payload, 'topics', post.topics, req)
  const campaign = post.campaign ? (await names(payload, 'campaigns', [post.campaign], req))[0] : undefined

  const texts: { [language in Language]?: ArticleText } = {}
  for (const language of languages) {
    const title = post.title[language]?.trim()
    if (!title) continue
    texts[language] = {
      title,
      slug: post.slug[language] ?? '',
      teaser: post.teaser[language]?.trim() ?? '',
      body: (post.body[language] ?? null) as Json,
      seo: { title: post.seo?.title[language]?.trim() ?? '', description: post.seo?.description[language]?.trim() ?? '' },
      alt: Object.fromEntries(
        post.media.flatMap((mediaId) => {
          const alt = media.get(mediaId)?.alt[language]?.trim()
          return alt ? [[mediaId, alt]] : []
        }),
      ),
    }
  }
  const article: Article = {
    id: post.id,
    brand: { id: brand?.id ?? '', slug: brand?.slug ?? '', name: brand?.name ?? '' },
    campaign: campaign ?? null,
    topics,
    author: brand?.name ?? '',
    texts,
  }

  const channels = await loadChannels(
    payload,
    post.variants.flatMap(({ channel }) => channel ?? []),
    req,
  )
  const variants: Variant[] = []
  const missingChannels: string[] = []
  for (const written of post.variants) {
    if (!written.channel) continue
    const channel = channels.get(written.channel)
    if (!channel) {
      missingChannels.push(written.channel)
      continue
    }
    const own = texts[channel.language]
    const story: Story = {
      language: channel.language,
      text: (written.text.trim() || own?.teaser || own?.title || '').normalize('NFC'),
      link: written.link.trim() || null,
      media: (written.withoutMedia ? [] : written.media.length > 0 ? written.media : post.media).flatMap((mediaId) => {
        const found = media.get(mediaId)
        return found ? [cropped(asRef(found, channel.language), written.crops)] : []
      }),
      ...kindOf(written),
      article,
    }
    const parts = written.parts.map((part) => part.text.trim().normalize('NFC')).filter((part) => part !== '')
    const times = timesOf(post, written, manifests[channel.platform]?.role === 'owned')
    const variant = { channel, story, parts, ...times }
    variants.push({ ...variant, hash: hashOfVariant(variant) })
  }
  const declared = { de: declaredOf(post, 'de'), en: declaredOf(post, 'en') }
  return {
    article,
    brand,
    variants,
    recurrence: recurrenceOf(post),
    pictures: [...media.keys()],
    media: new Map([...media].map(([id, one]) => [id, factsOf(one)])),
    declared: canonical(declared) === canonical({ de: nothingDeclared, en: nothingDeclared }) ? null : declared,
    missingChannels,
  }
}

async function names(
  payload: Payload,
  collection: 'topics' | 'campaigns',
  ids: readonly string[],
  req?: PayloadRequest,
): Promise<string[]> {
  if (ids.length === 0) return []
  const { docs } = await payload.find({
    collection,
    where: { id: { in: [...ids] } },
    pagination: false,
    ...everything,
    ...(req ? { req } : {}),
  })
  const byId = new Map(
    docs.map((doc) => [String(doc.id), collection === 'topics' ? (doc as { slug?: string | null }).slug : (doc as { name?: string }).name]),
  )
  return ids.flatMap((one) => byId.get(one) ?? [])
}
