/** What a variant says: the post itself, and what answers it. */
import { storyOfPart, type Story } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'
import { variantHash } from './content-hash.ts'

export interface Said {
  /** As JSON. */
  readonly story: string
  /** Of exactly this story: what the last gate compares. */
  readonly contentHash: string
}

/** In the order in which it goes out. */
export function toldBy({ channel, story, hash, parts = [], recurrence }: Variant): Said[] {
  const told: readonly Story[] = [story, ...parts.map((text) => storyOfPart(story, text))]
  const target = { channel: channel.id, account: channel.account }
  // The hash of a variant covers its parts and repetitions too, where it has any.
  const isWhole = parts.length === 0 && !recurrence
  return told.map((one) => ({ story: JSON.stringify(one), contentHash: isWhole ? hash : variantHash(one, target) }))
}
