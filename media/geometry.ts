/** Sizes and shapes of pictures, in whole pixels. */

export interface Size {
  readonly width: number
  readonly height: number
}
export interface Area extends Size {
  readonly left: number
  readonly top: number
}
/** Narrowest and widest, as width divided by height. */
export interface Aspect {
  readonly min: number
  readonly max: number
}

/** Where a picture has to be encoded anew: no platform shows more on its longer side. */
export const longestEdge = 4096

/** The largest area within these shapes, as near to the focal point (in percent) as the edges allow. */
export function cropTo({ width, height }: Size, aspect: Aspect | undefined, focalPoint: { readonly x: number; readonly y: number }): Area {
  const size = shaped({ width, height }, aspect)
  const from = (all: number, part: number, percent: number) => {
    const centre = (Number.isFinite(percent) ? percent : 50) / 100
    return Math.round(Math.min(Math.max(centre * all - part / 2, 0), all - part))
  }
  return { ...size, left: from(width, size.width, focalPoint.x), top: from(height, size.height, focalPoint.y) }
}

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

function shaped({ width, height }: Size, aspect: Aspect | undefined): Size {
  if (!aspect) return { width, height }
  return {
    width: Math.max(1, Math.min(width, Math.floor(height * aspect.max))),
    height: Math.max(1, Math.min(height, Math.floor(width / aspect.min))),
  }
}
