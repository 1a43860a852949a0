/** What the hub's own endpoints below /api answer to the admin: the types that both sides share. All instants are ISO 8601. */
import type { Aspect } from './crop.ts'
import type { DeliveryState } from './delivery.ts'
import type { Metric } from './metrics.ts'
import type { ReviewState } from './review.ts'
import type { StepView } from './review-steps.ts'
import type { Format, Language, MediaRef, Poll } from './story.ts'
import type { CountingRule } from './text.ts'

export type Localised = { readonly de: string; readonly en: string }

/** GET /api/posts/:id/state */
export interface PostState {
  readonly review: {
    readonly state: ReviewState
    /** Of the content as it is now: an approval must name it. */
    readonly hash: string
    readonly submittedBy: string | null
    readonly submittedAt: string | null
    readonly decidedBy: string | null
    readonly decidedAt: string | null
    readonly comment: string | null
    /** How often it was submitted. */
    readonly round: number
    /** It goes the fast lane, for this reason. `null`: it does not. */
    readonly fast: string | null
    /** Whether the next submission must say why: it was refused, and nothing has changed. */
    readonly needsReason: boolean
  }
  /** Those of the round that is under way or was last, as the brand had them when the post was submitted; of a draft, those that it would have. */
  readonly steps: readonly StepView[]
  /** The brand has other steps by now: this round keeps its own. */
  readonly stepsChanged: boolean
  /** What the one who asks may do now; a sentence where something stands in the way. */
  readonly may: { readonly [action in ReviewAction]: true | Localised | false }
  /** What each channel does if it is approved now. Empty once it is approved: then `deliveries` tells. */
  readonly planned: readonly PlannedView[]
  readonly deliveries: readonly DeliveryView[]
  readonly decisions: readonly { readonly decision: string; readonly by: string; readonly at: string; readonly comment: string | null }[]
  /** What goes out although a check would stop it, because somebody took the responsibility. Only those that hold for the content as it is now. */
  readonly exceptions: readonly ExceptionView[]
}
/** `false` in `may`: does not apply now, show nothing. */
export type ReviewAction = 'submit' | 'submitFast' | 'approve' | 'requestChanges' | 'refuse' | 'withdraw' | 'except'

export interface PlannedView {
  readonly channel: { readonly id: string; readonly name: string; readonly platform: string }
  /** When it goes first. `null`: as soon as it is approved, not at all, or nobody has said; the note says which. */
  readonly at: string | null
  /** IANA, the channel's. */
  readonly timeZone: string
  /** Why then, what the clocks make of it, how often, and what else is to be known. May be empty. */
  readonly note: Localised
}

export interface DeliveryView {
  readonly id: string
  readonly post: string
  readonly postTitle: string
  readonly channel: { readonly id: string; readonly name: string; readonly platform: string; readonly handle: string }
  readonly state: DeliveryState
  /** Why it is so, in a sentence. */
  readonly reason: string | null
  readonly dueAt: string
  readonly timeZone: string
  readonly publishedAt: string | null
  readonly url: string | null
  readonly attempts: number
}

/** GET /api/deliveries/queue?channel=&brand=&limit= answers what has not ended, by when it goes; what has no time comes last. */
export interface Queue {
  readonly deliveries: readonly QueuedDelivery[]
  /** How many more there are than were asked for. */
  readonly more: number
}
export interface QueuedDelivery extends DeliveryView {
  /** When it goes as things stand now. `null`: nobody can say, or it does not go by itself. */
  readonly goesAt: string | null
  /** Why not earlier, or what it waits for. `null`: it has ended. */
  readonly because: Localised | null
  /** 0 for the post itself, 1 and more for what answers it. */
  readonly part: number
  /** 0 for the first time, 1 and more for a repetition. */
  readonly repeat: number
}

/** GET /api/deliveries/:id/account: one delivery, and each attempt at it, oldest first. */
export interface DeliveryAccount {
  readonly delivery: QueuedDelivery
  readonly attempts: readonly AttemptView[]
}
export interface AttemptView {
  readonly number: number
  readonly at: string
  /** `null`: no answer yet. */
  readonly settledAt: string | null
  /** What a reader sees of what was sent. `null`: nothing in it can be read. */
  readonly text: string | null
  /** All that was sent, as JSON, indented. `null`: it was not kept. */
  readonly asked: string | null
  readonly calls: readonly CallView[]
  /** `published`, `not-sent`, or the kind of failure. `null`: still open. */
  readonly outcome: string | null
  readonly answer: string | null
}
/** One HTTP exchange. `status` is `null` where no answer came. */
export interface CallView {
  readonly method: string
  readonly url: string
  readonly status: number | null
  readonly ms: number
}

/**
 * POST /api/posts/preview with the form's data as body. `?quick=true` answers what needs no file, network or database: while typing.
 * `complete` says whether all checks were asked.
 */
