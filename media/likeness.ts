/** Which pictures look alike, by their perceptual hashes (64 bits as `0` and `1`). */

/**
 * So many of the 64 bits may differ. The same picture saved smaller, in another type, cropped by a few percent or made brighter differs in
 * 0 to 5; two that have nothing to do with each other in about 32. Drawings that differ in one small thing are told as alike, too: it is
 * a hint to a person and never decides anything.
 */
export const mostDifferent = 6

/** Below so many bits of grey there is nothing in a picture to be alike in: the hash of one plain colour is chance. */
export const leastEntropy = 0.5

export const quarterNames = ['a', 'b', 'c', 'd'] as const
type Quarters = { readonly [name in (typeof quarterNames)[number]]: string }

/** The hash in four parts of 16 bits. */
export const quartersOf = (hash: string): Quarters => ({
  a: hash.slice(0, 16),
  b: hash.slice(16, 32),
  c: hash.slice(32, 48),
  d: hash.slice(48, 64),
})

/**
 * The quarter itself and every one that differs in one bit. Of two hashes that differ in at most seven bits, at least one quarter differs
 * in at most one: an index over the quarters finds all of them (Norouzi, Punjani, Fleet: Fast search in Hamming space, 2012).
 */
export const nearby = (quarter: string): string[] => [
  quarter,
  ...Array.from(quarter, (bit, at) => `${quarter.slice(0, at)}${bit === '0' ? '1' : '0'}${quarter.slice(at + 1)}`),
]

/** How many bits differ. */
export function distance(one: string, other: string): number {
  let differing = Math.abs(one.length - other.length)
  for (let at = 0; at < Math.min(one.length, other.length); at++) if (one[at] !== other[at]) differing++
  return differing
}
