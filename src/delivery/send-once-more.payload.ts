import type { Payload } from 'payload'
import { Problem } from '../core/problem.ts'
import { hub } from '../hub.ts'
import { loadReviewed } from '../workflow/review.payload.ts'
import { apply } from './apply.ts'
import type { Delivery } from './ledger.ts'
import { approved } from './patches.ts'
import { planApproved } from './plan-approved.payload.ts'

/**
 * Another delivery of what ended without being live, by the approval that still stands for it.
 * @param before called once nothing stands in the way, before anything changes
 * @returns the new delivery, or the one that somebody else has made of it meanwhile; `null` where the old one has changed
 * @throws Problem 409 where the approval has gone, or there is a newer delivery.
 */
export async function sendOnceMore(payload: Payload, row: Delivery, before: () => Promise<void>): Promise<Delivery | null> {
  const { ledger } = hub(payload)
  const newest = async () => {
    const rows = await ledger.find({ post: row.post, channel: row.channel }, { by: 'dueAt', limit: 5_000 })
    const same = rows.filter(({ part, repeat, occurrence }) => part === row.part && repeat === row.repeat && occurrence > row.occurrence)
    return same.sort((a, b) => b.occurrence - a.occurrence)[0] ?? null
  }
  const newer = await newest()
  if (newer)
    throw new Problem(
      409,
      'superseded',
      {
        de: 'Es gibt eine neuere Auslieferung dieses Beitrags auf diesem Kanal.',
        en: 'There is a newer delivery of this post on this channel.',
      },
      {
        next: { sentence: 'Look where that one stands', command: `funkhaus deliveries show ${newer.id}` },
      },
    )
  if (!(await stillApproved(payload, row)))
    throw new Problem(409, 'not-approved', {
      de: 'Die Freigabe des Beitrags gilt nicht mehr. Lassen Sie ihn noch einmal freigeben, dann geht er von selbst hinaus.',
      en: 'The approval of the post does not stand any more. Have it approved again, and it goes out by itself.',
    })
  await before()
  // Planning takes it that an approval has been dealt with where a row carries it.
  if (!(await apply(ledger, row, { is: 'edited', reason: '' }, await ledger.now()))) return null
  await planApproved(payload, row.post)
  const made = await newest()
  if (!made)
    throw new Problem(409, 'not-planned', {
      de: 'So, wie der Beitrag jetzt freigegeben ist, geht er nicht mehr auf diesen Kanal. Ändern Sie ihn, und lassen Sie ihn freigeben.',
      en: 'The post does not go to this channel any more as it is approved now. Change it, and have it approved.',
    })
  // Those that waited for the old one wait for this one.
  for (const follower of await ledger.find({ waitsFor: row.key }, { by: 'dueAt', limit: 500 }))
    if (approved(follower)) await apply(ledger, follower, { is: 'approved-again', patch: { waitsFor: made.key } }, await ledger.now())
  return made
}

async function stillApproved(payload: Payload, { post }: Delivery): Promise<boolean> {
  try {
    const { review, hash } = await loadReviewed(payload, post)
    return review.state === 'approved' && review.hash === hash
  } catch (error) {
    // In the trash, or gone.
    if ((error as { status?: unknown }).status === 404) return false
    throw error
  }
}
