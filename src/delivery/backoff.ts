/** 5 s x 2^n with full jitter, at most 5 min: when the network itself fails, everybody retries at once. */
export const backoffMs = (attempt: number, random: () => number = Math.random): number =>
  Math.round(Math.max(1_000, Math.min(5_000 * 2 ** Math.min(attempt, 16), 300_000) * random()))
