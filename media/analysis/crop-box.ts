/** Where things of a picture lie once a platform has cropped it. Pure: checks use it. */
import { cropTo, type Aspect } from '../../src/core/crop.ts'
import type { Box } from './read-image.ts'

export interface Crop {
  /** What is left, as shares of the whole picture. */
  readonly kept: Box
  /** Share of the picture that is cropped off, 0 to 1. */
  readonly lost: number
}

/** As `renderFor` crops it: round the focal point, which is in percent. */
export function cropOf(
  size: { readonly width: number; readonly height: number },
  aspect: Aspect | undefined,
  focalPoint: { readonly x: number; readonly y: number } = { x: 50, y: 50 },
): Crop {
  const { left, top, width, height } = cropTo(size, aspect, focalPoint)
  return {
    kept: { x: left / size.width, y: top / size.height, width: width / size.width, height: height / size.height },
    lost: 1 - (width * height) / (size.width * size.height),
  }
}

/** A box of the whole picture, as shares of what is kept of it. */
export const boxIn = ({ kept }: Crop, box: Box): Box => ({
  x: (box.x - kept.x) / kept.width,
  y: (box.y - kept.y) / kept.height,
  width: box.width / kept.width,
  height: box.height / kept.height,
})

/** Share of a box that lies within another, 0 to 1. */
export function shareWithin(box: Box, area: Box): number {
  const across = Math.min(box.x + box.width, area.x + area.width) - Math.max(box.x, area.x)
  const down = Math.min(box.y + box.height, area.y + area.height) - Math.max(box.y, area.y)
  const whole = box.width * box.height
  return across <= 0 || down <= 0 || whole <= 0 ? 0 : (across * down) / whole
}
