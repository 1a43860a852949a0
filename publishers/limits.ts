/** What a platform takes. Part of the contract of `publisher.ts`, and all of it facts with their sources. */
import type { TextUnit } from '../src/core/text.ts'

/** A fact about the outside world, with the page it was read from and the day it was read (YYYY-MM-DD). */
export type Sourced<T> = T & { readonly source: string; readonly checked: `${number}-${number}-${number}` }

export interface Limits {
  /** All must hold: Bluesky, for one, caps graphemes and bytes. Empty: no limit is known. */
  readonly text: readonly Sourced<{
    readonly max: number
    readonly unit: TextUnit
    /** A link counts as this many, however long it is. Absent: it counts like any text. */
    readonly linkCountsAs?: number
    /** `@name@server` counts as `@name`. Default false. */
    readonly mentionsWithoutServer?: boolean
  }>[]
  /** Of the title that stands apart from the text. Absent: no limit is known, or posts have none. */
  readonly title?: Sourced<{ readonly max: number; readonly unit: TextUnit }>
  readonly images: Sourced<{
    readonly max: number
    readonly bytes: number
    readonly mimeTypes: readonly string[]
    /** Longest alternative text, in graphemes. `null`: no limit is known; 0: the platform takes none. */
    readonly altMax: number | null
    /** Most pixels (width x height). `null`: no limit is known. */
    readonly pixels: number | null
    /** Narrowest and widest picture, as width divided by height: the rest is cropped off round the focal point. Absent: any shape. */
    readonly aspect?: { readonly min: number; readonly max: number }
    /** Pixels across at which the platform shows a picture at its largest. Absent: not known. */
    readonly recommendedWidth?: number
    /**
     * What the platform's own buttons and texts cover, as shares of width and height, 0 to 1, from the top left of the picture as it is
     * cropped. Absent: nothing is known to be covered.
     */
    readonly covered?: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[]
    /** Smallest picture that it takes, in pixels: a smaller one is refused, and nothing makes it larger. Absent: none is too small. */
    readonly min?: { readonly width: number; readonly height: number }
    /** Whether an animation moves there. Absent: nobody has looked, and it is judged as if it does where its type is taken. */
    readonly animated?: boolean
    /** A post holds pictures or films, never both. Default false. */
    readonly apartFromVideo?: boolean
  }>
  /** Films. Absent: nothing is known, and what they are is not held against them. Whether films can be sent at all, `supports.video` tells. */
  readonly video?: Sourced<{
    readonly max: number
    readonly bytes: number
    readonly mimeTypes: readonly string[]
    /** Codecs that it takes, by the first part of their RFC 6381 names: `avc1`, `mp4a`. Absent: H.264 and AAC, which everybody takes. */
    readonly codecs?: readonly string[]
    /** Shortest and longest film, in milliseconds. Absent: no limit is known. */
    readonly minMs?: number
    readonly maxMs?: number
    /** Most pixels (width x height). Absent or `null`: no limit is known. */
    readonly pixels?: number | null
    /** Narrowest and widest film, as width divided by height. Absent: any shape. */
    readonly aspect?: { readonly min: number; readonly max: number }
    /** Absent: any. */
    readonly framesPerSecond?: { readonly min: number; readonly max: number }
  }>
  /** Documents. Absent: none are taken. */
  readonly documents?: Sourced<{
    readonly max: number
    readonly bytes: number
    readonly mimeTypes: readonly string[]
    /** Longest title, in UTF-16 units. Absent: no limit is known. */
    readonly titleMax?: number
    /** A post holds documents or pictures and films, never both. Default false. */
    readonly apartFromOthers?: boolean
  }>
  /** No post there without a picture or a film. Absent: words alone will do. */
  readonly required?: Sourced<{ readonly media: 'any' | 'image' | 'video' }>
  /** A poll below the text. Absent: the platform takes none. */
  readonly poll?: Sourced<{
    readonly options: { readonly min: number; readonly max: number }
    /** Longest option, in the unit of the text's first rule. */
    readonly optionMax: number
    readonly minutes: { readonly min: number; readonly max: number }
    /** Whether people may choose several. */
    readonly multiple: boolean
    /** A post holds a poll or pictures and films, never both. Default false. */
    readonly apartFromMedia?: boolean
  }>
  /** Most hashtags in one text, as the platform counts them. Absent: no limit is known. */
  readonly hashtags?: Sourced<{ readonly max: number }>
  /** Most accounts that one text mentions. Absent: no limit is known. */
  readonly mentions?: Sourced<{ readonly max: number }>
  /** Most links in one text. Absent: no limit is known. */
  readonly links?: Sourced<{ readonly max: number }>
  /** Longest thread, in posts, the first one included. Absent: no limit is known. Whether anything can follow a post at all, `supports.threads` tells. */
  readonly parts?: Sourced<{ readonly max: number }>
}
