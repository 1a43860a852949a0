/** What else goes out on a channel about the same time: two posts on top of each other take each other's readers. */
import type { Variant } from '../core/variant.ts'
import type { ScheduleFacts } from '../quality/facts.ts'
import { postTitle } from './forecast-lane.ts'
import type { Ledger } from './ledger.ts'

const withinMs = 2 * 86_400_000
/** What was withdrawn, refused or let go is not there. */
const gone = new Set(['withdrawn', 'live-withdrawn', 'skipped', 'rejected', 'failed'])

/** Deliveries of other posts on the variant's channel within two days of an instant; the parts of a thread count as one. */
export const neighboursIn =
  (ledger: Ledger) =>
  async ({ channel }: Variant, post: string, at: Date): Promise<ScheduleFacts['neighbours']> => {
    const [from, to] = [new Date(at.getTime() - withinMs), new Date(at.getTime() + withinMs)]
    const rows = await ledger.find({ channel: channel.id, dueAfter: from, dueBefore: to }, { by: 'dueAt', limit: 200 })
    return rows
      .filter((row) => row.post !== post && row.part === 0 && !gone.has(row.state))
      .map((row) => ({ post: row.post, title: postTitle(row), at: row.publishedAt ?? row.dueAt }))
  }
