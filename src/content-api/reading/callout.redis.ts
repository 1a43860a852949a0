/** Tells the other processes over Redis that content has changed, so that they look at once instead of within half a second. */
import { Redis } from 'ioredis'
import type { Callout } from './callout.ts'

const channel = 'funkhaus-content'

/** An unreachable Redis fails nobody, and is said once until it answers again. */
export function redisCallout(url: string, log: { warn(fields: object, message: string): void }): Callout {
  const publisher = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false })
  const subscriber = new Redis(url, { maxRetriesPerRequest: null })
  const listeners = new Set<() => void>()
  let said = false
  const complain = (error: Error) => {
    if (!said) log.warn({ err: error.message }, 'Redis does not answer. Changes of content reach other processes within a second.')
    said = true
  }
  for (const client of [publisher, subscriber]) client.on('error', complain).on('ready', () => (said = false))
  subscriber.subscribe(channel).catch(complain)
  subscriber.on('message', () => listeners.forEach((listener) => listener()))
  return {
    call: () => void publisher.publish(channel, '').catch(complain),
    onCall: (fn) => void listeners.add(fn),
    async close() {
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}
