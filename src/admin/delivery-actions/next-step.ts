import type { QueuedDelivery } from '../../core/answers.ts'
import type { Language } from '../../core/story.ts'
import { instant } from '../format.ts'
import { words } from './words.ts'

/** What happens next with a delivery, when, and why not earlier, in sentences. Total. */
export function nextStep(delivery: QueuedDelivery, language: Language, now = new Date()): string {
  const { next } = words[language]
  const { state, goesAt, because, publishedAt, timeZone } = delivery
  const time = (iso: string) => instant(iso, language, timeZone, now)
  switch (state) {
    case 'scheduled': {
      if (!because) return next.scheduled
      const isLater = goesAt && Date.parse(goesAt) > now.getTime()
      return isLater ? `${next.leavesAt(time(goesAt))} ${because[language]}` : because[language]
    }
    case 'processing':
      return because?.[language] ?? next.processing
    case 'unknown':
      return because ? `${next.unknown} ${because[language]}` : next.unknown
    case 'published':
      return publishedAt ? next.liveSince(time(publishedAt)) : next.live
    default:
      return next[state]
  }
}
