import { createHash } from 'node:crypto'
import type { MediaRef } from '../core/story.ts'

/**
 * `original` and the two widths show the whole picture; `card` (1200 x 630) and `thumbnail` (400 x 300) are cut around the focal
 * point. None is larger than the picture itself.
 */
export const mediaVariants = ['original', 'w640', 'w1280', 'card', 'thumbnail'] as const
export type MediaVariant = (typeof mediaVariants)[number]

/** A picture exactly as it was approved: this file, seen from this point. */
export type Picture = Pick<MediaRef, 'id' | 'sha256' | 'focalPoint'>

/** 16 hex digits that stand for it. Part of its address, so that what is behind an address never changes. */
export const versionOf = ({ sha256, focalPoint: { x, y } }: Picture): string =>
  createHash('sha256').update(`${sha256} ${x} ${y}`).digest('hex').slice(0, 16)

export interface OpenedFile {
  readonly bytes: Buffer
  readonly mimeType: string
}

/** The files behind publications: the port to where they lie. */
export interface MediaFiles {
  /** Without EXIF and GPS. `null`: the approved file is not kept (any more); another version of it is never given instead. */
  open(picture: Picture, variant: MediaVariant): Promise<OpenedFile | null>
  /** Called when a picture has gone live: keeps it as it is now, whatever becomes of the one in the media library. */
  keep(picture: Picture): Promise<void>
}
