/** What a story becomes on Teams: pure, so that previews and checks call it too. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  /** As people read it. */
  readonly text: string
  readonly language: string
  readonly images: readonly Pick<MediaRef, keyof MediaRef>[]
  /** A button below the text. */
  readonly button: { readonly url: string; readonly title: string; readonly description: string } | null
}

export function compose({ text, link, language, media, article }: Story): Draft {
  const seo = article.texts[language]?.seo
  const title = seo?.title.toWellFormed().trim() || link
  return {
    // Half a surrogate pair cannot be sent as UTF-8.
    text: text.toWellFormed().normalize('NFC').trim(),
    language,
    images: media.filter(({ kind }) => kind === 'image').map((image) => ({ ...image, alt: image.alt?.toWellFormed() ?? null })),
    button: link === null || !title ? null : { url: link, title, description: seo?.description.toWellFormed() ?? '' },
  }
}

export const preview = ({ text, images, button }: Draft): Preview => ({ text, media: images, card: button })
