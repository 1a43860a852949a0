import type { FocalPoint } from '../../core/crop.ts'

/** A whole number from 0 to 100; what is no number is the middle. */
export const percent = (value: number): number => (Number.isFinite(value) ? Math.min(100, Math.max(0, Math.round(value))) : 50)

const steps: Readonly<Record<string, FocalPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Where an arrow key moves the point: by one percent, with Shift by ten. `null`: it is another key. */
export function movedBy({ x, y }: FocalPoint, key: string, isFast: boolean): FocalPoint | null {
  const step = steps[key]
  const by = isFast ? 10 : 1
  return step ? { x: percent(x + by * step.x), y: percent(y + by * step.y) } : null
}
