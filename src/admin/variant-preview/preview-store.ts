import type { JudgementView, PostPreview, VariantView } from '../../core/answers.ts'
import type { Later } from '../poller.ts'

/** What is asked: the post's form, as it is now. */
export interface PreviewQuestion {
  readonly locale: string
  /** JSON. Equal to that of the last question: nothing that shows has changed in the form. */
  readonly body: string
  /** When something else that shows, such as a picture's alternative text, was last changed beside the form. */
  readonly stamp: string
}

/** `quick`: what needs no file, network or database. `full`: everything. */
export type Thoroughness = 'quick' | 'full'

export interface ShownJudgement extends JudgementView {
  /** Said of the form as it was before: the check has not answered anew yet. Default false. */
  readonly isEarlier?: boolean
}
export interface ShownVariant extends VariantView {
  readonly judgements: readonly ShownJudgement[]
}
export interface ShownPreview extends PostPreview {
  readonly variants: readonly ShownVariant[]
}

export interface PreviewState {
  /** Not `complete` while the slow checks have not answered: what they said of the form before stands in their place. */
  readonly preview: ShownPreview | null
  /** Why the newest question failed; the preview is then an older or a quick one. */
  readonly error: unknown
  /** The preview is older than the form. */
  readonly behind: boolean
}

export interface PreviewStore {
  /** The form may have changed. `read` is called when typing has stopped. */
  changed(read: () => PreviewQuestion): void
  /** Asks again what was asked last, for that failed, or something that the answer depends on has changed. */
  again(): void
  subscribe(listener: () => void): () => void
  snapshot(): PreviewState
}

interface StoreParts {
  ask(question: PreviewQuestion, how: Thoroughness, signal: AbortSignal): Promise<PostPreview>
  later: Later
  /** How long typing must have stopped, in milliseconds. */
  pauseMs: number
}

/** One question for all rows of a form, asked quickly and then fully. Only answers to the newest question are taken. */
export function createPreviewStore({ ask, later, pauseMs }: StoreParts): PreviewStore {
  const listeners = new Set<() => void>()
  let state: PreviewState = { preview: null, error: undefined, behind: false }
  /** The last full answer. */
  let before: PostPreview | null = null
  let asked: PreviewQuestion | undefined
  let asking: AbortController | undefined
  let callOff = () => {}

  const tell = (next: PreviewState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const taken = (answer: PostPreview): PreviewState => {
    if (answer.complete) before = answer
    return { preview: answer.complete ? answer : withEarlier(answer, before), error: undefined, behind: false }
  }
  const send = async (question: PreviewQuestion) => {
    asking?.abort()
    const { signal } = (asking = new AbortController())
    asked = question
    tell({ ...state, behind: true })
    for (const how of ['quick', 'full'] as const) {
      const answer = await ask(question, how, signal).catch((error: unknown) => ({ error }))
      if (signal.aborted) return
      if ('error' in answer) return tell({ ...state, error: answer.error })
      tell(taken(answer))
      if (answer.complete) return
    }
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

/** A quick answer, and behind it what the checks that it did not ask said before. */
export function withEarlier(quick: PostPreview, before: PostPreview | null): ShownPreview {
  const channels = quick.variants.map(({ channel }) => channel.id)
  const variants = quick.variants.map((view, row): ShownVariant => {
    const answered = new Set(view.judgements.map(({ check }) => check))
    const earlier = viewFor(before, channels, row)?.judgements.filter(({ check }) => !answered.has(check)) ?? []
    return { ...view, judgements: [...view.judgements, ...earlier.map((judgement) => ({ ...judgement, isEarlier: true }))] }
  })
  return { ...quick, variants }
}

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
export function viewFor<View extends VariantView>(
  preview: { readonly variants: readonly View[] } | null,
  channels: readonly (string | null)[],
  row: number,
): View | null {
  const channel = channels[row]
  if (!preview || channel === null || channel === undefined) return null
  const before = channels.slice(0, row).filter((other) => other === channel).length
  return preview.variants.filter((view) => view.channel.id === channel)[before] ?? null
}
