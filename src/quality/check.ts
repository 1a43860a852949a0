/** The contract of a check. Gather once, judge purely: a check is a pure, synchronous function of declared artifacts. */
import type { Language, Story } from '../core/story.ts'
import type { Limits, PlatformManifest, Preview } from '../../publishers/publisher.ts'

/** Facts gathered once per run. Gatherers do all I/O; checks never do. */
export interface Artifacts {
  /** The story and what the publisher makes of it: what will be seen, not what was typed. */
  readonly preview: Preview
  /** What answers it, in order: the rest of a thread, or a first comment. Each is judged by itself, too. */
  readonly parts: readonly Preview[]
  /** The limits that hold for this channel: the manifest's, or what the server told. */
  readonly limits: Limits
  readonly links: readonly GatheredLink[]
  readonly brand: { readonly name: string; readonly forbiddenWords: readonly { readonly word: string; readonly instead: string }[] }
}
export interface GatheredLink {
  readonly url: string
  /** A status; `unreachable`: it does not answer; `refused`: it leads to a private address; `unverifiable`: bots are turned away there. */
  readonly answer: number | 'unreachable' | 'refused' | 'unverifiable'
}

/** What is judged: a variant on its channel. */
export interface Subject {
  readonly story: Story
  readonly platform: PlatformManifest
}

export interface Finding<M extends string = string> {
  readonly message: M
  /** `sure` fails the check; `maybe` asks a person to look. */
  readonly certainty: 'sure' | 'maybe'
  /**
   * The field that it is about, and where in it (UTF-16 offsets, end exclusive): `text`, `link`, `media`, `media.0.alt` of the
   * variant, `parts` or `parts.0.text` of what answers it, or `article.title`, `article.teaser`, `article.body`, `article.seo.title`, `article.seo.description` of its post.
   */
  readonly at: { readonly field: string; readonly start?: number; readonly end?: number }
  /** Fills the message's {placeholders}. */
  readonly data?: Readonly<Record<string, string | number>>
}

export const severities = ['blocker', 'warning', 'advice'] as const
export type Severity = (typeof severities)[number]

export const categories = ['brand', 'seo', 'accessibility', 'platform'] as const
export type Localised = { readonly [language in Language]: string }

export interface Check<Need extends keyof Artifacts = keyof Artifacts, M extends string = string> {
  /** `category/subject`, equal to the file's path below `checks/`. A noun, never a verb, never `no-…`. */
  readonly id: `${(typeof categories)[number]}/${string}`
  readonly title: { readonly pass: Localised; readonly fail: Localised }
  /** Who is hurt if this fails, in one sentence. */
  readonly why: Localised
  /** Where the rule comes from. */
  readonly source: string
  /** Default: a brand may override it. A `blocker` stops submission, approval and publishing. */
  readonly severity: Severity
  readonly needs: readonly Need[]
  /** Sentences for a person, with {placeholders}, each saying what to do. */
  readonly messages: Readonly<Record<M, Localised>>
  /** False gives `not-applicable`. Default: always applies. A language that the check does not know is not applicable. */
  appliesTo?(subject: Subject): boolean
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
  readonly findings: readonly { readonly message: string; readonly text: Localised; readonly at: Finding['at'] }[]
}

/** Checks the shape at compile time and forgets the inner types: `judge` hands each check what it needs, and no more. */
export const defineCheck = <const Need extends keyof Artifacts, const M extends string>(check: Check<Need, M>): Check =>
  check as unknown as Check
