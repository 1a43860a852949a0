/** What the import and its page share. */
export const importKinds = ['csv', 'markdown'] as const
export type ImportKind = (typeof importKinds)[number]

/** `read`: the file is here and waits for its mapping. `stopped`: it can go on. `undone`: its untouched drafts lie in the trash. */
export const importStates = ['read', 'running', 'stopped', 'done', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** `already`: it was imported before, and stays as it is. */
export const rowOutcomes = ['made', 'updated', 'already', 'refused'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** How often a source is read. */
export const sourcePaces = ['quarter', 'hour', 'day'] as const
export type SourcePace = (typeof sourcePaces)[number]

export interface Said {
  readonly de: string
  readonly en: string
}

/** Said before anything is chosen, and held when a file arrives. */
export const importLimits = { csvBytes: 10 * 1024 * 1024, zipBytes: 48 * 1024 * 1024, rows: 5_000, files: 2_000 } as const

/** What columns of a table can be. Those ending in a language belong to it. */
export const csvTargets = [
  'title.de',
  'title.en',
  'teaser.de',
  'teaser.en',
  'body.de',
  'body.en',
  'slug.de',
  'slug.en',
  'seoTitle.de',
  'seoTitle.en',
  'seoDescription.de',
  'seoDescription.en',
  'publishAt',
  'publishTime',
  'channels',
  'channelText',
  'link',
  'topics',
  'campaign',
  'pictures',
  'externalId',
  // Says where a post stands elsewhere. Never taken over: whatever is imported is a draft.
  'state',
] as const
export type CsvTarget = (typeof csvTargets)[number]

/** `''`: the column stays behind. `channelText:<id>`: what the post says on that channel. */
export type ColumnUse = CsvTarget | `channelText:${string}` | ''

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]
export const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

interface CommonOptions {
  readonly brand: string
  /** Of texts that do not say which they are in. */
  readonly language: 'de' | 'en'
  readonly makeTopics: boolean
  /** Whether a draft that was imported before and that nobody has touched since is brought up to date. */
  readonly updateDrafts: boolean
}
export interface CsvOptions extends CommonOptions {
  readonly kind: 'csv'
  readonly encoding: Encoding
  readonly separator: Separator
  /** One for each column, in order. */
  readonly columns: readonly ColumnUse[]
  readonly bodyFormat: 'markdown' | 'plain'
  /** Of dates such as 03/04/2027. */
  readonly dateOrder: 'day-first' | 'month-first'
}
export interface MarkdownOptions extends CommonOptions {
  readonly kind: 'markdown'
  /** Every post is for these. */
  readonly channels: readonly string[]
}
export type ImportOptions = CsvOptions | MarkdownOptions

/** Something about one row. `refuses`: the row is not imported while this stands. */
export interface Complaint extends Said {
  readonly refuses: boolean
  /** Heading of the column, or key of the front matter. */
  readonly column: string | null
}

export interface RunLine {
  readonly id: string
  readonly kind: ImportKind
  readonly state: ImportState
  readonly fileName: string
  readonly byName: string
  readonly isMine: boolean
  readonly at: string
  readonly endedAt: string | null
  readonly total: number
  /** Rows that are settled. */
  readonly settled: number
  readonly made: number
  readonly updated: number
  readonly already: number
  readonly refused: number
  readonly problem: Said | null
}

/** A file that has just arrived, as far as it explains itself. */
export interface FileRead {
  readonly run: RunLine
  /** Headings and the first rows, of a table. */
  readonly table: { readonly headings: readonly string[]; readonly sample: readonly (readonly string[])[] } | null
  readonly options: ImportOptions
  readonly notes: readonly Said[]
}

/** What the page can choose from. */
export interface ImportChoices {
  readonly brands: readonly {
    readonly id: string
    readonly name: string
    readonly timeZone: string
    readonly languages: readonly string[]
  }[]
  readonly channels: readonly { readonly id: string; readonly name: string; readonly brand: string; readonly platform: string }[]
  readonly runs: readonly RunLine[]
  readonly sources: readonly SourceLine[]
}

/** `new`, `update`: a draft will be made or brought up to date. */
export type RowFuture = 'new' | 'update' | 'already' | 'refused'

export interface PreviewRow {
  /** As a spreadsheet counts: the heading is row 1. Of files: from 1. */
  readonly number: number
  /** Path of the file; `null` in a table. */
  readonly file: string | null
  readonly title: string
  readonly teaser: string
  readonly languages: readonly string[]
  readonly publishAt: string | null
  readonly channels: readonly string[]
  readonly topics: readonly string[]
  readonly future: RowFuture
  /** The post that was made of it before. */
  readonly post: string | null
  readonly complaints: readonly Complaint[]
}
export interface Preview {
  readonly timeZone: string
  readonly counts: Readonly<Record<RowFuture, number>>
  readonly noted: number
  readonly newTopics: readonly string[]
  readonly notes: readonly Said[]
  readonly rows: readonly PreviewRow[]
  /** How many rows the filter leaves. */
  readonly found: number
}

export interface RunAnswer {
  readonly run: RunLine
  /** The first of each; `refused` are all in the file that can be downloaded. */
  readonly rows: readonly {
    readonly number: number
    readonly outcome: RowOutcome
    readonly title: string
    readonly post: string | null
    readonly complaints: readonly Complaint[]
  }[]
}

export interface SourceLine {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly active: boolean
  readonly lastReadAt: string | null
  readonly problem: Said | null
  readonly drafts: number
}
export interface SourceItem {
  readonly title: string
  readonly link: string | null
  readonly summary: string
  readonly at: string | null
  readonly future: 'new' | 'later' | 'already' | 'changed' | 'refused'
  readonly post: string | null
}
export interface SourceReading {
  readonly title: string
  readonly items: readonly SourceItem[]
  /** Drafts that were made; 0 in a dry run. */
  readonly made: number
  readonly unchanged: boolean
}

/** Where a post comes from, for its form. */
export interface PostOrigin {
  readonly at: string
  readonly name: string
  readonly link: string | null
  readonly news: { readonly title: string; readonly summary: string; readonly at: string } | null
}
