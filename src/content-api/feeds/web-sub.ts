/** Tells a brand's WebSub hub that feeds have changed. */
import { fetch, type Dispatcher } from 'undici'
import { languages } from '../../core/story.ts'
import { sidesOf, type ContentChange } from '../changes.ts'
import type { Log } from '../problems.ts'
import type { Brand } from '../sites.ts'
import { feedAddress, feedFormats, hubOf } from './addresses.ts'
import { pinger } from './pinger.ts'

export interface WebSubOptions {
  readonly changes: { on(listener: (change: ContentChange) => void): unknown }
  readonly brands: () => readonly Brand[]
  readonly publicUrl: string
  /** Refuses private addresses: `guardedDispatcher` of `publishers/kit/guard.ts`. */
  readonly dispatcher: Dispatcher
  readonly log: Log
  /** How long changes of a feed are gathered before the hub is told once. Default 3 s. */
  readonly gatherMs?: number
  /** How long it is waited before each further attempt. Default 5 s, 30 s, 2 minutes, 10 minutes. */
  readonly retriesMs?: readonly number[]
}

export interface WebSub {
  /** Tells at once what is still gathered, tries nothing again, and resolves when nothing runs any more. */
  stop(): Promise<void>
}

/** For one question to a hub. */
const timeoutMs = 10_000

/**
 * Works behind whoever publishes: nothing waits for it, and nothing is thrown. Every process that sees a change tells the hub: one that
 * is told twice fetches the feed twice, nothing worse. What no process has told when it dies is lost; subscribers then learn of it with
 * the feed's next change, or when they ask by themselves.
 */
export function webSub(options: WebSubOptions): WebSub {
  const { changes, brands, publicUrl, dispatcher, log } = options

  /** As publishers tell hubs by custom (WebSub leaves it open, https://www.w3.org/TR/websub/#publishing, read 2026-11-29): hubs read one of the two names. */
  const publish = async (hub: string, feed: string): Promise<'told' | 'again' | 'refused'> => {
    try {
      const response = await fetch(hub, {
        method: 'POST',
        dispatcher,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { 'user-agent': 'Funkhaus WebSub' },
        body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed, 'hub.topic': feed }),
      })
      await response.body?.cancel()
      if (response.ok) return 'told'
      const mayHelp = response.status >= 500 || response.status === 408 || response.status === 429
      if (!mayHelp) log.error({ hub, feed, status: response.status }, 'The WebSub hub refuses to be told of a feed. Check the brand’s hub.')
      return mayHelp ? 'again' : 'refused'
    } catch (error) {
      if (!isBlocked(error)) return 'again'
      log.error({ hub, feed }, 'The WebSub hub was not called: only public addresses are, by https. Check the brand’s hub.')
      return 'refused'
    }
  }

  const pings = pinger({
    publish,
    gatherMs: options.gatherMs ?? 3_000,
    retriesMs: options.retriesMs ?? [5_000, 30_000, 120_000, 600_000],
    gaveUp: (hub, feed) => log.error({ hub, feed }, 'The WebSub hub could not be told of a feed. It is told with the next change.'),
  })

  changes.on((change) => {
    for (const brand of brands()) {
      const hub = hubOf(brand)
      // Nobody can subscribe to what a key is needed for.
      if (hub !== null && brand.access === 'open') for (const feed of feedsOf(change, brand, publicUrl)) pings.add(hub, feed)
    }
  })
  return { stop: () => pings.stop() }
}

/** The addresses of a brand's feeds that a change is seen in. */
function feedsOf(change: ContentChange, brand: Brand, publicUrl: string): readonly string[] {
  const seen = new Set<string>()
  for (const entry of sidesOf(change))
    if (entry.brand === brand.id)
      for (const language of languages.filter((each) => entry.slugs[each] !== undefined))
        for (const topic of [null, ...entry.topics])
          for (const format of feedFormats) seen.add(feedAddress(publicUrl, brand, { format, language, topic }))
  return [...seen]
}

/** Whether the guard refused: undici wraps what a dispatcher throws. */
function isBlocked(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at.name === 'BlockedAddressError') return true
  return false
}
