/** What a story becomes on Pinterest: pure, so that previews and checks call it too. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import type { Preview } from '../publisher.ts'

type Media = readonly Pick<MediaRef, keyof MediaRef>[]
export type Draft = {
  readonly title: string
  readonly description: string
  readonly link: string | null
  /** One for all pictures. `null`: nobody has written one. */
  readonly alt: string | null
  /** More than Pinterest takes are kept: they are refused, and nothing is left out unsaid. */
  readonly films: Media
  readonly images: Media
}

export function compose({ text, link, media, article, language }: Story): Draft {
  const images = media.filter(({ kind }) => kind === 'image').map(sendable)
  const films = media.filter(({ kind }) => kind === 'video').map(sendable)
  // A picture beside a film is only its cover: what is told to those who cannot see is told of the film.
  const described = films.length > 0 ? films : images
  const alts = described.flatMap(({ alt }) => (alt?.trim() ? [alt.trim()] : []))
  return {
    title: writable(article.texts[language]?.title ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    description: writable(text).trim(),
    link,
    alt: alts.length > 0 ? alts.join('\n') : null,
    films,
    images,
  }
}

const writable = (text: string) => text.toWellFormed().normalize('NFC')
const sendable = (ref: MediaRef) => ({ ...ref, alt: ref.alt?.toWellFormed() ?? null })

/** Pinterest shows the title below the picture, and the link behind it. */
export const preview = ({ title, description, link, films, images }: Draft): Preview => ({
  title,
  text: description,
  media: [...films, ...images],
  card: link === null ? null : { url: link, title, description: '' },
})
