/** What checks judge by. Gathered once for each variant; everything that needs a file, a network, a dictionary or a database is done then. */
import type { Box, ReadImage } from '../../media/analysis/read-image.ts'
import type { Limits, Preview } from '../../publishers/publisher.ts'
import type { Sponsorship } from '../core/declarations.ts'
import type { Span } from '../core/sentences.ts'
import type { Language, MediaRef } from '../core/story.ts'
import type { BrandProfile } from './brand.ts'

/** Facts by name. A check declares which of them it needs and is given no others. */
export interface Artifacts {
  /** The story and what the publisher makes of it: what will be seen, not what was typed. */
  readonly preview: Preview
  /** What answers it, in order: the rest of a thread, or a first comment. Each is judged by itself, too. */
  readonly parts: readonly Preview[]
  /** The limits that hold for this channel: the manifest's, or what the server told. */
  readonly limits: Limits
  /** The words that a reader meets. */
  readonly text: TextFacts
  /** Words that no dictionary knows. */
  readonly spelling: SpellingFacts
  readonly links: readonly GatheredLink[]
  /** The pictures that are shown, in their order, as they lie in the library. */
  readonly images: readonly ImageFacts[]
  readonly videos: readonly VideoFacts[]
  /** What the library knows of every medium that is shown, in its order. */
  readonly media: readonly MediumFacts[]
  /** What its authors declare about the post. */
  readonly declared: Declared
  readonly schedule: ScheduleFacts
  /** What else the house says: on the same channel, and elsewhere in the same words. */
  readonly kin: KinFacts
  /** The identity that the post is held to. */
  readonly brand: BrandProfile
}

export type { Span } from '../core/sentences.ts'

/** Words that a reader meets, in one field. */
export interface Place {
  /** `text`, `media.0.alt`, `article.title`, `article.teaser`, `article.body`, `article.seo.title` or `article.seo.description`. */
  readonly field: string
  readonly text: string
  /** Whether this is the field's own text, so that an offset in the one is an offset in the other. */
  readonly exact: boolean
}
export interface ReadPlace extends Place {
  /** Each sentence without the white space around it, in order. */
  readonly sentences: readonly Span[]
}
export interface TextFacts {
  readonly places: readonly ReadPlace[]
  /**
   * What all of it together reads as. `unsure`: too short, mixed, or titles and names alone. `other`: surely none of ours.
   * The language that it is meant to be in is `subject.story.language`.
   */
  readonly language: Language | 'other' | 'unsure'
}

export interface SpellingFacts {
  /** Whether there was a dictionary for the story's language. Without one nothing can be said. */
  readonly known: boolean
  readonly unknown: readonly (Span & {
    readonly field: string
    readonly exact: boolean
    readonly word: string
    readonly suggestions: readonly string[]
  })[]
}

export interface GatheredLink {
  readonly url: string
  /** It does not stand in the post: the brand's imprint, or the address that the authors call the original. */
  readonly isBeside?: true
  /** A status; `unreachable`: it does not answer; `refused`: it leads to a private address; `unverifiable`: bots are turned away there. */
  readonly answer: number | 'unreachable' | 'refused' | 'unverifiable'
  /** Where it leads in the end, when that is another address. */
  readonly leadsTo?: string
  /** How many redirects lie between. Absent: none. More than five are not followed. */
  readonly redirects?: number
}

/** A sentence for a person about a file that could not be read. */
export type Unread = { readonly de: string; readonly en: string }

export type ImageFacts = { readonly id: string } & ({ readonly unread: Unread } | ReadImage)
export type { Box, ReadImage }

export type VideoFacts = { readonly id: string } & ({ readonly unread: Unread } | ReadVideo)
/** A film as it lies in the library; see `media/analysis/`. What no tool on this machine can tell is `null`. */
export interface ReadVideo {
  readonly unread?: undefined
  readonly mimeType: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly durationMs: number
  readonly framesPerSecond: number | null
  /** RFC 6381 names: `avc1.64001f`. `null`: none, or unknown. */
  readonly videoCodec: string | null
  readonly audioCodec: string | null
  /** The index comes first, so that it plays before it is loaded. */
  readonly fastStart: boolean | null
  /** Integrated loudness by EBU R 128, LUFS. */
  readonly loudnessLufs: number | null
  /** How long it begins black, or without moving. */
  readonly blackStartMs: number | null
  readonly frozenStartMs: number | null
  readonly captions: CaptionFacts | null
}
export interface CaptionFacts {
  readonly language: Language | null
  readonly cues: readonly { readonly startMs: number; readonly endMs: number; readonly lines: readonly string[] }[]
  /** What of the file could not be read, as sentences. */
  readonly broken: readonly Unread[]
}

export interface MediumFacts {
  readonly id: string
  readonly kind: MediaRef['kind']
  readonly filename: string
  readonly rightsHolder: string
  readonly licence: string
  /** Words that must stand beside it. */
  readonly credit: string
  /** ISO day on which the licence ends. */
  readonly expiresOn: string | null
  /** `unknown`: nobody has said whether it shows persons who can be recognised. */
  readonly persons: 'unknown' | 'none' | 'shown'
  readonly consent: 'unknown' | 'given' | 'not-needed' | 'refused'
  /** ISO day on which the consent ends. */
  readonly consentUntil: string | null
  /** Somebody has said that it was made by a generative model. */
  readonly isGenerated: boolean
  /** Fonts that are used in it, as its maker has said. */
  readonly fonts: readonly string[]
}

export interface Declared {
  /** Nothing goes out before. */
  readonly embargoUntil: Date | null
  readonly sponsorship: Sponsorship
  readonly sponsor: string
  /** Text or pictures were made by a generative model. */
  readonly isGenerated: boolean
  /** Persons who are quoted and customers who are named, with the day on which they agreed. */
  readonly consents: readonly { readonly name: string; readonly agreedOn: string | null }[]
  /** What people are to find it by, in the story's language. Empty: nothing. */
  readonly focusKeyword: string
  /** The address that the website calls the original. Empty: the post's own. */
  readonly canonical: string
}
export const nothingDeclared: Declared = {
  embargoUntil: null,
  sponsorship: 'none',
  sponsor: '',
  isGenerated: false,
  consents: [],
  focusKeyword: '',
  canonical: '',
}

export interface ScheduleFacts {
  readonly now: Date
  /** `null`: as soon as it may, and so `now`. */
  readonly dueAt: Date | null
  /** IANA, the channel's. */
  readonly timeZone: string
  /** What else goes out on this channel within two days of it, this post excepted. */
  readonly neighbours: readonly { readonly post: string; readonly title: string; readonly at: Date }[]
}

/** When a reader will see it: what was due earlier goes out now. */
export const goesOutAt = ({ now, dueAt }: Pick<ScheduleFacts, 'now' | 'dueAt'>): Date => (dueAt !== null && dueAt > now ? dueAt : now)

export interface KinFacts {
  /** Texts of the house that resemble this one: other posts, and other channels of this one. */
  readonly similar: readonly {
    readonly post: string
    readonly title: string
    readonly samePost: boolean
    readonly channel: string
    readonly platform: string
    /** Estimated share of common five-word runs, 0 to 1. */
    readonly similarity: number
    readonly at: Date | null
  }[]
}
