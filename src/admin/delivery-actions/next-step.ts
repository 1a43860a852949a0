import type { DeliveryState } from '../../core/delivery.ts'
import type { Language } from '../../core/story.ts'
import { instant } from '../format.ts'
import { words } from './words.ts'

/** What the page of a delivery needs of the ledger's row, as Payload's REST tells it. */
export interface DeliveryRow {
  readonly id: string
  readonly state: DeliveryState
  readonly platform: string
  readonly channel: string
  readonly reason?: string | null
  readonly dueAt: string
  readonly timeZone: string
  readonly notBefore?: string | null
  readonly waitsFor?: string | null
  readonly hold?: string | null
  readonly cancel?: boolean | null
  readonly url?: string | null
  readonly publishedAt?: string | null
}

const later = (one: string, other: string | null | undefined): string => (other && Date.parse(other) > Date.parse(one) ? other : one)

/** What happens next with a delivery, and when, in a sentence. Total. */
export function nextStep(row: DeliveryRow, language: Language, now = new Date()): string {
  const text = words[language]
  const time = (iso: string | null | undefined) => instant(iso, language, row.timeZone, now)
  const comesAt = row.notBefore && Date.parse(row.notBefore) > now.getTime() ? time(row.notBefore) : ''
  switch (row.state) {
    case 'scheduled': {
      if (row.cancel) return text.next.beingWithdrawn
      if (row.hold) return text.next.held
      const at = later(row.dueAt, row.notBefore)
      if (row.waitsFor) return text.next.waitsForWebsite(time(at))
      return Date.parse(at) > now.getTime() ? text.next.leavesAt(time(at)) : text.next.leavesNow
    }
    case 'processing':
      return comesAt ? text.next.asksAgainAt(comesAt) : text.next.processing
    case 'unknown':
      return comesAt ? text.next.looksAt(comesAt) : text.next.looks
    case 'published':
      return row.publishedAt ? text.next.liveSince(time(row.publishedAt)) : text.next.live
    default:
      return text.next[row.state]
  }
}
