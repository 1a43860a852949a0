import type { Localised } from './answers.ts'
import type { Language } from './story.ts'

/**
 * Something that a person or a program asked for and that cannot be done. Its detail is a sentence that says what is wrong
 * and what to do: in both languages where people of the admin read it, in English alone where only programs do. Express answers it as
 * application/problem+json (RFC 9457), Payload as its own error.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  /** HTTP status. */
  readonly status: number
  /** Short, stable and searchable: `own-work`, `approval-stale`. */
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>
  readonly said: Localised | null
  constructor(status: number, code: string, detail: string | Localised, data: Readonly<Record<string, unknown>> = {}) {
    super(typeof detail === 'string' ? detail : detail.en)
    this.status = status
    this.code = code
    this.data = data
    this.said = typeof detail === 'string' ? null : detail
  }
  in(language: Language): string {
    return this.said?.[language] ?? this.message
  }
}
