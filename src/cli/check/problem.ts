/** What keeps a file from being judged, or what its author should know although it was. */
import type { Localised } from '../../quality/check.ts'
import type { Region } from './source.ts'

export interface Problem {
  /** As it was named, or found. */
  readonly file: string
  /** `null`: it is about the whole file. */
  readonly region: Region | null
  readonly text: Localised
  /** A `note` keeps nothing from being judged. */
  readonly kind: 'unreadable' | 'note'
}

/** Thrown where nothing can be judged at all. Ends the command with 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse'
  readonly text: Localised
  constructor(text: Localised) {
    super(text.en)
    this.text = text
  }
}
