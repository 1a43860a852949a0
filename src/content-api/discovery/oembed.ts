/** What others show of a post when somebody pastes its address: oEmbed 1.0 (https://oembed.com, read 2026-11-29). */
import type { Language } from '../../core/story.ts'
import { siteAddress } from '../addresses.ts'
import { cardAddress, cardSize } from '../card/card.ts'
import { escapeHtml } from '../feeds/absolute-html.ts'
import { element, forXml, xmlDocument } from '../feeds/xml.ts'
import type { MediaVariant } from '../media-files.ts'
import { sizeOf } from '../media-sizes.ts'
import { mediaAddress } from '../media-view.ts'
import type { StoredPublication } from '../publications.ts'
import type { Brand } from '../sites.ts'
import type { OEmbed } from './schemas.ts'

/** Of the quotation, where nothing smaller is asked for. Its real height is the reader's font's business. */
const width = 600
const height = 240
const cacheSeconds = 3600

/** @param given a language that the post has */
export function oEmbedOf(
  stored: StoredPublication,
  brand: Brand,
  given: Language,
  publicUrl: string,
  most: { readonly maxwidth?: number | undefined; readonly maxheight?: number | undefined },
): OEmbed {
  const { publication, addresses } = stored
  const text = publication.texts[given]
  const url = addresses[given]
  if (!text || url === undefined) throw new TypeError(`Publication ${stored.id} has no text in ${given}.`)
  const said = (words: string) => escapeHtml(forXml(words))
  const teaser = text.teaser === '' ? '' : `<p>${said(text.teaser)}</p>`
  const html = `<blockquote cite="${said(url)}" lang="${given}"><p><a href="${said(url)}"><strong>${said(text.title)}</strong></a></p>${teaser}<footer>${said(brand.name)}</footer></blockquote>`
  const { maxwidth = Number.POSITIVE_INFINITY, maxheight = Number.POSITIVE_INFINITY } = most
  const thumbnail = thumbnails(stored, brand, given, publicUrl).find((one) => one.width <= maxwidth && one.height <= maxheight)
  return {
    type: 'rich',
    version: '1.0',
    title: text.title,
    ...(publication.author === '' ? {} : { author_name: publication.author }),
    provider_name: brand.name,
    provider_url: siteAddress(brand, given, publicUrl),
    cache_age: cacheSeconds,
    html,
    width: Math.min(width, maxwidth),
    height: Math.min(height, maxheight),
    ...(thumbnail ? { thumbnail_url: thumbnail.url, thumbnail_width: thumbnail.width, thumbnail_height: thumbnail.height } : {}),
  }
}

/** The largest first. */
function thumbnails(stored: StoredPublication, brand: Brand, given: Language, publicUrl: string) {
  const picture = stored.publication.media.find(({ kind, width, height }) => kind === 'image' && width > 0 && height > 0)
  const smaller: readonly MediaVariant[] = ['w640', 'thumbnail', 'w320']
  return [
    { url: cardAddress(stored, brand, given, publicUrl), ...cardSize },
    ...(picture ? smaller.map((variant) => ({ url: mediaAddress(publicUrl, picture, variant), ...sizeOf(variant, picture) })) : []),
  ]
}

export const oEmbedXml = (answer: OEmbed): string =>
  xmlDocument(element('oembed', {}, ...Object.entries(answer).map(([name, value]) => element(name, {}, value))))
