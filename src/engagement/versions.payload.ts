/** An owned medium has a post once, however often it is corrected: one delivery after the other stands for the same page. */
import type { Payload } from 'payload'
import { isReplaced } from '../delivery/afterwards.ts'
import type { Delivery } from '../delivery/ledger.ts'
import { hub } from '../hub.ts'

const most = 500

/** In whose place it stands, the newest first. What a person took down in between began anew, and is not among them. */
export async function earlierVersions(payload: Payload, row: Delivery): Promise<readonly Delivery[]> {
  const { ledger, isOwned } = hub(payload)
  if (row.occurrence === 0 || !isOwned(row.platform)) return []
  const found = await ledger.find({ post: row.post, channel: row.channel }, { by: 'dueAt', limit: most })
  const earlier = found
    .filter(
      ({ part, repeat, occurrence, publishedAt }) =>
        part === row.part && repeat === row.repeat && occurrence < row.occurrence && publishedAt,
    )
    .sort((a, b) => b.occurrence - a.occurrence)
  const begun = earlier.findIndex((older) => !isReplaced(older))
  return begun === -1 ? earlier : earlier.slice(0, begun)
}

/** As old as the post is there: its ages are reckoned from the first version, and so is the day on which it was published. */
export async function asFirstPublished(payload: Payload, row: Delivery): Promise<Delivery> {
  const first = (await earlierVersions(payload, row)).at(-1)
  return first ? { ...row, publishedAt: first.publishedAt } : row
}
