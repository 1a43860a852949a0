import type { Language } from '../../core/story.ts'
import { instant } from '../format.ts'

/** "14:03" of today, and the day before it of any other. */
export const since = (iso: string, language: Language, now = new Date()): string =>
  new Date(iso).toDateString() === now.toDateString()
    ? new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { timeStyle: 'short' }).format(new Date(iso))
    : instant(iso, language)
