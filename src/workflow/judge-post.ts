/** All checks over all variants of a post: the same for the preview, for submission and for approval. */
import { storyOfPart, type Story } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'
import { blockers, judge, type Judged } from '../quality/judge.ts'
import type { BrandProfile } from '../quality/brand.ts'
import { gather, type Gatherers, type Known } from '../quality/gather/gather.ts'
import type { Check, Judgement } from '../quality/check.ts'
import type { Limits, PlatformManifest, Preview } from '../../publishers/publisher.ts'

/** A variant as its publisher composes it. */
export interface ComposedVariant {
  readonly variant: Variant
  readonly manifest: PlatformManifest
  readonly preview: Preview
  /** The variant's parts, as far as they were composed. Default none. */
  readonly parts?: readonly Preview[]
  /** Those that hold for this channel. */
  readonly limits: Limits
}
export interface JudgedVariant extends ComposedVariant {
  readonly judgements: readonly Judgement[]
}

export interface Judges {
  readonly checks: readonly Check[]
  readonly brand: BrandProfile
  readonly ask: (variant: Variant) => Gatherers
  readonly known: (variant: Variant) => Known
  /** Addresses that do not answer yet because this very post will be there. */
  readonly notYet: (url: string) => boolean
}

/** A check that needs what nobody was asked for is left out: it is judged when somebody is. */
export const judgeVariants = (composed: readonly ComposedVariant[], judges: Judges): Promise<JudgedVariant[]> =>
  Promise.all(
    composed.map(async (one) => {
      const { variant, manifest, preview, limits, parts: previews = [] } = one
      const { brand, notYet } = judges
      const facts = async (story: Story, preview: Preview, parts: readonly Preview[] = []): Promise<Judged> => {
        const subject = { story, platform: manifest }
        const known = { ...judges.known(variant), limits, brand }
        return { subject, artifacts: await gather({ ...known, subject, preview, parts, ask: judges.ask(variant), except: notYet }) }
      }
      const whole = await facts(variant.story, preview, previews)
      // Where nothing answers, that is what is wrong, and no word of it matters.
      const answers = manifest.supports.threads ? previews : []
      const parts = await Promise.all(answers.map((part, at) => facts(storyOfPart(variant.story, variant.parts?.[at] ?? ''), part)))
      const checks = judges.checks.filter(({ needs }) => needs.every((need) => whole.artifacts[need] !== undefined))
      return { ...one, judgements: judge({ checks, ...whole, parts }) }
    }),
  )

/** One sentence for each thing that must not go out, with the channel that it is about. */
export function blockingSentences(judged: readonly JudgedVariant[], language: 'de' | 'en'): string[] {
  const sentences = judged.flatMap(({ variant, judgements }) =>
    blockers(judgements).flatMap(({ findings, title }) =>
      (findings.length > 0 ? findings.map(({ text }) => text) : [title]).map((text) => `${variant.channel.name}: ${text[language]}`),
    ),
  )
  // The same word in two fields is said once.
  return [...new Set(sentences)]
}
