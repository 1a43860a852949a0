/** What was typed and is not saved, kept in this browser until it is. Each open form keeps its own, so that none overwrites another. */
import type { Data } from './leaves.ts'

export interface LocalDraft {
  readonly at: string
  /** What the form began with. */
  readonly base: Data
  readonly mine: Data
}
type Store = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/** What nobody asked for in so long is thrown away: a browser is no archive. */
const keepMs = 30 * 86_400_000

const start = 'fh-draft:'
/** Everything that a person has typed at one post in one language begins with this. */
export const draftsOf = (user: string, post: string, locale: string): string => `${start}${user}:${post}:${locale}:`

/** @returns whether it is kept: a browser may be full, or keep nothing. */
export function keepDraft(store: Store, key: string, draft: LocalDraft): boolean {
  try {
    store.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function dropDraft(store: Store, key: string): void {
  try {
    store.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

function read(store: Store, key: string): LocalDraft | null {
  try {
    const draft = JSON.parse(store.getItem(key) ?? '') as Partial<LocalDraft> | null
    const isOne = typeof draft?.at === 'string' && typeof draft.base === 'object' && typeof draft.mine === 'object'
    return isOne && draft.base && draft.mine ? (draft as LocalDraft) : null
  } catch {
    return null
  }
}

/** The newest first. What is too old or cannot be read is dropped on the way. */
export function draftsIn(store: Store, prefix: string, now: Date): { readonly key: string; readonly draft: LocalDraft }[] {
  const found: { key: string; draft: LocalDraft }[] = []
  try {
    const keys = Array.from({ length: store.length }, (_, at) => store.key(at) ?? '').filter((key) => key.startsWith(start))
    for (const key of keys) {
      const draft = read(store, key)
      if (!draft || !(now.getTime() - Date.parse(draft.at) < keepMs)) dropDraft(store, key)
      else if (key.startsWith(prefix)) found.push({ key, draft })
    }
  } catch {
    return []
  }
  return found.sort((a, b) => b.draft.at.localeCompare(a.draft.at))
}
