/** What follows from a post being live. */
import type { Language, Story } from '../core/story.ts'
import type { AnyPublisher, Published } from '../../publishers/publisher.ts'
import { apply } from './apply.ts'
import type { Delivery, Ledger } from './ledger.ts'

export async function afterwards(live: Delivery, { manifest }: AnyPublisher, ledger: Ledger): Promise<void> {
  await announce(live, ledger)
  if (manifest.role === 'owned') await closeReplaced(live, ledger)
}

/** Where a reader of this language finds a post that is live. */
export const addressFor = (leader: Delivery, language: Language): string =>
  (leader.urls ? (JSON.parse(leader.urls) as { [language in Language]?: string })[language] : undefined) ?? leader.url

const languageOf = (row: Delivery): Language => (JSON.parse(row.story) as Story).language

type ReplyTo = { readonly root: Published; readonly parent: Published }

/** What the part after a live one answers. */
export function replyTo({ part, remoteId, url, replyTo: before }: Delivery): string {
  const parent: Published = { remoteId, url }
  const root = part > 0 && before ? (JSON.parse(before) as ReplyTo).root : parent
  return JSON.stringify({ root, parent } satisfies ReplyTo)
}

/** Tells those that waited for this one that it is there. Repeated by the sweep where a crash came in between. */
export async function announce(leader: Delivery, ledger: Ledger): Promise<void> {
  if (leader.state !== 'published') return
  for (const follower of await ledger.find({ waitsFor: leader.key }, { by: 'dueAt', limit: 500 })) {
    const told = follower.part > 0 ? { link: follower.link, replyTo: replyTo(leader) } : { link: addressFor(leader, languageOf(follower)) }
    await apply(ledger, follower, { is: 'leader-live', ...told }, await ledger.now())
  }
}

/** What is said of it, and what it is known by. */
export const replaced = 'The version that was approved afterwards stands in its place.'

/** It was live on an owned medium, and what came after it is live in its place. */
export const isReplaced = ({ state, reason }: Delivery): boolean => state === 'withdrawn' && reason === replaced

/** An owned medium shows the newest version in the place of those before: they are not live any more. A repetition is no new version. */
export async function closeReplaced(live: Delivery, ledger: Ledger): Promise<void> {
  const states = ['live-withdrawn', 'published'] as const
  for (const older of await ledger.find({ post: live.post, channel: live.channel, states }, { by: 'dueAt', limit: 100 })) {
    const isVersion = older.state === 'live-withdrawn' || (older.part === live.part && older.repeat === live.repeat)
    if (older.occurrence < live.occurrence && isVersion)
      await apply(ledger, older, { is: 'taken-down', reason: replaced }, await ledger.now())
  }
}
