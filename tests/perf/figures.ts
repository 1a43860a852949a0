/** What a part of the bench measured, and what is made of it. */

/** One quantity, measured in rounds: of the hub, and of something bare beside it in the same rounds. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly better: 'less' | 'more'
  readonly hub: readonly number[]
  /** Empty where there is nothing to compare with. */
  readonly bare: readonly number[]
}

/** Measures and hands out each figure as soon as it is complete: what was measured is kept if something fails later. */
export type Part = (say: (doing: string) => void) => AsyncIterable<Figure>

export interface Summary {
  /** Medians over the rounds. */
  readonly hub: number
  readonly bare: number | null
  /** `hub` divided by `bare`. */
  readonly ratio: number | null
  /** How far the hub's rounds lie apart: largest minus smallest, as a share of the median. 0 for a single round. */
  readonly spread: number
}

/** @throws Error when there is nothing to take it of. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (upper === undefined || lower === undefined) throw new Error('Nothing was measured.')
  return (lower + upper) / 2
}

export function summary({ hub, bare }: Figure): Summary {
  const ours = median(hub)
  const theirs = bare.length > 0 ? median(bare) : null
  return {
    hub: ours,
    bare: theirs,
    ratio: theirs ? ours / theirs : null,
    spread: ours ? (Math.max(...hub) - Math.min(...hub)) / ours : 0,
  }
}
