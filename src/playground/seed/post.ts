/** What the company has to say, and where. */
import type { Json } from '../../core/story.ts'
import type { pictures } from './pictures.ts'

export interface SeedText {
  readonly title: string
  readonly slug: string
  readonly teaser: string
  readonly description: string
  readonly body: Json
}
export interface SeedPost {
  readonly de: SeedText
  readonly en?: SeedText
  readonly picture?: keyof typeof pictures
  readonly topics: readonly ('wind' | 'solar' | 'storage' | 'people')[]
  readonly campaign?: boolean
  /** Texts of its own for each channel; where it says nothing, the teaser speaks. */
  readonly on: { readonly [channel in SeedChannel]?: string }
  /** What answers it on a channel, in order. */
  readonly parts?: { readonly [channel in SeedChannel]?: readonly string[] }
}
export type SeedChannel = 'website' | 'mastodon' | 'bluesky' | 'careers' | 'xing'
