/** What a story becomes on Instagram: pure, so that previews and checks call it too. */
import type { Format, MediaRef, Story } from '../../src/core/story.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  readonly format: Format
  /** A story shows none; it is kept, so that nobody is shown less than was written. */
  readonly caption: string
  /** In their order, pictures and films mixed. */
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
}

export const compose = ({ format = 'post', text, media }: Story): Draft => ({
  format,
  caption: text.toWellFormed().normalize('NFC').trim(),
  media: media.map((file) => ({ ...file, alt: file.alt?.toWellFormed() ?? null })),
})

export const preview = ({ caption, media }: Draft): Preview => ({ text: caption, media, card: null })
