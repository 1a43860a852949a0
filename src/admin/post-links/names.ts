import type { Language } from '../../core/story.ts'
import { words } from './words.ts'

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' }

/** A country of ISO 3166-1 in words; `ZZ` is none. */
export function countryName(code: string, language: Language): string {
  if (code === 'ZZ') return words[language].unknown
  try {
    return new Intl.DisplayNames(locales[language], { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

/** YYYY-MM-DD as a person reads it, the same day in every time zone. */
export const dayName = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))

export const deviceName = (device: string, language: Language): string => {
  const names: Readonly<Record<string, string>> = words[language].deviceNames
  return names[device] ?? device
}
