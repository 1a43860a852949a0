/** Posts as they are written now, published or not, as far as what they brought is reckoned by them. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, perLanguage, reference } from '../workflow/stored-post.ts'

const written = z.object({
  id,
  brand: reference.nullish().transform((value) => value ?? null),
  campaign: reference.nullish().transform((value) => value ?? null),
  slug: perLanguage(
    z
      .string()
      .nullish()
      .transform((value) => value ?? undefined),
  ),
})
export type WrittenPost = z.output<typeof written>

/** @param where of its newest version: `version.slug.de`, or of `parent`, which is its id */
export async function writtenPosts(payload: Payload, where: Where): Promise<readonly WrittenPost[]> {
  const { docs } = await payload.db.queryDrafts({
    collection: 'posts',
    where,
    locale: 'all',
    pagination: false,
    joins: noJoins,
    select: { parent: true, version: { brand: true, campaign: true, slug: true } } as never,
  })
  return docs.map((doc) => written.parse(doc))
}

export const writtenPost = async (payload: Payload, post: string): Promise<WrittenPost | null> =>
  (await writtenPosts(payload, { parent: { equals: post } }))[0] ?? null
