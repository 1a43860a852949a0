/** How large each variant of a picture is, and of which type: told before it is made, and what it is made by. */
import { longestEdge, shrinkTo } from '../../media/geometry.ts'
import { cropTo, type Area, type Size } from '../core/crop.ts'
import type { MediaVariant } from './media-files.ts'

const cuts: { readonly [variant in MediaVariant]?: Size } = { card: { width: 1200, height: 630 }, thumbnail: { width: 400, height: 300 } }
const middle = { x: 50, y: 50 }

/** The width that a variant of the whole picture has at most; `null`: its own. */
const widthOf = (variant: MediaVariant): number | null => {
  const [, width] = /^w(\d+)/.exec(variant) ?? []
  return width === undefined ? null : Number(width)
}

export interface VariantLimits {
  /** Width x height at most; `null`: as it is. */
  readonly pixels: number | null
  readonly aspect?: { readonly min: number; readonly max: number }
}

/** What a picture of this size is rendered within. */
export function limitsOf(variant: MediaVariant, whole: Size): VariantLimits {
  const cut = cuts[variant]
  if (cut) return { pixels: cut.width * cut.height, aspect: { min: cut.width / cut.height, max: cut.width / cut.height } }
  const width = widthOf(variant)
  return { pixels: width === null ? null : Math.ceil((width * width * whole.height) / whole.width) }
}

/**
 * Pixels of a variant. Exact for what is made anew. The original is told as it is; one that is longer than 4096 pixels and of a kind
 * that has to be encoded anew comes smaller than told.
 */
export function sizeOf(variant: MediaVariant, whole: Size): Size {
  if (variant === 'original') return { width: whole.width, height: whole.height }
  const { pixels, aspect } = limitsOf(variant, whole)
  const area: Area = cropTo(whole, aspect, middle)
  return shrinkTo(area, { pixels, longestEdge }, aspect)
}

const webp = 'image/webp'

/** The type that a variant of a picture of this type has. AVIF is given as WebP: every browser of today shows that one. */
export function typeOf(variant: MediaVariant, mimeType: string): string {
  if (variant.endsWith('.webp') || (mimeType === 'image/avif' && !cuts[variant])) return webp
  return mimeType
}
