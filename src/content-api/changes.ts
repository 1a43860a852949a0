/** What has changed about what is public, and who wants to know. */
import type { Entry } from './reading/entry.ts'

export interface ContentChange {
  readonly type: 'post.published' | 'post.changed' | 'post.withdrawn'
  /** The publication's row and the instant of its change: the same in every process, whoever notices it. */
  readonly id: string
  readonly at: Date
  /** As it was, `null` where it was not public before. */
  readonly before: Entry | null
  /** As it is, `null` where it is not public any more. */
  readonly after: Entry | null
  /** The same post on other sites: lists that show it once may now show another of them. */
  readonly others?: readonly Entry[]
}

/** Whether what was made from content may be another one after this change. */
export type TouchedBy = (change: ContentChange) => boolean

/** Everything that a change may move in a list. */
export const sidesOf = ({ before, after, others = [] }: ContentChange): readonly Entry[] => [
  ...(before ? [before] : []),
  ...(after ? [after] : []),
  ...others,
]

/** Made from one post. */
export const touchesPost =
  (post: string): TouchedBy =>
  (change) =>
    sidesOf(change).some((entry) => entry.post === post)

/** Made from the posts of a brand: its id. */
export const touchesBrand =
  (brand: string): TouchedBy =>
  (change) =>
    sidesOf(change).some((entry) => entry.brand === brand)

/** Made from nothing that is published: a document, a file whose address names its content. */
export const touchedByNothing: TouchedBy = () => false
