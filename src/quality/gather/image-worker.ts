import { analyseImage } from '../../../media/analysis/image.ts'
import type { Logo } from '../../../media/analysis/logo.ts'
import type { ReadImage } from '../../../media/analysis/read-image.ts'
import { createWordReader } from '../../../media/analysis/words.ts'
import { MediaRefusal } from '../../../media/refusal.ts'
import type { Unread } from '../facts.ts'
import { answerQuestions } from './answer-questions.ts'

export interface ImageQuestion {
  readonly bytes: Uint8Array
  readonly logos: readonly Logo[]
}
/** `unread`: the file is to blame, and will be the next time. */
export type ImageAnswer = ReadImage | { readonly unread: Unread }

const words = createWordReader()
answerQuestions(async ({ bytes, logos }: ImageQuestion): Promise<ImageAnswer> => {
  try {
    return await analyseImage(bytes, { logos, words })
  } catch (error) {
    if (error instanceof MediaRefusal) return { unread: error.sentence }
    throw error
  }
})
