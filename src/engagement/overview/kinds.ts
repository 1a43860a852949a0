/** What kind of post something was, as it went out. */
import type { Localised } from '../../core/answers.ts'
import type { Story } from '../../core/story.ts'

export const kindNames = {
  article: { de: 'Artikel', en: 'Article' },
  reel: { de: 'Reel', en: 'Reel' },
  story: { de: 'Story', en: 'Story' },
  poll: { de: 'Umfrage', en: 'Poll' },
  film: { de: 'Film', en: 'Film' },
  document: { de: 'Dokument', en: 'Document' },
  pictures: { de: 'Mehrere Bilder', en: 'Several pictures' },
  picture: { de: 'Ein Bild', en: 'One picture' },
  link: { de: 'Link ohne Bild', en: 'Link without a picture' },
  text: { de: 'Nur Text', en: 'Text only' },
} as const satisfies Record<string, Localised>
export type Kind = keyof typeof kindNames

/** @param isOwned it stands whole on a medium of our own */
export function kindOf({ format = 'post', poll, media, link }: Pick<Story, 'format' | 'poll' | 'media' | 'link'>, isOwned: boolean): Kind {
  if (isOwned) return 'article'
  if (format !== 'post') return format
  if (poll) return 'poll'
  if (media.some(({ kind }) => kind === 'video')) return 'film'
  if (media.some(({ kind }) => kind === 'document')) return 'document'
  if (media.length > 0) return media.length > 1 ? 'pictures' : 'picture'
  return link ? 'link' : 'text'
}
