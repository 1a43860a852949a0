/** Looks whether a source really links to us, and what it says. Bounded: so many at once, so many waiting; the rest is left to the job. */
import type { Clock } from '../../core/clock.ts'
import type { Log } from '../problems.ts'
import { isReadable } from './media-types.ts'
import type { Pages } from './pages.ts'
import type { ReceivedMention, ReceivedMentions, ReceiveProblem, Responses } from './received.ts'
import { WebError, type Web } from './web.ts'

export interface Verifier {
  /** Looks soon. What finds no room is found by `runDue` later. */
  soon(key: string): void
  /** Looks at what is due, here and now. @returns how many. */
  runDue(): Promise<number>
  /** Resolves when nothing is being looked at or waits in this process. */
  idle(): Promise<void>
  /** Nothing new begins; what has begun is waited for. */
  stop(): Promise<void>
}

export interface VerifierOptions {
  readonly mentions: ReceivedMentions
  readonly responses: Responses
  readonly web: Web
  readonly pages: Pages
  readonly clock: Clock
  readonly log: Log
  /** Default 2. */
  readonly atOnce?: number
  /** Default 200. */
  readonly mostWaiting?: number
}

const minute = 60_000
/** Longer than one can take, so that nobody else takes it, but what a crash left is taken soon. */
const leaseMs = 2 * minute
const waitsMs: readonly number[] = [5 * minute, 60 * minute]
/** A server that is busy or broken may be well again; whatever else it says stands. */
const passing = (status: number) => status >= 500 || status === 408 || status === 429

type End = { readonly state: 'verified' | 'failed' | 'gone'; readonly problem: ReceiveProblem | null; readonly again?: boolean }
const failed = (problem: ReceiveProblem, again = false): End => ({ state: 'failed', problem, again })

export function createVerifier(options: VerifierOptions): Verifier {
  const { mentions, responses, web, pages, clock, log, atOnce = 2, mostWaiting = 200 } = options
  const waiting = new Set<string>()
  let stopped = false

  async function look(mention: ReceivedMention): Promise<End> {
    const { key, source, target, post, brand, receivedAt } = mention
    const notHere = async (problem: ReceiveProblem): Promise<End> => {
      await responses.erase(key)
      return { state: 'gone', problem }
    }
    const page = await web.get(source).catch((error: unknown) => {
      if (error instanceof WebError) return failed(error.failure, error.failure === 'unreachable')
      throw error
    })
    if ('state' in page) return page
    if (page.status === 404 || page.status === 410) return notHere('gone')
    if (page.status < 200 || page.status > 299) return failed('status', passing(page.status))
    if (!isReadable(page.type)) return failed('type')
    const said = await pages.mention(page, { source, target, now: clock.now() }).catch(() => 'unreadable' as const)
    if (said === 'unreadable') return failed('unreadable')
    if (said === null) return page.cut ? failed('too-large') : notHere('no-link')
    await responses.put({ ...said, key, source, target, post, brand, receivedAt, checkedAt: clock.now() })
    return { state: 'verified', problem: null }
  }

  async function verify(key: string): Promise<void> {
    const at = clock.now()
    const mention = await mentions.claim(key, at, new Date(at.getTime() + leaseMs))
    if (!mention) return
    const end = await look(mention).catch((error: unknown) => {
      log.error({ err: error }, 'A Webmention could not be looked into.')
      return failed('internal', true)
    })
    const wait = end.again ? waitsMs[mention.tries] : undefined
    const dueAt = new Date(clock.now().getTime() + (wait ?? 0))
    const { state, problem } = end
    await mentions.settle(mention, { state: wait === undefined ? state : 'waiting', problem, tries: mention.tries + 1, dueAt })
  }

  const running = new Set<Promise<void>>()
  const begin = () => {
    for (const key of waiting) {
      if (stopped || running.size >= atOnce) return
      waiting.delete(key)
      const one: Promise<void> = verify(key)
        .catch((error: unknown) =>
          log.error({ err: error }, 'What became of a Webmention could not be written down. It is looked into again in two minutes.'),
        )
        .finally(() => {
          running.delete(one)
          begin()
        })
      running.add(one)
    }
  }
  const soon = (key: string) => {
    if (waiting.size < mostWaiting) waiting.add(key)
    begin()
  }
  const idle = async () => {
    while (running.size > 0) await Promise.all(running)
  }
  return {
    soon,
    async runDue() {
      const keys = await mentions.due(clock.now(), mostWaiting)
      keys.forEach(soon)
      await idle()
      return keys.length
    },
    idle,
    async stop() {
      stopped = true
      waiting.clear()
      await idle()
    },
  }
}
