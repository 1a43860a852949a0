/** From a publication as it is kept to what readers are told. */
import { richTextToHtml, richTextToPlain } from '../core/rich-text.ts'
import { languages, type Language } from '../core/story.ts'
import { versionOf, type MediaVariant, type Picture } from './media-files.ts'
import type { StoredPublication } from './publications.ts'
import type { Post } from './schemas.ts'

export const mediaAddress = (publicUrl: string, picture: Picture, variant: MediaVariant): string =>
  `${publicUrl}/api/content/v1/media/${encodeURIComponent(picture.id)}${variant === 'original' ? '' : `/${variant}`}?v=${versionOf(picture)}`

/** The widths that are smaller than the picture, and itself. */
const srcsetOf = (picture: Picture & { readonly width: number }, publicUrl: string): string =>
  [
    ...([640, 1280] as const)
      .filter((width) => width < picture.width)
      .map((width) => `${mediaAddress(publicUrl, picture, `w${width}`)} ${width}w`),
    `${mediaAddress(publicUrl, picture, 'original')} ${picture.width}w`,
  ].join(', ')

/** The language that a post is given in when `asked` is asked for. */
export const languageGiven = ({ publication }: StoredPublication, asked: Language | null): Language =>
  asked && publication.texts[asked] ? asked : publication.language

export function postView(stored: StoredPublication, asked: Language | null, given: Language, publicUrl: string): Post {
  const { publication, addresses } = stored
  const text = publication.texts[given]
  if (!text) throw new TypeError(`Publication ${stored.id} has no text in ${given}.`)
  const media = publication.media.map((picture) => ({
    id: picture.id,
    kind: picture.kind,
    src: mediaAddress(publicUrl, picture, 'original'),
    srcset: srcsetOf(picture, publicUrl),
    crops: { card: mediaAddress(publicUrl, picture, 'card'), thumbnail: mediaAddress(publicUrl, picture, 'thumbnail') },
    width: picture.width,
    height: picture.height,
    alt: text.alt[picture.id] ?? null,
    focalPoint: picture.focalPoint,
  }))
  const image = (id: string) => {
    const found = media.find((one) => one.id === id && one.kind === 'image')
    return found ? { src: found.src, alt: found.alt ?? '', width: found.width, height: found.height } : null
  }
  return {
    id: publication.post,
    url: addresses[given] ?? '',
    slug: text.slug,
    language: given,
    requestedLanguage: asked,
    languages: languages.flatMap((language) => {
      const slug = publication.texts[language]?.slug
      const url = addresses[language]
      return slug !== undefined && url !== undefined ? [{ language, slug, url }] : []
    }),
    title: text.title,
    teaser: text.teaser,
    body: { json: text.body, html: richTextToHtml(text.body, { image }), text: richTextToPlain(text.body) },
    seo: { title: text.seo.title || text.title, description: text.seo.description || text.teaser },
    media,
    brand: publication.brand,
    campaign: publication.campaign,
    topics: publication.topics,
    author: publication.author,
    publishedAt: stored.firstPublishedAt.toISOString(),
    changedAt: stored.changedAt.toISOString(),
  }
}
