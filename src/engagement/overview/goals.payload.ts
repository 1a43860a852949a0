/** A campaign beside its goals: what was reached in the time that is asked for, and from the campaign's beginning to the end of that time. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { goalMetrics } from '../../core/campaigns.ts'
import type { Measure, NumbersOverview, Sum } from '../../core/numbers.ts'
import { reference } from '../../workflow/stored-post.ts'
import type { Asked } from './asked.ts'
import { convertedWithin, isTold } from './effect.payload.ts'
import { sumsOf } from './figures.ts'
import { deliveriesWithin, type Within } from './rows.payload.ts'

const stored = z.object({
  brand: reference,
  figures: z.array(z.object({ metric: z.enum(goalMetrics), target: z.coerce.number() })).nullish(),
})

interface Reached {
  readonly sums: { readonly [measure in Measure]?: Sum }
  readonly conversions: number
}

/**
 * @param campaign the document, where one is asked for
 * @param inTime what was reached in the time that is asked for
 */
export async function goalsOf(
  payload: Payload,
  campaign: unknown,
  asked: Asked,
  within: Within,
  inTime: Reached,
): Promise<NumbersOverview['goals']> {
  const { brand, figures } = stored.safeParse(campaign).data ?? {}
  if (!brand || !figures?.length) return []
  const soFar = within.since === null ? inTime : await reachedWithin(payload, asked, { ...within, since: null })
  const isTelling = soFar.conversions > 0 || (await isTold(payload, brand))
  return figures.map(({ metric, target }) => {
    const reached = ({ sums, conversions }: Reached) =>
      metric === 'conversions' ? (isTelling ? conversions : null) : (sums[metric]?.sum ?? null)
    return { metric, target, value: reached(inTime), soFar: reached(soFar) }
  })
}

async function reachedWithin(payload: Payload, asked: Asked, within: Within): Promise<Reached> {
  const [{ rows }, converted] = await Promise.all([
    deliveriesWithin(payload, within),
    convertedWithin(payload, { ...asked, since: within.since, before: within.before }),
  ])
  return { sums: sumsOf(rows), conversions: converted.reduce((sum, { count }) => sum + count, 0) }
}
