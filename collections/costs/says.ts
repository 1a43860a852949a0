/** Of what somebody enters as a cost: whether it fits, and else what to do. */
import type { CollectionSlug, PayloadRequest } from 'payload'
import { z } from 'zod'
import { daysFrom, mostCostDays } from '../../src/core/costs.ts'
import { dayOf } from '../../src/core/days.ts'
import { digitsOf, isCurrency, minorTyped, writtenAmount } from '../../src/core/money.ts'
import { writtenPost } from '../../src/conversions/posts.payload.ts'
import { reference } from '../../src/workflow/stored-post.ts'
import { sentence } from '../sentence.ts'

interface Beside {
  readonly req: PayloadRequest
  readonly siblingData: unknown
}
const beside = ({ siblingData }: Beside) => (siblingData ?? {}) as Readonly<Record<string, unknown>>

/**
 * In the smallest unit. `null`: it is no amount, or could mean two.
 * @param stored what stands there: of dinars its own text, `9.500`, could mean 9500 again
 */
export function amountOf(value: unknown, currency: string, stored: unknown): number | null {
  if (typeof value !== 'string') return null
  return typeof stored === 'number' && value === writtenAmount(stored, currency) ? stored : minorTyped(value, currency)
}

export function isAmount(value: unknown, options: Beside): true | string {
  const { currency, minor } = beside(options)
  if (!isCurrency(currency)) return true // Said beside the currency.
  if ((amountOf(value, currency, minor) ?? 0) > 0) return true
  const digits = digitsOf(currency)
  return sentence(options, {
    de: `Schreiben Sie einen Betrag über null mit höchstens ${digits} Stellen hinter dem Komma, ohne Währung: 1234${digits > 0 ? `,${'5'.repeat(digits)}` : ''}.`,
    en: `Write an amount above zero with at most ${digits} digits behind the point, without a currency: 1234${digits > 0 ? `.${'5'.repeat(digits)}` : ''}.`,
  })
}

export const isCurrencyCode = (value: unknown, options: Beside): true | string =>
  isCurrency(value) ||
  sentence(options, {
    de: 'Schreiben Sie die drei Buchstaben der Währung, zum Beispiel EUR, CHF oder USD.',
    en: 'Write the three letters of the currency, for example EUR, CHF or USD.',
  })

export function isLastDay(value: unknown, options: Beside): true | string {
  const [from, to] = [dayOf(beside(options).from), dayOf(value)]
  if (from === null || to === null) return true
  if (to < from)
    return sentence(options, {
      de: 'Wählen Sie einen letzten Tag, der nicht vor dem ersten liegt.',
      en: 'Choose a last day that is not before the first.',
    })
  return (
    daysFrom(from, to) <= mostCostDays || sentence(options, { de: 'Wählen Sie höchstens zehn Jahre.', en: 'Choose ten years at most.' })
  )
}

/** What belongs to another brand would count for both. */
export const belongsToBrand =
  (collection: Extract<CollectionSlug, 'campaigns' | 'channels' | 'posts'>) =>
  async (value: unknown, options: Beside): Promise<true | string> => {
    const [chosen, brand] = [reference.safeParse(value).data, reference.safeParse(beside(options).brand).data]
    if (chosen === undefined || brand === undefined) return true
    const { payload } = options.req
    const found: unknown =
      collection === 'posts'
        ? await writtenPost(payload, chosen)
        : await payload.db.findOne({ collection, where: { id: { equals: chosen } }, req: options.req })
    return (
      z.object({ brand: reference }).safeParse(found).data?.brand === brand ||
      sentence(options, {
        de: 'Das gehört zu einer anderen Marke. Wählen Sie etwas von dieser Marke.',
        en: 'This belongs to another brand. Choose something of this brand.',
      })
    )
  }
