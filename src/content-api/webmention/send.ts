/** Tells other sites that we link to them (https://www.w3.org/TR/webmention/#sending-webmentions, read 2026-11-29). */
import type { Clock } from '../../core/clock.ts'
import type { Log } from '../problems.ts'
import { webAddress } from './address.ts'
import { endpointInHeaders } from './page.ts'
import type { Pages } from './pages.ts'
import type { OutgoingPosts, SendProblem, SentMention, SentMentions, SentState } from './sent.ts'
import { WebError, type Web } from './web.ts'

export interface SendOptions {
  readonly posts: Pick<OutgoingPosts, 'sends'>
  readonly sent: SentMentions
  readonly web: Web
  readonly pages: Pick<Pages, 'endpoint'>
  readonly clock: Clock
  readonly log: Log
}

const minute = 60_000
/** Longer than two calls take. */
const leaseMs = 2 * minute
/** After the first, second, … try that came to nothing. Then it is over. */
export const waitsMs: readonly number[] = [5 * minute, 30 * minute, 2 * 60 * minute, 8 * 60 * minute, 24 * 60 * minute]
const atATime = 20
const passing = (status: number) => status >= 500 || status === 408 || status === 429

type End = Partial<Pick<SentMention, 'endpoint' | 'status' | 'told'>> & {
  readonly state: SentState
  readonly problem: SendProblem | null
  readonly again?: boolean
}
const failed = (problem: SendProblem, again: boolean, more: Partial<End> = {}): End => ({ ...more, state: 'failed', problem, again })

/** One after the other: nobody waits for it, and no site is called by us from all sides. @returns how many were due. */
export async function sendDue(options: SendOptions): Promise<number> {
  const { sent, clock, log } = options
  const due = await sent.due(clock.now(), atATime)
  for (const { key } of due) {
    const at = clock.now()
    const mention = await sent.claim(key, at, new Date(at.getTime() + leaseMs))
    if (!mention) continue
    const { again, ...end } = await send(options, mention).catch((error: unknown) => {
      log.error({ err: error }, 'A Webmention could not be sent.')
      return failed('internal', true)
    })
    const wait = again ? waitsMs[mention.tries - 1] : undefined
    const dueAt = new Date(clock.now().getTime() + (wait ?? 0))
    await sent.change(mention, { ...end, dueAt, state: wait === undefined ? end.state : 'due' })
  }
  return due.length
}

async function send({ posts, web, pages }: SendOptions, { brand, source, target }: SentMention): Promise<End> {
  if (!(await posts.sends(brand))) return failed('brand-silent', false)
  try {
    const page = await web.get(target)
    if (page.status < 200 || page.status > 299) return failed('target-status', passing(page.status), { status: page.status })
    const endpoint = endpointInHeaders(page.links, page.url) ?? (await pages.endpoint(page).catch(() => 'unreadable' as const))
    if (endpoint === 'unreadable') return failed('unreadable', false)
    if (endpoint === null || !webAddress(endpoint)) return { state: 'no-endpoint', problem: null, endpoint: null, status: null }
    const status = await web.post(endpoint, { source, target })
    if (status >= 200 && status < 300) return { state: 'sent', problem: null, endpoint, status, told: true }
    return failed('endpoint-status', passing(status), { endpoint, status })
  } catch (error) {
    if (error instanceof WebError) return failed(error.failure, error.failure === 'unreachable')
    throw error
  }
}
