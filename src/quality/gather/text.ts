/** Reads what a reader meets: sentences, and in which language. Pure: it is gathered once only so that no check does it again. */
import type { Preview } from '../../../publishers/publisher.ts'
import type { Subject } from '../check.ts'
import type { Place, TextFacts } from '../facts.ts'
import { places } from '../places.ts'
import { languageOf } from '../text/language.ts'
import { sentencesIn } from '../../core/sentences.ts'

export const readText = (preview: Preview, subject: Subject): TextFacts => readPlaces(places(preview, subject))

/** Composed characters throughout, so that no check has to think of it; where somebody typed others, offsets would be wrong and are not given. */
export function readPlaces(found: readonly Place[]): TextFacts {
  const composed = found.map(({ field, text, exact }) => {
    const normal = text.normalize('NFC')
    return { field, text: normal, exact: exact && normal === text, sentences: sentencesIn(normal) }
  })
  return { places: composed, language: languageOf(composed.map(({ text }) => text).join('\n')) }
}
