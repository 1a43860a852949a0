/** What a post’s social card shows, and the address that stands for exactly that. */
import { createHash } from 'node:crypto'
import type { Language } from '../../core/story.ts'
import { versionOf, type Picture } from '../media-files.ts'
import type { StoredPublication } from '../publications.ts'
import type { Brand } from '../sites.ts'

/** Raised with every change of the design: cards are kept for ever under what they are made from. */
const design = 1

/** As networks show link previews: 1.91 to 1 (https://developers.facebook.com/docs/sharing/webmasters/images, read 2026-11-29). */
export const cardSize = { width: 1200, height: 630 } as const

export interface Card {
  readonly title: string
  readonly brand: string
  /** The host of the post’s address: where readers will be. */
  readonly site: string
  /** Of the brand’s design, the main one first. */
  readonly colors: readonly string[]
  readonly picture: Picture | null
}

/** @param given a language that the post has */
export function cardOf({ publication, addresses }: StoredPublication, brand: Brand, given: Language): Card {
  const address = addresses[given] ?? ''
  const picture = publication.media.find(({ kind }) => kind === 'image')
  return {
    title: publication.texts[given]?.title ?? '',
    brand: brand.name,
    site: URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : '',
    colors: brand.colors,
    picture: picture ? { id: picture.id, sha256: picture.sha256, focalPoint: picture.focalPoint } : null,
  }
}

/** 32 hex digits that stand for everything that the card shows. */
export const cardVersion = ({ title, brand, site, colors, picture }: Card): string =>
  createHash('sha256')
    .update(JSON.stringify([design, title, brand, site, colors, picture && [picture.id, versionOf(picture)]]))
    .digest('hex')
    .slice(0, 32)

/** What `og:image` names. The picture behind it never changes. */
export const cardAddress = (stored: StoredPublication, brand: Brand, given: Language, publicUrl: string): string =>
  `${publicUrl}/api/content/v1/posts/${encodeURIComponent(stored.publication.post)}/card.png?language=${given}&v=${cardVersion(cardOf(stored, brand, given))}`
