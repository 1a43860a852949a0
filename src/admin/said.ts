import { saidIn } from '../delivery/said.ts'
import { useLanguage } from './words.ts'

/** A sentence that the hub stored in English, in the admin's language. Words of people, of platforms, and unknown ones stay as they are. */
export function useSaid(): (sentence: string) => string {
  const language = useLanguage()
  return (sentence) => saidIn(language, sentence)
}
