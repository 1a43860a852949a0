/** All checks over a post as it stands in the database: for its form, for its review, and once more before it goes out. */
import type { Payload } from 'payload'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { Clock } from '../core/clock.ts'
import { languages, storyOfPart, type Language } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'
import { plainBrand } from '../quality/brand.ts'
import { nothingDeclared, type ScheduleFacts } from '../quality/facts.ts'
import type { Gatherers } from '../quality/gather/gather.ts'
import { checks } from '../quality/registry.gen.ts'
import { exceptionFor, exceptionsOf } from './exceptions.payload.ts'
import { resembling } from './fingerprints.payload.ts'
import { blockingSentences, judgeVariants, recentJudgements, type ComposedVariant, type JudgedVariant } from './judge-post.ts'
import { theHub } from './audit.payload.ts'
import { changedBeside, isStale, loadReviewed, returnBlocked, returnIfChanged } from './review.payload.ts'
import { markJudged } from './review-row.payload.ts'
import type { Composition } from './variants.payload.ts'

export interface JudgingServices {
  readonly composer: {
    compose(variants: readonly Variant[], address: (language: Language) => string | null): Promise<ComposedVariant[]>
  }
  readonly gatherers: Gatherers
  /** What else is planned or was published on a channel about that time. */
  readonly neighbours: (variant: Variant, post: string, at: Date) => Promise<ScheduleFacts['neighbours']>
  /** Keeps what is pending from leaving, after the review was taken back. */
  readonly closeGate: (post: string, reason?: string) => Promise<unknown>
  readonly publicUrl: string
  readonly clock: Clock
}

export interface Judging {
  /** @param quick only what needs no file and no network: while somebody is typing. */
  judged(composition: Composition, options?: { readonly quick?: boolean }): Promise<JudgedVariant[]>
  /**
   * Asks the checks about an approved post once more. What may not go out any more goes back to its editors, and nothing of it leaves.
   * @returns whether it may still go out.
   */
  judgeAgain(post: string): Promise<boolean>
}

export function createJudging(payload: Payload, services: JudgingServices): Judging {
  const { composer, gatherers, neighbours, closeGate, publicUrl, clock } = services
  const recent = recentJudgements()

  /** Where the post will stand on the website, as far as that is known before it is there. */
  function futureAddress({ article, brand, variants }: Composition, language: Language): string | null {
    const slug = (article.texts[language] ?? article.texts.de ?? article.texts.en)?.slug
    if (!slug || !variants.some(({ channel }) => manifests[channel.platform]?.role === 'owned')) return null
    return brand?.website.replaceAll('{slug}', slug).replaceAll('{language}', language) || `${publicUrl}/site/${article.brand.slug}/${slug}`
  }

  async function judged(composition: Composition, { quick = false } = {}): Promise<JudgedVariant[]> {
    const address = (language: Language) => futureAddress(composition, language)
    // A part has no link, and so needs no address.
    const partsOf = (variant: Variant) =>
      composer.compose(
        (variant.parts ?? []).map((text) => ({ ...variant, story: storyOfPart(variant.story, text) })),
        () => null,
      )
    const whole = await composer.compose(composition.variants, address)
    const own = new Set([...languages.map(address), ...whole.map(({ canonicalLink = null }) => canonicalLink)])
    const composed = await Promise.all(
      whole.map(async (one) => ({ ...one, parts: (await partsOf(one.variant)).map(({ preview }) => preview) })),
    )
    const now = clock.now()
    const post = composition.article.id
    const schedules = new Map(
      await Promise.all(
        composed.map(async ({ variant }): Promise<[Variant, ScheduleFacts]> => {
          const { dueAt, channel } = variant
          return [variant, { now, dueAt, timeZone: channel.timeZone, neighbours: await neighbours(variant, post, dueAt ?? now) }]
        }),
      ),
    )
    const exceptions = await exceptionsOf(payload, post)
    const judgedVariants = await judgeVariants(composed, {
      checks,
      brand: composition.brand?.profile ?? plainBrand(''),
      ask: (one) => (quick ? askedWhileTyping(gatherers) : { ...gatherers, kin: () => resembling(payload, one, composed) }),
      known: ({ variant, preview }) => ({
        media: preview.media.flatMap(({ id }) => composition.media.get(id) ?? []),
        declared: composition.declared?.[variant.story.language] ?? nothingDeclared,
        schedule: schedules.get(variant)!,
      }),
      notYet: (url) => own.has(url),
      recent,
    })
    return judgedVariants.map((one) => ({
      ...one,
      judgements: one.judgements.map((judgement) => ({ ...judgement, exception: exceptionFor(exceptions, one.variant, judgement) })),
    }))
  }

  return {
    judged,
    async judgeAgain(post) {
      const reviewed = await loadReviewed(payload, post)
      if (reviewed.review.state !== 'approved') return false
      if (isStale(reviewed)) {
        if (await returnIfChanged(payload, post, theHub)) await closeGate(post, changedBeside)
        return false
      }
      const at = clock.now()
      const why = blockingSentences(await judged(reviewed), 'en')
      if (why.length === 0) {
        await markJudged(payload, reviewed.review, at)
        return true
      }
      if (await returnBlocked(payload, reviewed, why)) await closeGate(post)
      return false
    },
  }
}

const askedWhileTyping = ({ spelling }: Gatherers): Gatherers => (spelling ? { spelling } : {})
