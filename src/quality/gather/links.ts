/** Asks where links lead. */
import { fetch, type Dispatcher } from 'undici'
import type { Clock } from '../../core/clock.ts'
import type { GatheredLink } from '../facts.ts'

type Answer = Omit<GatheredLink, 'url'>
export interface LinkAsker {
  /**
   * Never throws. An answer is remembered for five minutes; whoever asks meanwhile gets the same. It is that of the last address in
   * a chain of redirects, which is told where it is another one. After the fifth redirect nobody follows: `unreachable`.
   *
   * @param signal of whoever no longer waits: what has not been asked until then is not asked, and `unverifiable`
   */
  ask(url: string, signal?: AbortSignal): Promise<Answer>
}
export interface LinkAskerOptions {
  /** Refuses private addresses with a `BlockedAddressError`: `guardedDispatcher` of `publishers/kit/guard.ts`. */
  readonly dispatcher: Dispatcher
  readonly clock: Clock
  /** For one link with its redirects. Default 5 s. */
  readonly timeoutMs?: number
}

const rememberMs = 5 * 60_000
/** Of one host, and of all: who waits for a slow one holds up no other. */
const atOnce = { host: 4, all: 32 }
const manyHosts = 1_000
const maxRedirects = 5
// What servers that do not care for HEAD answer to it.
const headRefused = new Set([403, 405, 501])
// 999 is LinkedIn's. Whoever sends these may still show the page to a person.
const botsTurnedAway = new Set([403, 429, 999])

export function createLinkAsker({ dispatcher, clock, timeoutMs = 5_000 }: LinkAskerOptions): LinkAsker {
  const remembered = new Map<string, { readonly answer: Promise<Answer>; readonly at: number }>()
  const hosts = new Map<string, ReturnType<typeof queue>>()
  const overall = queue(atOnce.all)
  const limited = <T>(host: string, task: () => Promise<T>) => {
    if (hosts.size > manyHosts) hosts.clear()
    const own = hosts.get(host) ?? queue(atOnce.host)
    hosts.set(host, own)
    return own(() => overall(task))
  }

  const status = async (method: 'HEAD' | 'GET', url: URL, signal: AbortSignal) => {
    const plain = new URL(url)
    // fetch refuses addresses with a name and a password in them.
    plain.username = plain.password = ''
    const response = await fetch(plain, {
      method,
      dispatcher,
      signal,
      redirect: 'manual',
      headers: { 'user-agent': 'Funkhaus link check' },
    })
    await response.body?.cancel()
    return { status: response.status, location: response.headers.get('location') }
  }

  const follow = async (url: URL, signal: AbortSignal, from = url.href, redirects = 0): Promise<Answer> => {
    const told = (answer: Answer['answer']): Answer => ({
      answer,
      ...(url.href !== from && { leadsTo: url.href }),
      ...(redirects > 0 && { redirects }),
    })
    try {
      let answer = await status('HEAD', url, signal)
      if (headRefused.has(answer.status)) answer = await status('GET', url, signal)
      if (botsTurnedAway.has(answer.status)) return told('unverifiable')
      const { location } = answer
      if (answer.status < 300 || answer.status > 399 || location === null || !URL.canParse(location, url)) return told(answer.status)
      const next = new URL(location, url)
      // What stands behind the # is for the reader's browser, which keeps it through redirects.
      next.hash ||= url.hash
      if (!/^https?:$/.test(next.protocol)) return told('unverifiable')
      return redirects === maxRedirects ? told('unreachable') : await follow(next, signal, from, redirects + 1)
    } catch (error) {
      if (!isBlocked(error)) return told('unreachable')
      // The guard opens https alone. Whether a plain http address is private is told by asking its host that way.
      return url.protocol === 'http:' && !(await isPrivate(url, signal)) ? told('unverifiable') : told('refused')
    }
  }

  const isPrivate = async (url: URL, signal: AbortSignal) => {
    const secure = new URL(url)
    secure.protocol = 'https:'
    return status('HEAD', secure, signal).then(() => false, isBlocked)
  }

  return {
    ask(address, signal) {
      const now = clock.now().getTime()
      // The oldest come first.
      for (const [url, { at }] of remembered) {
        if (now - at < rememberMs) break
        remembered.delete(url)
      }
      const known = remembered.get(address)
      if (known) return known.answer
      const asked = (url: URL): Promise<Answer> => {
        if (!signal?.aborted) return follow(url, AbortSignal.timeout(timeoutMs))
        remembered.delete(address)
        return Promise.resolve({ answer: 'unverifiable' })
      }
      const answer = URL.canParse(address)
        ? limited(new URL(address).host, () => asked(new URL(address)))
        : Promise.resolve<Answer>({ answer: 'unreachable' })
      remembered.set(address, { answer, at: now })
      return answer
    },
  }
}

/** Whether the guard refused. By name: the wall between the folders keeps its class away. Undici wraps what a dispatcher throws. */
export function isBlocked(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at.name === 'BlockedAddressError') return true
  return false
}

/** Runs at most `limit` tasks at once, in their order. */
function queue(limit: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running === limit) await new Promise<void>((go) => waiting.push(go))
    else running++
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
