/** What the hub says of deliveries and channels, in the language of whoever reads it. It is stored in English. */
import { inGerman } from '../core/in-german.ts'
import type { Localised } from '../core/answers.ts'
import type { Language } from '../core/story.ts'
import { tables } from '../../publishers/german.gen.ts'
import { german } from './german.ts'

const toGerman = inGerman([german, ...tables])

/** Words of people and of platforms, and what no table knows, stay as they are. */
export const saidIn = (language: Language, sentence: string): string => (language === 'de' ? toGerman(sentence) : sentence)

/** The same sentence for whoever reads it later. */
export const inBoth = (sentence: string): Localised => ({ de: toGerman(sentence), en: sentence })
