/** How dark a country is drawn: five steps, each four times the one before, as clicks lie far apart. */
export const steps = 5

/** 0: none; otherwise 1 to `steps`. The most is always the darkest. */
export function stepOf(clicks: number, most: number): number {
  if (clicks <= 0 || most <= 0) return 0
  return Math.max(1, steps - Math.floor(Math.log(most / clicks) / Math.log(4)))
}

/** The fewest clicks of each step, lightest first. Steps that no whole number reaches are left out. */
export const legendOf = (most: number): readonly { readonly step: number; readonly from: number }[] =>
  Array.from({ length: steps }, (_, i) => {
    const step = i + 1
    return { step, from: step === 1 ? 1 : Math.floor(most / 4 ** (steps - step + 1)) + 1 }
  }).filter(({ step, from }, at, all) => from <= most && stepOf(from, most) === step && all[at + 1]?.from !== from)
