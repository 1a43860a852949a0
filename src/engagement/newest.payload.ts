/** What was measured last, from the list that is kept of it. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { standings, type Standing } from '../core/measuring.ts'
import { metrics, type Metric, type Numbers } from '../core/metrics.ts'
import { instant, reference } from '../workflow/stored-post.ts'

/** By delivery. */
export type Newest = ReadonlyMap<string, { readonly standing: Standing; readonly measuredAt: Date | null; readonly values: Numbers }>

const value = z.coerce.number().nullish()
const listed = z.object({
  delivery: reference,
  standing: z.enum(standings),
  measuredAt: instant,
  ...(Object.fromEntries(metrics.map((metric) => [metric, value])) as Record<Metric, typeof value>),
})

/** In the order of our vocabulary. */
export async function newestNumbers(payload: Payload, deliveries: readonly string[]): Promise<Newest> {
  if (deliveries.length === 0) return new Map()
  const { docs } = await payload.db.find({
    collection: 'delivery-numbers',
    where: { delivery: { in: [...deliveries] } },
    pagination: false,
  })
  return new Map(
    docs.map((doc) => {
      const { delivery, standing, measuredAt, ...told } = listed.parse(doc)
      const values = Object.fromEntries(metrics.flatMap((metric) => (typeof told[metric] === 'number' ? [[metric, told[metric]]] : [])))
      return [delivery, { standing, measuredAt, values }]
    }),
  )
}
