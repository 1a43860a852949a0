/** From a publication as it is kept to what readers are told. */
import { richTextToHtml, richTextToPlain } from '../core/rich-text.ts'
import { languages, type Language } from '../core/story.ts'
import { mediaAddress, mediaView, type MediaAddress } from './media-view.ts'
import type { StoredPublication } from './publications.ts'
import type { Post } from './schemas.ts'

/** The language that a post is given in when `asked` is asked for. */
export const languageGiven = ({ publication }: StoredPublication, asked: Language | null): Language =>
  asked && publication.texts[asked] ? asked : publication.language

/** @param address where its pictures are. Default: where those of publications are. */
export function postView(
  stored: StoredPublication,
  asked: Language | null,
  given: Language,
  publicUrl: string,
  address: MediaAddress = (picture, variant) => mediaAddress(publicUrl, picture, variant),
): Post {
  const { publication, addresses } = stored
  const text = publication.texts[given]
  if (!text) throw new TypeError(`Publication ${stored.id} has no text in ${given}.`)
  const media = publication.media.map((picture) =>
    mediaView(picture, text.alt[picture.id] ?? null, stored.placeholders?.[picture.sha256] ?? null, address),
  )
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
