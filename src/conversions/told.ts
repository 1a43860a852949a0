/** What a website or a shop tells of a conversion. What else it sends is dropped unread. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isCurrency, minorOf } from '../core/money.ts'

const line = (most: number) => z.string().trim().min(1).max(most)
const utm = line(200).optional()

/** Clocks differ by so much. */
const aheadMs = 5 * 60_000

export const toldSchema = z.object({
  /** The source's own, an order number for example: it counts once. */
  id: line(200),
  name: line(100),
  at: z.iso
    .datetime({ offset: true, error: 'write an instant, as 2026-12-03T10:15:00Z' })
    .transform((text) => new Date(text))
    .refine((at) => at.getTime() <= Date.now() + aheadMs, 'lies in the future')
    .refine((at) => at.getUTCFullYear() >= 2000, 'lies before the year 2000')
    .optional(),
  value: z
    .object({ amount: z.string(), currency: z.string().refine(isCurrency, 'is no currency of ISO 4217') })
    .transform(({ amount, currency }, context) => {
      const minor = isCurrency(currency) ? minorOf(amount, currency) : null
      if (minor !== null) return { minor, currency }
      if (isCurrency(currency))
        context.addIssue({
          code: 'custom',
          path: ['amount'],
          message: 'write it with a point, as "12.34", no more exact than the currency is',
        })
      return z.NEVER
    })
    .optional(),
  /** The code of a short link, or its address. */
  link: line(2_000).optional(),
  utm: z.object({ source: utm, medium: utm, campaign: utm, content: utm, term: utm }).optional(),
})
export type Told = z.output<typeof toldSchema>

/** The same for the same conversion, and another one for another. */
export function digestOf({ id, name, at, value, link, utm }: Told): string {
  const { source, medium, campaign, content, term } = utm ?? {}
  const parts = [id, name, at?.toISOString(), value?.minor, value?.currency, link, source, medium, campaign, content, term]
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex')
}
