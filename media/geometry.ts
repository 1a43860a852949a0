/** Sizes of pictures, in whole pixels. */
import { shaped, type Aspect, type Size } from '../src/core/crop.ts'

/** Where a picture has to be encoded anew: no platform shows more on its longer side. */
export const longestEdge = 4096

/** As large as these limits allow, and never larger than it is. Rounding never leaves the shapes. */
export function shrinkTo(
  { width, height }: Size,
  limits: { readonly pixels: number | null; readonly longestEdge: number },
  aspect?: Aspect,
): Size {
  const byPixels = limits.pixels === null ? 1 : Math.sqrt(limits.pixels / (width * height))
  const scale = Math.min(1, byPixels, limits.longestEdge / Math.max(width, height))
  return shaped({ width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }, aspect)
}
