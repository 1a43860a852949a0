/** What the house has said before, found again by how it resembles what it is about to say. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { richTextToPlain } from '../core/rich-text.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import type { KinFacts } from '../quality/facts.ts'
import { bandsOf, signatureOf, similarity } from '../quality/text/minhash.ts'
import type { ComposedVariant } from './judge-post.ts'
import { text } from './stored-post.ts'

/** Less is chance: common phrases, the boilerplate. */
const leastAlike = 0.5
const most = 20

const stored = z.object({
  post: z.string(),
  title: text,
  channel: z.string(),
  platform: z.string(),
  at: z.coerce.date().nullish(),
  signature: z.string().transform((json) => z.array(z.number()).parse(JSON.parse(json))),
})

type Kin = KinFacts['similar'][number]

/** The words that a variant is known by: on a medium of our own the body, elsewhere what the network shows. */
const saidBy = ({ variant: { story }, manifest, preview }: ComposedVariant): string =>
  (manifest.role === 'owned' ? richTextToPlain(story.article.texts[story.language]?.body) : '') || preview.text

const titleOf = ({ variant: { story } }: ComposedVariant): string => story.article.texts[story.language]?.title ?? ''

/** The house's own texts that this one resembles, the most alike first: other posts, and the other channels of this one. */
export async function resembling(payload: Payload, one: ComposedVariant, siblings: readonly ComposedVariant[]): Promise<KinFacts> {
  const signature = signatureOf(saidBy(one))
  if (signature.length === 0) return { similar: [] }
  const post = one.variant.story.article.id
  const beside = siblings
    .filter(({ variant }) => variant !== one.variant)
    .map((other): Kin => ({ ...about(other), samePost: true, similarity: similarity(signature, signatureOf(saidBy(other))) }))
  const shared: Where[] = bandsOf(signature).map((band, at) => ({ [`band${at}`]: { equals: band } }))
  const where: Where = { and: [{ post: { not_equals: post } }, { or: shared }] }
  const { docs } = await payload.db.find({ collection: 'fingerprints', where, limit: 100, pagination: false })
  const before = docs
    .map((doc) => stored.parse(doc))
    .map(({ signature: other, at, ...rest }): Kin => ({
      ...rest,
      at: at ?? null,
      samePost: false,
      similarity: similarity(signature, other),
    }))
  return {
    similar: [...beside, ...before]
      .filter((kin) => kin.similarity >= leastAlike)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, most),
  }
}

const about = (one: ComposedVariant) => ({
  post: one.variant.story.article.id,
  title: titleOf(one),
  channel: one.variant.channel.name,
  platform: one.manifest.id,
  at: one.variant.dueAt,
})

/** Remembers what was approved, so that the next post is compared with it. What it said before is forgotten. */
export async function rememberSaid(payload: Payload, composed: readonly ComposedVariant[]): Promise<void> {
  const [first] = composed
  if (!first) return
  await forgetSaid(payload, first.variant.story.article.id)
  for (const one of composed) {
    const signature = signatureOf(saidBy(one))
    if (signature.length === 0) continue
    const bands = Object.fromEntries(bandsOf(signature).map((band, at) => [`band${at}`, band]))
    const data = {
      ...{ ...about(one), at: (one.variant.dueAt ?? new Date()).toISOString(), signature: JSON.stringify(signature), ...bands },
      key: `${one.variant.story.article.id} ${one.variant.channel.id}`,
    }
    await payload.db.create({ collection: 'fingerprints', data }).catch((error: unknown) => {
      // Two approvals at a time say the same.
      if (!isUniqueViolation(error)) throw error
    })
  }
}

export const forgetSaid = (payload: Payload, post: string): Promise<unknown> =>
  payload.db.deleteMany({ collection: 'fingerprints', where: { post: { equals: post } } })
