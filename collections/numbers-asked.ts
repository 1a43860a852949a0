/** Which numbers a request asks for: the same everywhere. */
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { Problem } from '../src/core/problem.ts'
import type { Asked } from '../src/engagement/overview/asked.ts'
import { askedDay } from './asked-day.ts'
import { mustSee } from './endpoint.ts'
import { isId } from './is-id.ts'
import { unfit } from './unfit.ts'

const shapeOf = (req: PayloadRequest) => {
  const nothing = (value: string) => value || undefined
  const id = z
    .string()
    .refine((value) => value === '' || isId(req.payload, value), 'is no id')
    .transform(nothing)
    .optional()
  const day = z
    .union([z.literal(''), askedDay])
    .transform(nothing)
    .optional()
  return z
    .object({ brand: id, campaign: id, channel: id, from: day, to: day })
    .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], error: 'lies before the first day' })
}

/** @throws Problem 400 with what is wrong in the query. */
export function parsed<Output>(req: PayloadRequest, shape: z.ZodType<Output>): Output {
  const { success, data, error } = shape.safeParse(req.query)
  if (success) return data
  throw new Problem(400, 'invalid-query', unfit(error, 'query'))
}

/**
 * @returns what is asked for, and the campaign's document where one is.
 * @throws Problem 400 where it cannot be read, 404 where the one who asks may not see the channel or the campaign.
 */
export async function askedNumbers(
  req: PayloadRequest,
): Promise<{ readonly asked: Asked; readonly campaign: Record<string, unknown> | null }> {
  const asked = parsed(req, shapeOf(req))
  if (asked.channel) await mustSee(req, 'channels', asked.channel)
  return { asked, campaign: asked.campaign ? await mustSee(req, 'campaigns', asked.campaign) : null }
}
