/** Middles of samples. */
import { leastPosts, type Spread } from '../../core/numbers.ts'

/** Between two values of the sample as far as `share` lies between their places (R's type 7, the usual one of spreadsheets). */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}

/** @returns `null` where the sample is too small to say anything. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length < leastPosts) return null
  const sorted = values.toSorted((a, b) => a - b)
  return { lower: quantile(sorted, 0.25), median: quantile(sorted, 0.5), upper: quantile(sorted, 0.75), of: values.length }
}
