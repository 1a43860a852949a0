/** All checks over all variants of a post: the same for the preview, for submission and for approval. */
import { storyOfPart } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'
import { blockers, judge, type Judged, type Judging } from '../quality/judge.ts'
import type { BrandProfile } from '../quality/brand.ts'
import { nothingDeclared } from '../quality/facts.ts'
import { gather, type Gatherers, type Known } from '../quality/gather/gather.ts'
import type { Check, Judgement, Subject } from '../quality/check.ts'
import { canonical, sha256 } from './content-hash.ts'
import type { Exception } from './exceptions.payload.ts'
import type { Limits, PlatformManifest, Preview } from '../../publishers/publisher.ts'

/** A variant as its publisher composes it. */
export interface ComposedVariant {
  readonly variant: Variant
  readonly manifest: PlatformManifest
  readonly preview: Preview
  /** Its link where that is the hub's own: the canonical address of the post, or the short link that leads there. */
  readonly canonicalLink?: string | null
  /** The variant's parts, as far as they were composed. Default none. */
  readonly parts?: readonly Preview[]
  /** Those that hold for this channel. */
  readonly limits: Limits
}
export interface JudgedVariant extends ComposedVariant {
  readonly judgements: readonly ExceptedJudgement[]
}
/** What a check said, and who took the responsibility where it would stop the variant. */
export interface ExceptedJudgement extends Judgement {
  readonly exception: Exception | null
}

export interface Judges {
  readonly checks: readonly Check[]
  readonly brand: BrandProfile
  readonly ask: (one: ComposedVariant) => Gatherers
  readonly known: (one: ComposedVariant) => Known
  /** Addresses that do not answer yet because this very post will be there. */
  readonly notYet: (url: string) => boolean
  /** Judgements of before. Default: none are known. */
  readonly recent?: Map<string, Judgement[]>
}

/** A check that needs what nobody was asked for is left out: it is judged when somebody is. */
export const judgeVariants = (composed: readonly ComposedVariant[], judges: Judges): Promise<JudgedVariant[]> =>
  Promise.all(
    composed.map(async (one) => {
      const { variant, manifest, preview, limits, parts: previews = [] } = one
      const { brand, notYet, recent } = judges
      const facts = async (subject: Subject, preview: Preview, own: Known, parts: readonly Preview[] = []): Promise<Judged> => {
        const known = { ...own, limits, brand }
        return { subject, artifacts: await gather({ ...known, subject, preview, parts, ask: judges.ask(one), except: notYet }) }
      }
      const known = judges.known(one)
      const whole = await facts({ story: variant.story, platform: manifest }, preview, known, previews)
      // The post's label and credits stand in the post.
      const ofParts = { ...known, media: [], declared: nothingDeclared }
      const part = (text: string): Subject => ({ story: storyOfPart(variant.story, text), platform: manifest, isPart: true })
      // Where nothing answers, that is what is wrong, and no word of it matters.
      const answers = manifest.supports.threads ? previews : []
      const parts = await Promise.all(answers.map((preview, at) => facts(part(variant.parts?.[at] ?? ''), preview, ofParts)))
      const checks = judges.checks.filter(({ needs }) => needs.every((need) => whole.artifacts[need] !== undefined))
      const judgements = remembered(recent, { checks, ...whole, parts })
      return { ...one, judgements: judgements.map((judgement) => ({ ...judgement, exception: null })) }
    }),
  )

const mostRemembered = 500
export const recentJudgements = (): Map<string, Judgement[]> => new Map()

/** A judgement is a pure function of the facts, so equal facts need no second one. Of the time only the minute counts. */
function remembered(recent: Map<string, Judgement[]> | undefined, judging: Judging): Judgement[] {
  if (!recent) return judge(judging)
  const minute = (judged: Judged) => {
    const { schedule } = judged.artifacts
    return { ...judged, artifacts: { ...judged.artifacts, schedule: { ...schedule, now: Math.floor(schedule.now.getTime() / 60_000) } } }
  }
  const { checks, parts = [], ...whole } = judging
  const key = sha256(canonical([checks.map(({ id }) => id), minute(whole), parts.map(minute)]))
  const known = recent.get(key) ?? judge(judging)
  recent.delete(key)
  recent.set(key, known)
  if (recent.size > mostRemembered) recent.delete(recent.keys().next().value!)
  return known
}

/** What keeps a variant from going out: blockers that nobody took the responsibility for. */
export const obstacles = ({ judgements }: Pick<JudgedVariant, 'judgements'>): Judgement[] =>
  blockers(judgements.filter(({ exception }) => exception === null))

/** One sentence for each thing that must not go out, with the channel that it is about. */
export function blockingSentences(judged: readonly JudgedVariant[], language: 'de' | 'en'): string[] {
  const sentences = judged.flatMap(({ variant, judgements }) =>
    obstacles({ judgements }).flatMap(({ findings, title }) =>
      (findings.length > 0 ? findings.map(({ text }) => text) : [title]).map((text) => `${variant.channel.name}: ${text[language]}`),
    ),
  )
  // The same word in two fields is said once.
  return [...new Set(sentences)]
}
