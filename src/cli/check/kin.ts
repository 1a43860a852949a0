/** Which of the texts that are checked together resemble each other. */
import { richTextToPlain } from '../../core/rich-text.ts'
import type { KinFacts } from '../../quality/facts.ts'
import { bandsOf, signatureOf, similarity } from '../../quality/text/minhash.ts'
import type { ComposedVariant } from '../../workflow/judge-post.ts'

export interface SaidText {
  readonly post: string
  readonly composed: ComposedVariant
}

/** As in the hub: less is chance. */
const leastAlike = 0.5
const most = 20

/** Answers what resembles a text, the most alike first: in other posts, and on the other channels of its own. */
export function kinAmong(texts: readonly SaidText[]): (of: ComposedVariant) => KinFacts {
  const signed = texts.map((one) => ({ ...one, signature: signatureOf(saidBy(one.composed)) }))
  const byBand = new Map<string, typeof signed>()
  for (const one of signed)
    for (const band of bandsOf(one.signature)) {
      const others = byBand.get(band) ?? []
      others.push(one)
      byBand.set(band, others)
    }
  return (of) => {
    const own = signed.find(({ composed }) => composed === of)
    if (!own || own.signature.length === 0) return { similar: [] }
    const others = new Set(bandsOf(own.signature).flatMap((band) => byBand.get(band) ?? []))
    for (const one of signed) if (one.post === own.post) others.add(one)
    others.delete(own)
    const similar = [...others].map(({ post, composed: { variant, manifest }, signature }) => ({
      post,
      title: variant.story.article.texts[variant.story.language]?.title ?? '',
      samePost: post === own.post,
      channel: variant.channel.name,
      platform: manifest.id,
      similarity: similarity(own.signature, signature),
      at: variant.dueAt,
    }))
    return {
      similar: similar
        .filter((kin) => kin.similarity >= leastAlike)
        .sort((a, b) => b.similarity - a.similarity || (a.post < b.post ? -1 : a.post > b.post ? 1 : 0))
        .slice(0, most),
    }
  }
}

/** The words that a variant is known by: on a medium of our own the body, elsewhere what the network shows. */
const saidBy = ({ variant: { story }, manifest, preview }: ComposedVariant): string =>
  (manifest.role === 'owned' ? richTextToPlain(story.article.texts[story.language]?.body) : '') || preview.text
