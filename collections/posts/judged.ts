import type { Payload } from 'payload'
import { manifests } from '../../publishers/manifests.gen.ts'
import { languages, storyOfPart, type Language } from '../../src/core/story.ts'
import type { Variant } from '../../src/core/variant.ts'
import { hub } from '../../src/hub.ts'
import { plainBrand } from '../../src/quality/brand.ts'
import { nothingDeclared } from '../../src/quality/facts.ts'
import { checks } from '../../src/quality/registry.gen.ts'
import { judgeVariants, type JudgedVariant } from '../../src/workflow/judge-post.ts'
import type { Composition } from '../../src/workflow/variants.payload.ts'

/** Where the post will stand on the website, as far as that is known before it is there. */
function futureAddress({ article, brand, variants }: Composition, language: Language, publicUrl: string): string | null {
  const slug = (article.texts[language] ?? article.texts.de ?? article.texts.en)?.slug
  if (!slug || !variants.some(({ channel }) => manifests[channel.platform]?.role === 'owned')) return null
  return brand?.website.replaceAll('{slug}', slug).replaceAll('{language}', language) || `${publicUrl}/site/${article.brand.slug}/${slug}`
}

/** Composes every variant with all its parts, and asks every check. */
export async function judged(payload: Payload, composition: Composition): Promise<JudgedVariant[]> {
  const { composer, links, publicUrl } = hub(payload)
  const address = (language: Language) => futureAddress(composition, language, publicUrl)
  const own = new Set(languages.map(address))
  // A part has no link, and so needs no address.
  const partsOf = (variant: Variant) =>
    composer.compose(
      (variant.parts ?? []).map((text) => ({ ...variant, story: storyOfPart(variant.story, text) })),
      () => null,
    )
  const composed = await composer.compose(composition.variants, address)
  const whole = composed.map(async (one) => ({ ...one, parts: (await partsOf(one.variant)).map(({ preview }) => preview) }))
  return judgeVariants(await Promise.all(whole), {
    checks,
    brand: composition.brand?.profile ?? plainBrand(''),
    ask: () => ({ links }),
    known: ({ dueAt, channel }) => ({
      media: [],
      declared: nothingDeclared,
      schedule: { now: new Date(), dueAt, timeZone: channel.timeZone, neighbours: [] },
    }),
    notYet: (url) => own.has(url),
  })
}
