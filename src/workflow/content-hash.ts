import { createHash } from 'node:crypto'
import type { Story } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'

/** JSON with sorted keys: equal content gives equal text, whatever order a database returned it in. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What an approval of one variant is bound to: every word and picture, and the account that it goes to. */
export const variantHash = (story: Story, target: { channel: string; account: string }): string => sha256(canonical({ story, target }))

/** Whoever approves, approves all that will be said, and every time that it will be said: but not when. */
export const hashOfVariant = ({ channel, story, parts = [], recurrence }: Omit<Variant, 'hash'>): string =>
  variantHash(
    { ...story, ...(parts.length > 0 && { parts }), ...(recurrence && { recurrence }) },
    { channel: channel.id, account: channel.account },
  )

/**
 * What the review of a whole post is bound to. The order of channels does not matter. What the authors declare is part of it where they
 * declare anything: checks go by it.
 */
export const postHash = (article: unknown, variants: readonly { hash: string }[], declared: unknown = null): string =>
  sha256(canonical({ article, variants: variants.map(({ hash }) => hash).sort(), ...(declared !== null && { declared }) }))
