import type { Payload } from 'payload'
import { hub } from '../../src/hub.ts'
import { checks } from '../../src/quality/registry.gen.ts'
import { judgeVariants, type JudgedVariant } from '../../src/workflow/judge-post.ts'
import type { Composition } from '../../src/workflow/variants.payload.ts'

/** Where the post will stand on the website, as far as that is known before it is there. */
export function futureAddress({ article, variants }: Composition, publicUrl: string): string | null {
  const texts = article.texts.de ?? article.texts.en
  const owned = variants.some(({ channel }) => channel.platform === 'website')
  return texts && owned ? `${publicUrl}/site/${article.brand.slug}/${texts.slug}` : null
}

/** Composes every variant and asks every check. */
export async function judged(payload: Payload, composition: Composition): Promise<JudgedVariant[]> {
  const { composer, links, publicUrl } = hub(payload)
  const address = futureAddress(composition, publicUrl)
  const composed = await composer.compose(composition.variants, address)
  return judgeVariants(composed, composition.brand, { checks, links, notYet: (url) => url === address })
}
