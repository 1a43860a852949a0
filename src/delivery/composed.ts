/** What a publisher makes of a variant, with the limits that hold on its channel: for previews and checks. */
import type { Language } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'
import type { ComposedVariant } from '../workflow/judge-post.ts'
import type { Limits } from '../../publishers/publisher.ts'
import type { World } from './ports.ts'

/** A server's own limits are asked again after this long. */
const keepMs = 10 * 60_000

export interface Composer {
  /** `address`: where the post will be on the website in a language, for variants without a link of their own. */
  compose(variants: readonly Variant[], address: (language: Language) => string | null): Promise<ComposedVariant[]>
}

export function createComposer(world: World, now: () => number = Date.now): Composer {
  const asked = new Map<string, { at: number; limits: Promise<Partial<Limits>> }>()

  function ownLimits(variant: Variant): Promise<Partial<Limits>> {
    const { channel } = variant
    const known = asked.get(channel.id)
    if (known && now() - known.at < keepMs) return known.limits
    const limits = (async () => {
      const publisher = await world.publisher(channel.platform)
      if (!publisher?.limitsFor || channel.status !== 'connected') return {}
      return publisher.limitsFor(
        await world.context(channel, { key: 'limits-of-the-server', dueAt: new Date(now()) }, AbortSignal.timeout(3_000)),
      )
    })().catch(() => {
      // The manifest's limits hold meanwhile; the server is asked again next time.
      asked.delete(channel.id)
      return {}
    })
    asked.set(channel.id, { at: now(), limits })
    return limits
  }

  return {
    async compose(variants, address) {
      const composed = await Promise.all(
        variants.map(async (variant): Promise<ComposedVariant | null> => {
          const publisher = await world.publisher(variant.channel.platform)
          if (!publisher) return null
          const { manifest } = publisher
          const canonical = manifest.role === 'owned' ? null : address(variant.story.language)
          const given = variant.story.link === null && canonical !== null
          const link = given ? await world.links.preview(variant.channel, variant.story, canonical) : variant.story.link
          const draft = publisher.compose({ ...variant.story, link })
          const limits = { ...manifest.limits, ...(await ownLimits(variant)) }
          return { variant, manifest, preview: publisher.preview(draft), limits, ...(given && { canonicalLink: link }) }
        }),
      )
      return composed.filter((one) => one !== null)
    },
  }
}
