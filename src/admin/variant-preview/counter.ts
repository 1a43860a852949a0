/** How full a limit is. `near`: a tenth or less is left. */
export type Fullness = 'fine' | 'near' | 'over'

export const fullness = (count: number, max: number): Fullness => {
  if (count > max) return 'over'
  return count >= max * 0.9 ? 'near' : 'fine'
}
