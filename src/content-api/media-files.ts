import { createHash } from 'node:crypto'
import type { MediaRef } from '../core/story.ts'

/**
 * `original` and the widths show the whole picture; `card` (1200 x 630) and `thumbnail` (400 x 300) are cut around the focal
 * point. None is larger than the picture itself. With `.webp` it is WebP whatever the picture is, otherwise the picture's own type.
 */
export const mediaVariants = [
  ...(['original', 'w320', 'w640', 'w960', 'w1280', 'w1920'] as const),
  ...(['original.webp', 'w320.webp', 'w640.webp', 'w960.webp', 'w1280.webp', 'w1920.webp'] as const),
  ...(['card', 'thumbnail'] as const),
] as const
export type MediaVariant = (typeof mediaVariants)[number]

/** A picture exactly as it was approved: this file, seen from this point. A document, too: of it there is the original alone. */
export type Picture = Pick<MediaRef, 'id' | 'sha256' | 'focalPoint'>

/** 16 hex digits that stand for it. Part of its address, so that what is behind an address never changes. */
export const versionOf = ({ sha256, focalPoint: { x, y } }: Picture): string =>
  createHash('sha256').update(`${sha256} ${x} ${y}`).digest('hex').slice(0, 16)

/** What stands in a picture's place until it is there. */
export interface Placeholder {
  /** ThumbHash (https://evanw.github.io/thumbhash, read 2026-11-29), base64: some 30 bytes that a browser draws a blurred picture from. */
  readonly thumbhash: string
  /** The average colour, `#rrggbb`. */
  readonly color: string
}

/** A file is a file, whatever somebody hid in it: it may not run anything when it is opened on its own. A document is saved, not shown. */
export const fileHeaders = (mimeType: string): readonly (readonly [string, string])[] => [
  ['Content-Security-Policy', "default-src 'none'; sandbox"],
  ...(mimeType.startsWith('image/') ? [] : [['Content-Disposition', 'attachment'] as const]),
]

export interface OpenedFile {
  readonly bytes: Buffer
  readonly mimeType: string
}

/** The files behind publications: the port to where they lie. */
export interface MediaFiles {
  /** Without EXIF and GPS. `null`: the approved file is not kept (any more); another version of it is never given instead. */
  open(picture: Picture, variant: MediaVariant): Promise<OpenedFile | null>
  /** `null`: the approved file is not there, or is no picture. */
  placeholder(picture: Picture): Promise<Placeholder | null>
  /** Called when a picture or document has gone live: keeps it as it is now, whatever becomes of the one in the media library. */
  keep(picture: Picture): Promise<void>
}
