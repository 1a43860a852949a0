/** What the media library's endpoints below /api/media answer to the admin. All instants are ISO 8601. */
import type { DeliveryState } from './delivery.ts'
import type { Localised } from './answers.ts'
import type { ReviewState } from './review.ts'
import type { Language } from './story.ts'

export const mediaKinds = ['image', 'video', 'document'] as const
export type MediaKind = (typeof mediaKinds)[number]

export const kindOfType = (mimeType: string): MediaKind =>
  mimeType.startsWith('image/') ? 'image' : mimeType.startsWith('video/') ? 'video' : 'document'

/** What somebody should look after, the gravest first. */
export const concerns = ['expired', 'consent-refused', 'consent-ended', 'ending', 'rights-unknown', 'alt-missing'] as const
export type Concern = (typeof concerns)[number]
/** So long before its end a licence or consent is told to end: as the check `pr/media-rights` has it. */
export const soonDays = 30

/** What a list can be narrowed to, beside kind, folder and tag. */
export const mediaFilters = ['expired', 'ending', 'rights-unknown', 'without-alt', 'unused', 'alike'] as const
export type MediaFilter = (typeof mediaFilters)[number]

export interface MediumTile {
  readonly id: string
  readonly filename: string
  readonly kind: MediaKind
  readonly mimeType: string
  /** On our own host. `null`: there is no picture of it. */
  readonly thumbnail: string | null
  readonly alt: { readonly [language in Language]: string | null }
  /** Pixels; `null` of a document. */
  readonly width: number | null
  readonly height: number | null
  readonly bytes: number
  readonly durationMs: number | null
  /** Of a document; `null` where they could not be counted. */
  readonly pages: number | null
  readonly folder: string | null
  readonly tags: readonly string[]
  readonly credit: string | null
  readonly rightsHolder: string | null
  readonly expiresOn: string | null
  readonly createdAt: string
  readonly concerns: readonly Concern[]
  /** Languages in which posts show it, and in which nobody has said what is to be seen. */
  readonly altMissingIn: readonly Language[]
  readonly usage: UsageCount
  readonly looksLike: { readonly id: string; readonly filename: string } | null
}

export interface UsageCount {
  readonly posts: number
  /** Channels on which it can be seen now. */
  readonly live: number
}

/** GET /api/media/library */
export interface LibraryPage {
  readonly media: readonly MediumTile[]
  /** How many there are; `null` where that would have to be counted one by one. */
  readonly total: number | null
  /** The page to ask for next; `null`: that was all. */
  readonly next: number | null
}

export interface MediaFolder {
  readonly id: string
  readonly name: string
  readonly parent: string | null
  /** Media that lie in it, those in folders below it not counted. */
  readonly media: number
}
/** GET /api/media/shelves: what the library is sorted by. */
export interface Shelves {
  readonly folders: readonly MediaFolder[]
  /** Those in use, the most used first. */
  readonly tags: readonly string[]
  readonly withoutFolder: number
  readonly total: number
  readonly may: { readonly change: boolean; readonly trash: boolean }
  readonly mostBytes: number
}

/** GET /api/media/:id/usage */
export interface MediumUsage extends UsageCount {
  readonly inPosts: readonly UsedIn[]
  readonly liveOn: readonly LiveOn[]
  /** Approved posts among them: whoever changes the file opens their approval again. */
  readonly approved: number
  /** Deliveries that are still to go out with it. */
  readonly pending: number
  /** Other places that show it: brands, films. */
  readonly elsewhere: readonly { readonly what: Localised; readonly href: string }[]
  /** In which posts show it. */
  readonly languages: readonly Language[]
  readonly looksLike: { readonly id: string; readonly filename: string } | null
  /** More posts than are named here. */
  readonly isMore: boolean
}
export interface UsedIn {
  readonly id: string
  readonly title: string
  readonly review: ReviewState
}
export interface LiveOn {
  readonly delivery: string
  readonly post: string
  readonly channel: string
  readonly platform: string
  readonly state: DeliveryState
  readonly url: string | null
}

/** GET /api/media/:id/history */
export interface EarlierFile {
  readonly id: string
  readonly filename: string
  readonly mimeType: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly sha256: string
  /** When another file took its place, and who did it. */
  readonly replacedAt: string
  readonly replacedBy: string
  /** The day on which it is deleted. */
  readonly keptUntil: string
}

/** GET /api/media/:id/renditions */
export interface RenditionPlatforms {
  readonly platforms: readonly { readonly platform: string; readonly channels: readonly string[] }[]
}
/** GET /api/media/:id/renditions/:platform; the picture itself lies at `file`. */
export interface RenditionFacts {
  readonly file: string
  readonly filename: string
  readonly mimeType: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly original: { readonly mimeType: string; readonly bytes: number; readonly width: number; readonly height: number }
  /** Share of the picture's area that is cropped off, 0 to 1. */
  readonly cropped: number
  readonly removed: { readonly place: boolean; readonly metadata: boolean }
  /** The notice that stays in it. */
  readonly copyright: string | null
}

/** POST /api/media/bulk: to several media at once. */
export interface BulkOutcome {
  readonly done: number
  readonly refused: readonly { readonly id: string; readonly why: string }[]
}