export interface PostPreview {
  readonly variants: readonly VariantView[]
  readonly complete: boolean
}
export interface VariantView {
  readonly channel: {
    readonly id: string
    readonly name: string
    readonly platform: string
    readonly platformName: string
    readonly color: string
    readonly handle: string
    /** In which the post speaks there. */
    readonly language: Language
  }
  /** Of what it says and where: an exception is bound to it. */
  readonly hash: string
  /** Whether it may go out as it is, and each reason why not. */
  readonly mayGoOut: boolean
  readonly because: readonly Localised[]
  /** `null`: it has none apart from its text. */
  readonly title: string | null
  readonly text: string
  /** `aspect`: into which shapes the platform crops it, round the focal point. `null`: it is shown whole. */
  readonly media: readonly (MediaRef & { readonly src: string; readonly aspect: Aspect | null })[]
  /** `picture`: of the page, where the platform shows one. */
  readonly card: { readonly url: string; readonly title: string; readonly description: string; readonly picture?: string } | null
  readonly format: Format
  readonly poll: Poll | null
  /** What the platform charges for all of it. `null`: nothing. */
  readonly price: Price | null
  readonly counts: readonly TextCount[]
  /** What answers it, in order: the rest of a thread, or a first comment. None where the platform takes none. */
  readonly parts: readonly { readonly text: string; readonly counts: readonly TextCount[] }[]
  readonly judgements: readonly JudgementView[]
}
export interface Price {
  readonly currency: 'USD' | 'EUR'
  readonly amount: number
}
/** How long a text is, against what the platform takes, and how it is counted. */
export interface TextCount extends CountingRule {
  readonly count: number
  readonly max: number
}
export interface JudgementView {
  /** `category/subject` */
  readonly check: string
  readonly verdict: 'passed' | 'failed' | 'needs-review' | 'not-applicable' | 'errored'
  readonly severity: 'blocker' | 'warning' | 'advice'
  readonly title: Localised
  readonly why: Localised
  readonly findings: readonly FindingView[]
  /** It stops nothing, because of this. */
  readonly exception: ExceptionView | null
}
export interface FindingView {
  readonly text: Localised
  /**
   * `text`, `link`, `media`, `media.0`, `media.0.alt`, `format`, `poll`, `poll.options.0`, `parts.0.text` or `when` of the variant;
   * `article.title`, `article.teaser`, `article.body`, `article.slug`, `article.seo.title`, `article.seo.description`, `article.declared`
   * of the post. A variant without a text of its own says the teaser, or else the title.
   */
  readonly field: string
  /** UTF-16 offsets, end exclusive; in the body, those of its plain text. */
  readonly start?: number
  readonly end?: number
  /** What to put in that place. */
  readonly fix?: string
  readonly excerpt?: { readonly before: string; readonly match: string; readonly after: string }
}

/**
 * A blocker that somebody takes the responsibility for. POST /api/posts/:id/exceptions `{ channel, check, hash, reason }` makes one,
 * POST /api/posts/:id/exceptions/revoke `{ exception }` takes it back; both answer the post's state.
 * Needs the role Approver, and a person who did not write the post. It ends with the next change of the content or of what the check finds.
 */
export interface ExceptionView {
  readonly id: string
  readonly channel: { readonly id: string; readonly name: string }
  readonly check: string
  readonly title: Localised
  /** What it found then. */
  readonly found: readonly Localised[]
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** GET /api/findings/summary: every check, and how it fared in the last 90 days. */
export interface CheckSummary {
  readonly days: number
  readonly checks: readonly {
    readonly id: string
    readonly title: Localised
    readonly why: Localised
    readonly source: string
    readonly severity: 'blocker' | 'warning' | 'advice'
    readonly good: readonly string[]
    readonly bad: readonly string[]
    /** Posts that it found something in; what became of it. */
    readonly fired: number
    readonly fixed: number
    readonly overridden: number
    /** Approved as it was. */
    readonly dismissed: number
    /** At least ten came to an end, and nine in ten of them changed nothing. */
    readonly noisy: boolean
  }[]
}

/** POST /api/brands/starter `{ website }` answers what the company's own website tells, for a person to look over. */
export interface StarterProfile {
  readonly name: string | null
  readonly language: 'de' | 'en' | null
  readonly colors: readonly { readonly name: string; readonly hex: string }[]
  /** Address of the picture that the colours were taken from. */
  readonly logo: string | null
}

/** GET /api/posts/:id/numbers */
export interface PostNumbers {
  readonly channels: readonly {
    readonly delivery: string
    readonly channel: string
    readonly platform: string
    readonly color: string
    readonly url: string | null
    readonly publishedAt: string
    /** Oldest first. A metric that is absent was not told. */
    readonly points: readonly { readonly at: string; readonly values: { readonly [metric in Metric]?: number } }[]
    /**
     * Which reactions the newest are, by the platform's own names, most frequent first. Empty where it does not tell. Where it counts them less often
     * than the reactions themselves, they need not add up to those.
     */
    readonly kinds: readonly { readonly kind: string; readonly count: number }[]
    /** What the platform tells, with what it means by it. */
    readonly tells: readonly { readonly metric: Metric; readonly means: Localised; readonly source: string }[]
  }[]
}

/** What `/api/api-keys/make` answers, once: a new key of the content API. */
export interface KeyMade {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly key: string
}
