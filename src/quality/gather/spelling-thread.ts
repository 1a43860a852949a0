import type { Gatherers } from './gather.ts'
import type { createSpeller } from './spelling.ts'
import { createThread } from './thread.ts'

type Speller = ReturnType<typeof createSpeller>

/** Longer than reading both dictionaries takes on a slow machine. */
const limitMs = 30_000

/** `createSpeller` in a thread of its own. Where that breaks down nothing is known of the spelling: its check says so. */
export function createSpellingThread(): NonNullable<Gatherers['spelling']> {
  const thread = createThread<Parameters<Speller>, Awaited<ReturnType<Speller>>>('spelling-worker', { limitMs })
  return (...question) => thread.ask(question).catch(() => ({ known: false, unknown: [] }))
}
