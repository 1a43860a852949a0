/** What every kind of import reads: posts as they are to be made, and what is to be said about them. */
import { createHash } from 'node:crypto'
import type { Complaint } from '../core/imports.ts'
import type { Language } from '../core/story.ts'

export interface PlannedText {
  readonly title?: string
  readonly teaser?: string
  readonly slug?: string
  readonly body?: { readonly format: 'markdown' | 'plain'; readonly text: string }
  readonly seoTitle?: string
  readonly seoDescription?: string
}

export interface PlannedVariant {
  readonly channel: string
  readonly text?: string
  readonly link?: string
}

export interface PlannedPost {
  readonly number: number
  /** Path of the file it is from; `null` in a table. */
  readonly file: string | null
  /** The same each time the same thing is imported. */
  readonly key: string
  readonly texts: { readonly [language in Language]?: PlannedText }
  /** ISO instant. */
  readonly publishAt: string | null
  readonly variants: readonly PlannedVariant[]
  /** By name. */
  readonly topics: readonly string[]
  readonly campaign: string | null
  /** Media of the library, by id. */
  readonly pictures: readonly string[]
  /** A picture in the archive, that goes into the library. */
  readonly cover: { readonly path: string; readonly alt: string } | null
  readonly complaints: readonly Complaint[]
}

export const isRefused = ({ complaints }: Pick<PlannedPost, 'complaints'>): boolean => complaints.some(({ refuses }) => refuses)

export const titleOf = ({ texts }: Pick<PlannedPost, 'texts'>): string => texts.de?.title ?? texts.en?.title ?? ''

/** SHA-256 of whatever makes a thing the same thing. */
export const keyOf = (...parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** Of everything that a post would say: another one means that it would say something else. */
export const contentHashOf = ({ number: _, key: __, complaints: ___, ...content }: PlannedPost): string => keyOf(content)

export const refusal = (column: string | null, de: string, en: string): Complaint => ({ refuses: true, column, de, en })
export const note = (column: string | null, de: string, en: string): Complaint => ({ refuses: false, column, de, en })
