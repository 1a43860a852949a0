import type { Channel } from './channel.ts'
import type { LatePolicy } from './late-policy.ts'
import type { Recurrence } from './recurrence.ts'
import type { Story } from './story.ts'

/** What follows a post on one channel has at most so many parts. */
export const mostParts = 24

/** No platform takes a poll with more options. */
export const mostPollOptions = 12
/** How long a poll may be open, to choose from. */
export const pollMinutes = [5, 30, 60, 360, 720, 1440, 4320, 10_080, 20_160] as const

/** What a post says on one channel, ready to be previewed, judged, approved and delivered. */
export interface Variant {
  readonly channel: Channel
  /** `link` holds the variant's own link; where it has none it is filled in once the website has answered. */
  readonly story: Story
  /** What answers it, in order: the rest of a thread, or a first comment. Default none. */
  readonly parts?: readonly string[]
  /** `null`: as soon as it may. */
  readonly dueAt: Date | null
  /** It was given a time of its own; `dueAt` is `null` while somebody still has to say which. Default false. */
  readonly ownTime?: boolean
  /** It was told to go as soon as it is approved, whatever the post's time is. Default false. */
  readonly atOnce?: boolean
  /** It takes the channel's next free slot, not before `dueAt`. Default false. */
  readonly takesSlot?: boolean
  /** How it is repeated after its first time. Default not at all. */
  readonly recurrence?: Recurrence | null
  /** What becomes of it when it is late. Default `default`. */
  readonly latePolicy?: LatePolicy
  /** SHA-256 over the story, its media and its target. Approval is bound to it. The time is not part of it. */
  readonly hash: string
}
