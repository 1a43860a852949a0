/** Why a file is not taken as a picture, film or document. */
import type { Language } from '../src/core/story.ts'

export type MediaRefusalCode =
  | 'not-an-image'
  | 'svg'
  | 'type-not-accepted'
  | 'damaged'
  | 'too-many-pixels'
  | 'too-many-frames'
  | 'animation-too-large'
  | 'no-accepted-type'
  | 'does-not-fit'
  | 'not-a-document'
  | 'damaged-document'
  | 'encrypted-document'
  | 'active-document'
  | 'not-a-film'
  | 'damaged-film'
  | 'film-too-large'
  | 'film-too-long'
  | 'film-takes-too-long'

/** Thrown by `probeImage`, `probeDocument`, `renderFor` and `readVideo`. `message` is the English sentence. */
export class MediaRefusal extends Error {
  override readonly name = 'MediaRefusal'
  readonly code: MediaRefusalCode
  /** Says to a person what is wrong and what to do. */
  readonly sentence: { readonly [language in Language]: string }
  constructor(code: MediaRefusalCode, sentence: { readonly [language in Language]: string }, cause?: unknown) {
    super(sentence.en, { cause })
    this.code = code
    this.sentence = sentence
  }
}
