import type { Language } from '../core/story.ts'

/**
 * The hub refused, or could not be asked. `status` 0: no answer came. The message is the hub's own sentence, or empty where
 * it told none: `sentenceOf` always makes one.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** The hub's word for what went wrong: `own-work`, `approval-stale`. Empty where it told none. */
  readonly code: string
  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.code = code
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Reads Payload's `{ errors: [{ message, data }] }` and problem+json (RFC 9457); anything else has no sentence. */
export function errorFrom(status: number, body: unknown): ApiError {
  if (!isObject(body)) return new ApiError(status, '', '')
  const told = (Array.isArray(body.errors) ? body.errors : []).filter(isObject)
  const [first] = told
  if (first) {
    const message = told
      .map((error) => textOf(error.message))
      .filter(Boolean)
      .join(' ')
    return new ApiError(status, isObject(first.data) ? textOf(first.data.code) : '', message)
  }
  return new ApiError(status, textOf(body.code), textOf(body.detail) || textOf(body.title) || textOf(body.message))
}

async function ask<Answer>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      credentials: 'include',
      headers: { Accept: 'application/json', ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError(0, 'unreachable', '', { cause })
  }
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw errorFrom(response.status, answer)
  if (answer === undefined) throw new ApiError(response.status, 'unreadable', '')
  return answer as Answer
}

/** @throws ApiError; the signal's reason when it was aborted. */
export const get = <Answer>(path: string, signal?: AbortSignal): Promise<Answer> => ask('GET', path, undefined, signal)
/** @throws ApiError; the signal's reason when it was aborted. */
export const post = <Answer>(path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> => ask('POST', path, body ?? {}, signal)
/** A document of Payload's. @throws ApiError */
export const patch = <Answer>(path: string, body: object): Promise<Answer> => ask('PATCH', path, body, undefined)
/** Deletes a document of Payload's for good. @throws ApiError */
export const remove = <Answer>(path: string): Promise<Answer> => ask('DELETE', path, undefined, undefined)

const ownWords = {
  de: {
    unreachable: 'Funkhaus antwortet nicht. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    signedOut: 'Sie sind nicht mehr angemeldet. Laden Sie die Seite neu und melden Sie sich an.',
    forbidden: 'Das dürfen Sie mit Ihren Rollen nicht.',
    gone: 'Das gibt es nicht mehr. Laden Sie die Seite neu.',
    unreadable: 'Die Antwort ist unlesbar. Laden Sie die Seite neu.',
    other: (status: number) => `Das ging nicht (Fehler ${status}). Versuchen Sie es noch einmal.`,
    unexpected: 'Etwas Unerwartetes ist geschehen. Laden Sie die Seite neu.',
  },
  en: {
    unreachable: 'Funkhaus does not answer. Check the connection and try again.',
    signedOut: 'You are no longer signed in. Reload the page and sign in.',
    forbidden: 'Your roles do not allow that.',
    gone: 'This no longer exists. Reload the page.',
    unreadable: 'The answer cannot be read. Reload the page.',
    other: (status: number) => `That did not work (error ${status}). Try again.`,
    unexpected: 'Something unexpected happened. Reload the page.',
  },
}

/** What went wrong, as a sentence for a person. Total: whatever was thrown, there is one. */
export function sentenceOf(error: unknown, language: Language): string {
  const words = ownWords[language]
  if (!(error instanceof ApiError)) return words.unexpected
  if (error.message) return error.message
  if (error.status === 0) return words.unreachable
  if (error.status === 401) return words.signedOut
  if (error.status === 403) return words.forbidden
  if (error.status === 404) return words.gone
  return error.code === 'unreadable' ? words.unreadable : words.other(error.status)
}
