/** Who is to get a mailing. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { languages } from '../../core/story.ts'

const row = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  email: z.string().min(1),
  language: z.enum(languages),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
})
export type ConfirmedSubscriber = z.output<typeof row>

/**
 * Pages through them in the order of their ids.
 * @param after the last id of the page before; `null`: from the beginning. An empty page is the end.
 */
export async function confirmedSubscribers(
  payload: Payload,
  newsletterId: string,
  after: string | null,
  limit: number,
): Promise<ConfirmedSubscriber[]> {
  const where: Where[] = [{ newsletter: { equals: newsletterId } }, { state: { equals: 'confirmed' } }]
  if (after !== null) where.push({ id: { greater_than: after } })
  const { docs } = await payload.db.find({ collection: 'subscribers', where: { and: where }, sort: 'id', limit, pagination: false })
  return docs.map((doc) => row.parse(doc))
}
