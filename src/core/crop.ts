/** Which part of a picture a platform shows, in whole pixels. */

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
/** In percent of width and height, from the top left. */
export interface FocalPoint {
  readonly x: number
  readonly y: number
}

/** The largest area within these shapes, as near to the focal point as the edges allow. */
export function cropTo({ width, height }: Size, aspect: Aspect | undefined, focalPoint: FocalPoint): Area {
  const size = shaped({ width, height }, aspect)
  const from = (all: number, part: number, percent: number) => {
    const centre = (Number.isFinite(percent) ? percent : 50) / 100
    return Math.round(Math.min(Math.max(centre * all - part / 2, 0), all - part))
  }
  return { ...size, left: from(width, size.width, focalPoint.x), top: from(height, size.height, focalPoint.y) }
}

/** As much of it as these shapes hold. */
export function shaped({ width, height }: Size, aspect: Aspect | undefined): Size {
  if (!aspect) return { width, height }
  return {
    width: Math.max(1, Math.min(width, Math.floor(height * aspect.max))),
    height: Math.max(1, Math.min(height, Math.floor(width / aspect.min))),
  }
}
