/** Media that somebody should look after before a post stumbles over them. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { kindOfType, type Concern } from '../core/media-library.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { concernsOf, dayOf, soonOf } from './concerns.ts'
import { storedMedium } from './stored-medium.ts'
import { usageCounts } from './usage.payload.ts'

export interface MediumInNeed {
  readonly id: string
  readonly filename: string
  readonly kind: ReturnType<typeof kindOfType>
  readonly concerns: readonly Exclude<Concern, 'alt-missing' | 'rights-unknown'>[]
  /** The first day that is at stake. */
  readonly day: string | null
  readonly usage: { readonly posts: number; readonly live: number }
}

/** More is no list that anybody works through on one day. */
const most = 50
const urgent = z.enum(['expired', 'consent-refused', 'consent-ended', 'ending'])

/** Media in use whose licence or consent has ended, was refused, or ends within thirty days; what ended first stands first. */
export async function mediaThatNeedCare(payload: Payload, now = new Date()): Promise<MediumInNeed[]> {
  const soon = `${soonOf(now)}T23:59:59.999Z`
  const at: Where[] = [
    { expiresAt: { less_than_equal: soon } },
    { consentUntil: { less_than_equal: soon } },
    { consent: { equals: 'refused' } },
  ]
  const found = new Map<string, z.infer<typeof storedMedium>>()
  for (const where of at) {
    const { docs } = await payload.db.find({
      collection: 'media',
      where: { and: [{ deletedAt: { exists: false } }, where] },
      sort: '-expiresAt',
      locale: 'all',
      joins: noJoins,
      pagination: false,
      limit: most * 4,
    })
    for (const doc of docs) {
      const medium = storedMedium.parse(doc)
      found.set(medium.id, medium)
    }
  }
  const usage = await usageCounts(payload, [...found.keys()])
  return [...found.values()]
    .flatMap((medium): MediumInNeed[] => {
      const { posts = 0, live = 0 } = usage.get(medium.id) ?? {}
      const concerns = concernsOf(medium, [], now).flatMap((concern) => urgent.safeParse(concern).data ?? [])
      if (posts + live === 0 || concerns.length === 0) return []
      const days = [medium.expiresAt, medium.consentUntil].flatMap((day) => day?.slice(0, 10) ?? []).sort()
      return [
        {
          id: medium.id,
          filename: medium.filename,
          kind: kindOfType(medium.mimeType),
          concerns,
          day: days[0] ?? null,
          usage: { posts, live },
        },
      ]
    })
    .sort((a, b) => (a.day ?? dayOf(now)).localeCompare(b.day ?? dayOf(now)))
    .slice(0, most)
}
