/** What was tried with a delivery, attempt by attempt, as a person reads it. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { AttemptView, CallView } from '../core/answers.ts'
import type { Json } from '../core/story.ts'
import type { Delivery } from './ledger.ts'
import { readableText } from './readable.ts'

const call = z.object({
  method: z.string(),
  url: z.string(),
  status: z
    .number()
    .nullish()
    .transform((status) => status ?? null),
  ms: z.number(),
})
const text = z
  .string()
  .nullish()
  .transform((value) => value || null)
const attempt = z.object({
  number: z.coerce.number(),
  intentAt: z.coerce.date(),
  settledAt: z.coerce.date().nullish(),
  asked: text,
  calls: text,
  outcome: text,
  answer: text,
})
const story = z.object({ text: z.string() })

/** `undefined`: it is no JSON. */
function json(value: string | null): Json | undefined {
  try {
    return value === null ? undefined : (JSON.parse(value) as Json)
  } catch {
    return undefined
  }
}

const callsIn = (value: string | null): readonly CallView[] => z.array(call).safeParse(json(value)).data ?? []

/** Oldest first. */
export async function attemptsAt(payload: Payload, delivery: Delivery): Promise<AttemptView[]> {
  const { docs } = await payload.find({
    collection: 'attempts',
    where: { delivery: { equals: delivery.id } },
    sort: 'number',
    pagination: false,
    depth: 0,
  })
  const said = story.safeParse(json(delivery.story)).data?.text ?? ''
  return docs.map((doc) => {
    const { number, intentAt, settledAt, asked, calls, outcome, answer } = attempt.parse(doc)
    const sent = json(asked)
    return {
      number,
      at: intentAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
      text: sent === undefined ? null : readableText(sent, said),
      asked: sent === undefined ? asked : JSON.stringify(sent, null, 2),
      calls: callsIn(calls),
      outcome,
      answer,
    }
  })
}
