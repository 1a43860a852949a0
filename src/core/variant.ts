import type { Channel } from './channel.ts'
import type { Story } from './story.ts'

/** What a post says on one channel, ready to be previewed, judged, approved and delivered. */
export interface Variant {
  readonly channel: Channel
  /** `link` holds the variant's own link; where it has none it is filled in once the website has answered. */
  readonly story: Story
  /** `null`: as soon as it may. */
  readonly dueAt: Date | null
  /** It was given a time of its own; `dueAt` is `null` while somebody still has to say which. Default false. */
  readonly ownTime?: boolean
  /** SHA-256 over the story, its media and its target. Approval is bound to it. The time is not part of it. */
  readonly hash: string
}
