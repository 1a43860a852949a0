import type { Said } from '../core/imports.ts'

/** A file or feed that cannot be read at all: why, and what to do. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem'
  readonly said: Said
  readonly code: string
  constructor(code: string, said: Said) {
    super(said.en)
    this.code = code
    this.said = said
  }
}
