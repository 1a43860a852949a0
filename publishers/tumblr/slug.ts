/**
 * The end of the post's address, the same for each attempt of a delivery: what proves a post whose answer was lost. Tumblr lets us choose it.
 */
import { createHash } from 'node:crypto'
import type { Draft } from './compose.ts'

export function slugOf({ slug }: Pick<Draft, 'slug'>, deliveryKey: string): string {
  const proof = createHash('sha256').update(deliveryKey).digest('hex').slice(0, 10)
  return [slug.replace(/[^a-z0-9-]/g, '').slice(0, 40), proof].filter((part) => part !== '').join('-')
}
