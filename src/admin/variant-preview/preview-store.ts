import type { PostPreview, VariantView } from '../../core/answers.ts'
import type { Later } from '../poller.ts'

/** What is asked: the post's form, as it is now. */
export interface PreviewQuestion {
  readonly locale: string
  /** JSON. Equal to that of the last question: nothing that shows has changed in the form. */
  readonly body: string
  /** When something else that shows, such as a picture's alternative text, was last changed beside the form. */
  readonly stamp: string
}

export interface PreviewState {
  readonly preview: PostPreview | null
  /** Why the newest question failed; the preview is then an older one. */
  readonly error: unknown
  /** The preview is older than the form. */
  readonly behind: boolean
}

export interface PreviewStore {
  /** The form may have changed. `read` is called when typing has stopped. */
  changed(read: () => PreviewQuestion): void
  /** Asks again what was asked last, for that failed. */
  again(): void
  subscribe(listener: () => void): () => void
  snapshot(): PreviewState
}

interface StoreParts {
  ask(question: PreviewQuestion, signal: AbortSignal): Promise<PostPreview>
  later: Later
  /** How long typing must have stopped, in milliseconds. */
  pauseMs: number
}

/** One question for all rows of a form. Only the answer to the newest question is taken. */
export function createPreviewStore({ ask, later, pauseMs }: StoreParts): PreviewStore {
  const listeners = new Set<() => void>()
  let state: PreviewState = { preview: null, error: undefined, behind: false }
  let asked: PreviewQuestion | undefined
  let asking: AbortController | undefined
  let callOff = () => {}

  const tell = (next: PreviewState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const send = async (question: PreviewQuestion) => {
    asking?.abort()
    const mine = (asking = new AbortController())
    asked = question
    tell({ ...state, behind: true })
    const outcome = await ask(question, mine.signal).then(
      (preview): PreviewState => ({ preview, error: undefined, behind: false }),
      (error: unknown): PreviewState => ({ ...state, error, behind: true }),
    )
    if (!mine.signal.aborted) tell(outcome)
  }

  return {
    changed(read) {
      callOff()
      callOff = later(
        () => {
          const question = read()
          if (!asked || keyOf(question) !== keyOf(asked)) void send(question)
        },
        asked ? pauseMs : 0,
      )
    },
    again() {
      if (asked) void send(asked)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        callOff()
        asking?.abort()
        // Whoever comes next asks anew.
        asked = undefined
      }
    },
    snapshot: () => state,
  }
}

const keyOf = ({ locale, stamp, body }: PreviewQuestion) => `${locale} ${stamp} ${body}`

// They change with every save, and show nowhere.
const unseen = new Set(['updatedAt', 'createdAt', '_status', 'reviewState'])

/** The id behind a relationship, populated or not; `null` where none is chosen. */
export const idOf = (value: unknown): string | null => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return typeof value === 'object' && value !== null && 'id' in value ? idOf(value.id) : null
}

/** The body of a question for a form's data. Rows without a channel are left out: there is no platform yet to show them on. */
export function bodyFor(data: Readonly<Record<string, unknown>>, id: string | number | undefined): string {
  const shown = Object.fromEntries(Object.entries(data).filter(([name]) => !unseen.has(name)))
  const rows: unknown[] = Array.isArray(data.variants) ? data.variants : []
  const variants = rows.filter((row) => typeof row === 'object' && row !== null && 'channel' in row && idOf(row.channel) !== null)
  return JSON.stringify({ ...shown, ...(id !== undefined && { id }), variants })
}

/**
 * The view that belongs to a row. By channel and not by position: rows without a channel have none, and the answer may be
 * older than the order of the rows. A channel's second row has its second view.
 */
export function viewFor(preview: PostPreview | null, channels: readonly (string | null)[], row: number): VariantView | null {
  const channel = channels[row]
  if (!preview || channel === null || channel === undefined) return null
  const before = channels.slice(0, row).filter((other) => other === channel).length
  return preview.variants.filter((view) => view.channel.id === channel)[before] ?? null
}
