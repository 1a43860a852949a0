/** A hub's event stream over real HTTP, and who listens to it, for tests. */
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, onTestFinished } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import type { ContentChange } from '../../src/content-api/changes.ts'
import { acme, umbrella } from '../../src/content-api/testing.ts'
import { loggedChange } from '../../src/content-api/events/change-log.ts'
import { eventId } from '../../src/content-api/events/event.ts'
import { eventStream, type EventStreamOptions } from '../../src/content-api/events/stream.ts'

interface Told {
  readonly id?: string
  readonly event?: string
  readonly data?: { readonly type: string; readonly data: { readonly id: string; readonly brand: { readonly slug: string } } }
}

/** What has been sent over the stream: its blocks, without comments. */
const blocksIn = (text: string): Told[] =>
  text
    .split('\n\n')
    .slice(0, -1)
    .filter((block) => !block.startsWith(':') && !block.startsWith('retry:'))
    .map((block) => {
      const fields = Object.fromEntries(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      return { ...fields, ...(fields.data ? { data: JSON.parse(fields.data) as unknown } : {}) } as Told
    })

/** Umbrella takes a key. `log`: what had changed before. */
export async function streamingHub(more: Partial<EventStreamOptions> = {}, log: ContentChange[] = []) {
  const listeners = new Set<(change: ContentChange) => void>()
  const brands = [acme, { ...umbrella, access: 'key' as const }]
  const gates = { log: Promise.resolve(), asked: () => {} }
  const stream = eventStream({
    changes: {
      on(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      async since(at) {
        const found = log.filter((change) => change.at >= at)
        gates.asked()
        await gates.log
        return found
      },
    },
    sites: { brand: async (idOrSlug) => brands.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug) ?? null },
    clock: systemClock,
    log: { error: () => {} },
    ...more,
  })
  const server = createServer(express().use('/api', stream.router))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
  onTestFinished(() => new Promise<void>((resolve) => (stream.stop(), server.close(() => resolve()), server.closeAllConnections())))
  return {
    base,
    stream,
    gates,
    listeners,
    connected: () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))),
    publish(change: ContentChange) {
      if (!log.includes(change)) log.push(change)
      for (const listener of listeners) listener(change)
    },
  }
}

/** Closed when the test ends, unless before. */
export async function listen(address: string, headers: Record<string, string> = {}) {
  const { req, res } = await new Promise<{ req: ReturnType<typeof get>; res: IncomingMessage }>((resolve, reject) => {
    const req = get(address, { headers }, (res) => resolve({ req, res }))
    req.on('error', reject)
  })
  let text = ''
  let ended = false
  res.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  res.on('close', () => (ended = true))
  res.on('error', () => {})
  const close = () => void req.destroy()
  onTestFinished(close)
  const told = () => blocksIn(text).filter(({ event }) => event !== undefined)
  return {
    res,
    close,
    told,
    text: () => text,
    ended: () => ended,
    lastId: () => blocksIn(text).at(-1)?.id ?? '',
    posts: () => told().map(({ data, event }) => data?.data?.id ?? event),
    /** Until it has got so far that it would be told. */
    ready: () => expect.poll(() => blocksIn(text).length).toBeGreaterThan(0),
  }
}

let instant = Date.now()
export function change(post: string, more: Partial<ContentChange> & { readonly brand?: string } = {}): ContentChange {
  const { brand = acme.id, ...rest } = more
  const at = more.at ?? new Date((instant += 1))
  const entry = {
    id: `row-${post}`,
    channel: 'channel',
    brand,
    post,
    language: 'de',
    slugs: { de: post },
    titles: {},
    addresses: { de: `https://www.example.com/${post}` },
    campaign: null,
    topics: [],
    author: '',
    pictures: [],
    documents: [],
    firstPublishedAt: at,
    changedAt: at,
  } as const
  return { type: 'post.published', id: `row-${post}.${at.getTime()}`, at, before: null, after: entry, others: [], ...rest }
}
export const idOf = (of: ContentChange) => {
  const logged = loggedChange(of)
  return logged ? eventId(logged) : ''
}
