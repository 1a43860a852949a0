/** For tests of responses from the web: other people's sites as real servers, and the ports in memory. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mentionKey } from './mention-key.ts'
import type { FoundResponse, ReceivedMention, ReceivedMentions, ResponsePosition, Responses } from './received.ts'
import type { SentMention, SentMentions } from './sent.ts'

export type Handler = (req: IncomingMessage, res: ServerResponse) => void

export interface TestSite {
  readonly origin: string
  /** Answered anew from now on. */
  answer(path: string, handler: Handler): void
  /** `text/html`, status 200. */
  page(path: string, html: string): void
  /** The forms that came by POST, in their order. */
  readonly posted: { readonly path: string; readonly form: Record<string, string> }[]
  close(): Promise<void>
}

/** A site of somebody else on this machine. What it was not told to answer is 404. */
export async function testSite(): Promise<TestSite> {
  const handlers = new Map<string, Handler>()
  const posted: TestSite['posted'] = []
  const server = createServer((req, res) => {
    const [path = ''] = (req.url ?? '').split('#')
    const handler = handlers.get(path) ?? ((_req, answer) => answer.writeHead(404).end())
    if (req.method !== 'POST') return handler(req, res)
    let body = ''
    req.on('data', (chunk: Buffer) => (body += chunk.toString()))
    req.on('end', () => {
      posted.push({ path, form: Object.fromEntries(new URLSearchParams(body)) })
      handler(req, res)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const answer = (path: string, handler: Handler) => void handlers.set(path, handler)
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer,
    page: (path, html) => answer(path, (_req, res) => res.setHeader('Content-Type', 'text/html; charset=utf-8').end(html)),
    posted,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function memoryMentions(): ReceivedMentions & { readonly rows: Map<string, ReceivedMention> } {
  const rows = new Map<string, ReceivedMention>()
  const isDue = (row: ReceivedMention, at: Date) => row.state === 'waiting' && row.dueAt <= at
  return {
    rows,
    async take(mention, at) {
      const key = mentionKey(mention.source, mention.target)
      rows.set(key, { ...mention, key, state: 'waiting', problem: null, tries: 0, receivedAt: at, dueAt: at })
      return key
    },
    get: async (key) => rows.get(key) ?? null,
    due: async (at, limit) =>
      [...rows.values()]
        .filter((row) => isDue(row, at))
        .map(({ key }) => key)
        .slice(0, limit),
    async claim(key, at, until) {
      const row = rows.get(key)
      if (!row || !isDue(row, at)) return null
      const claimed = { ...row, dueAt: until }
      rows.set(key, claimed)
      return claimed
    },
    async settle({ key, dueAt }, end) {
      const row = rows.get(key)
      if (row?.dueAt.getTime() === dueAt.getTime()) rows.set(key, { ...row, ...end })
    },
    async forget(before) {
      for (const { key, state, receivedAt } of [...rows.values()]) if (state !== 'waiting' && receivedAt < before) rows.delete(key)
    },
  }
}

type Moderated = FoundResponse & { readonly state: 'pending' | 'approved' | 'refused' }
export function memoryResponses(): Responses & {
  readonly rows: Map<string, Moderated>
  readonly decide: (key: string, state: Moderated['state']) => void
} {
  const rows = new Map<string, Moderated>()
  const isAfter = (row: ResponsePosition, after: ResponsePosition | null) =>
    !after || row.receivedAt < after.receivedAt || (row.receivedAt.getTime() === after.receivedAt.getTime() && row.key < after.key)
  return {
    rows,
    decide(key, state) {
      const row = rows.get(key)
      if (row) rows.set(key, { ...row, state })
    },
    async put(found) {
      const known = rows.get(found.key)
      const same = known?.content === found.content
      const state = known?.state === 'approved' && !same ? 'pending' : (known?.state ?? 'pending')
      rows.set(found.key, { ...found, receivedAt: known?.receivedAt ?? found.receivedAt, state })
    },
    async erase(key) {
      rows.delete(key)
    },
    approved: async (post, { after, limit }) =>
      [...rows.values()]
        .filter((row) => row.post === post && row.state === 'approved' && isAfter(row, after))
        .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a.key < b.key ? 1 : -1))
        .slice(0, limit),
  }
}

export function memorySent(): SentMentions & { readonly rows: Map<string, SentMention> } {
  const rows = new Map<string, SentMention>()
  const isDue = (row: SentMention, at: Date) => row.state === 'due' && row.dueAt <= at
  return {
    rows,
    ofPost: async (post, brand) => [...rows.values()].filter((row) => row.post === post && row.brand === brand),
    async add(mention) {
      if (!rows.has(mention.key)) rows.set(mention.key, mention)
    },
    async change({ key, version }, data) {
      const row = rows.get(key)
      if (row?.version === version) rows.set(key, { ...row, ...data })
    },
    async remove(key) {
      rows.delete(key)
    },
    due: async (at, limit) => [...rows.values()].filter((row) => isDue(row, at)).slice(0, limit),
    async claim(key, at, until) {
      const row = rows.get(key)
      if (!row || !isDue(row, at)) return null
      const claimed = { ...row, dueAt: until, at, tries: row.tries + 1 }
      rows.set(key, claimed)
      return claimed
    },
  }
}
