/** All checks over all variants of a post: the same for the preview, for submission and for approval. */
import type { Variant } from '../core/variant.ts'
import { blockers, judge } from '../quality/judge.ts'
import { gather } from '../quality/gather/gather.ts'
import type { LinkAsker } from '../quality/gather/links.ts'
import type { Check, Judgement } from '../quality/check.ts'
import type { Limits, PlatformManifest, Preview } from '../../publishers/publisher.ts'
import type { Brand } from './variants.payload.ts'

/** A variant as its publisher composes it. */
export interface ComposedVariant {
  readonly variant: Variant
  readonly manifest: PlatformManifest
  readonly preview: Preview
  /** Those that hold for this channel. */
  readonly limits: Limits
}
export interface JudgedVariant extends ComposedVariant {
  readonly judgements: readonly Judgement[]
}

export interface Judges {
  readonly checks: readonly Check[]
  readonly links: LinkAsker
  /** Addresses that do not answer yet because this very post will be there. */
  readonly notYet: (url: string) => boolean
}

export const judgeVariants = (
  composed: readonly ComposedVariant[],
  brand: Brand | null,
  { checks, links, notYet }: Judges,
): Promise<JudgedVariant[]> =>
  Promise.all(
    composed.map(async (one) => {
      const subject = { story: one.variant.story, platform: one.manifest }
      const artifacts = await gather({
        subject,
        preview: one.preview,
        limits: one.limits,
        brand: { name: brand?.name ?? '', forbiddenWords: brand?.forbiddenWords ?? [] },
        http: links,
        except: notYet,
      })
      const overrides = Object.fromEntries((brand?.severities ?? []).map(({ check, severity }) => [check, severity]))
      return { ...one, judgements: judge({ checks, subject, artifacts, overrides }) }
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
