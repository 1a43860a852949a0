/** The contract of a check. Gather once, judge purely: a check is a pure, synchronous function of declared facts. */
import type { Language, Story } from '../core/story.ts'
import type { PlatformManifest } from '../../publishers/publisher.ts'
import type { Severity } from './brand.ts'
import type { Artifacts } from './facts.ts'

/** What is judged: a variant on its channel. */
export interface Subject {
  readonly story: Story
  readonly platform: PlatformManifest
  /** It answers a post: a further part of a thread, or a first comment. What the post itself must say is not asked of it. Default false. */
  readonly isPart?: boolean
}

export interface Finding<M extends string = string> {
  readonly message: M
  /** `sure` fails the check; `maybe` asks a person to look. */
  readonly certainty: 'sure' | 'maybe'
  /**
   * The field that it is about, and where in it (UTF-16 offsets, end exclusive): `text`, `link`, `media`, `media.0`, `media.0.alt` of the
   * variant, `format`, `poll` or `poll.options.0` for what kind it is, `when` for its time, `parts` or `parts.0.text` of what answers it, or
   * `article.title`, `article.teaser`, `article.body`, `article.slug`, `article.seo.title`, `article.seo.description`, `article.declared` of
   * its post. In the body, offsets are those of its plain text. `atPlace` makes it from a place.
   */
  readonly at: { readonly field: string; readonly start?: number; readonly end?: number }
  /** Fills the message's {placeholders}. Numbers are written as the reader's language does. */
  readonly data?: Readonly<Record<string, string | number>>
  /** What to put in the place of `start` to `end`, where one click can mend it. */
  readonly fix?: string
}

/** Of ids, and so of folders. */
export const categories = ['brand', 'design', 'pr', 'seo', 'accessibility', 'platform', 'timing'] as const
export type Localised = { readonly [language in Language]: string }

export interface Check<Need extends keyof Artifacts = keyof Artifacts, M extends string = string> {
  /** `category/subject`, equal to the file's path below `checks/`. A noun, never a verb, never `no-…`. */
  readonly id: `${(typeof categories)[number]}/${string}`
  readonly title: { readonly pass: Localised; readonly fail: Localised }
  /** Who is hurt if this fails, in one sentence. */
  readonly why: Localised
  /** Where the rule comes from. */
  readonly source: string
  /** Default: a brand may set another. A `blocker` stops submission, approval and publishing. */
  readonly severity: Severity
  readonly needs: readonly Need[]
  /** Sentences for a person, with {placeholders}, each saying what to do. */
  readonly messages: Readonly<Record<M, Localised>>
  /** The languages of content that it knows; in others it is `not-applicable`. Default: its rule has nothing to do with language. */
  readonly languages?: readonly Language[]
  /** False gives `not-applicable`: there is nothing here that it could judge. Default: always applies. */
  appliesTo?(subject: Subject, facts: Pick<Artifacts, Need>): boolean
  /** Yields one finding per problem, nothing to pass. Total over any Unicode text. */
  run(facts: Pick<Artifacts, Need>, subject: Subject): Iterable<Finding<M>>
  /** Documentation and tests at once: every example is executed, every message is reached by a bad one. */
  readonly examples: {
    readonly good: readonly Example<Need>[]
    readonly bad: readonly (Example<Need> & { readonly expect: readonly M[] })[]
  }
}
export interface Example<Need extends keyof Artifacts> {
  readonly say: string
  readonly facts: Pick<Artifacts, Need>
  /** What differs from the plain story of `quality/testing.ts`. */
  readonly story?: Partial<Story>
  /** What differs from the plain platform of `quality/testing.ts`, which is a network. */
  readonly platform?: Partial<PlatformManifest>
}

/** `needs-review`: something only a person can judge. `errored`: the check could not tell; that is never "fine". */
export const verdicts = ['passed', 'failed', 'needs-review', 'not-applicable', 'errored'] as const
export type Verdict = (typeof verdicts)[number]

/** What a check said of one variant; JSON, so that it can be stored, shown and answered. */
export interface Judgement {
  readonly check: string
  readonly verdict: Verdict
  readonly severity: Severity
  readonly title: Localised
  readonly why: Localised
  readonly findings: readonly JudgedFinding[]
}
export interface JudgedFinding {
  readonly message: string
  readonly text: Localised
  readonly at: Finding['at']
  readonly fix?: string
  /** What stands there, with some of what stands around it. */
  readonly excerpt?: { readonly before: string; readonly match: string; readonly after: string }
}

/** Checks the shape at compile time and forgets the inner types: `judge` hands each check what it needs, and no more. */
export const defineCheck = <const Need extends keyof Artifacts, const M extends string>(check: Check<Need, M>): Check =>
  check as unknown as Check
