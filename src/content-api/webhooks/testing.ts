/** Webhooks in memory, and a receiver that speaks HTTP, for tests. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contentEvents } from '../../core/webhook.ts'
import type { LoggedChange } from '../events/change-log.ts'
import { rotated, type Secrets } from './signing.ts'
import type { Call, Hook, NewCall, WebhookStore } from './store.ts'

export interface MemoryWebhooks extends WebhookStore {
  readonly hooks: Map<string, Hook>
  readonly calls: Call[]
  readonly secretsOf: Map<string, Secrets>
  readonly offReasons: Map<string, string>
  /** With a secret, for everything. */
  addHook(hook: Partial<Hook> & Pick<Hook, 'id'>, now?: Date): Hook
}

export function memoryWebhooks(): MemoryWebhooks {
  const hooks = new Map<string, Hook>()
  const calls: Call[] = []
  const secretsOf = new Map<string, Secrets>()
  const offReasons = new Map<string, string>()
  const isWaiting = ({ state }: Call) => state === 'pending' || state === 'failed'
  const change = (call: Call, data: Partial<Call>): Call | null => {
    const at = calls.findIndex(({ id, fence }) => id === call.id && fence === call.fence)
    const there = calls[at]
    return there ? (calls[at] = { ...there, ...data }) : null
  }
  return {
    hooks,
    calls,
    secretsOf,
    offReasons,
    addHook(hook, now = new Date()) {
      const made: Hook = {
        name: hook.id,
        url: 'https://receiver.example/hook',
        brand: null,
        events: contentEvents.map(({ value }) => value),
        active: true,
        since: new Date(0),
        ...hook,
      }
      hooks.set(made.id, made)
      secretsOf.set(made.id, rotated([], now))
      return made
    },
    listening: async () => [...hooks.values()].filter(({ id, active }) => active && secretsOf.has(id)),
    hook: async (id) => hooks.get(id) ?? null,
    secrets: async (webhook) => secretsOf.get(webhook) ?? [],
    async switchOff(webhook, reason) {
      const hook = hooks.get(webhook)
      if (hook) hooks.set(webhook, { ...hook, active: false })
      offReasons.set(webhook, reason)
    },
    async add(call: NewCall, now) {
      if (calls.some(({ webhook, event }) => webhook === call.webhook && event === call.event)) return null
      const waits = { state: 'pending', attempts: [], tries: 0, nextAt: now, fence: 0, takenUntil: null } as const
      const made: Call = { ...call, ...waits, id: `call-${calls.length + 1}` }
      calls.push(made)
      return made
    },
    call: async (id) => calls.find((call) => call.id === id) ?? null,
    known: async (events) =>
      new Set(calls.filter(({ event }) => events.includes(event)).map(({ webhook, event }) => `${webhook} ${event}`)),
    due: async (now, limit, except) =>
      calls
        .filter((call) => isWaiting(call) && call.nextAt <= now && !except.includes(call.webhook))
        .sort((a, b) => a.nextAt.getTime() - b.nextAt.getTime())
        .slice(0, limit),
    nextDue: async (after) => {
      const later = calls.filter((call) => isWaiting(call) && call.nextAt > after).map(({ nextAt }) => nextAt.getTime())
      return later.length > 0 ? new Date(Math.min(...later)) : null
    },
    ofPost: async (webhook, post) => calls.filter((call) => call.webhook === webhook && call.post === post),
    take: async (call, until) => change(call, { fence: call.fence + 1, takenUntil: until, nextAt: until }),
    async settle(call, { state, attempts, tries, nextAt }) {
      const data = { state, attempts, tries, takenUntil: null, byHand: nextAt !== null && call.byHand }
      return change(call, nextAt ? { ...data, nextAt } : data) !== null
    },
    async again(call, now) {
      change(call, { state: 'pending', tries: 0, byHand: true, nextAt: now })
    },
    newest: async (webhook, limit) =>
      calls
        .filter((call) => call.webhook === webhook)
        .reverse()
        .slice(0, limit),
    forget: async () => {},
  }
}

export const aChange = (change: Partial<LoggedChange> & { readonly post?: string; readonly brand?: string } = {}): LoggedChange => {
  const { post = 'post-1', brand = 'brand-a', at = new Date(), ...rest } = change
  const entry = { post, brand, language: 'de', slugs: { de: post }, addresses: { de: `https://www.example.com/${post}` } } as const
  return { id: `row-of-${post}.${at.getTime()}`, type: 'post.published', at, entry, ...rest }
}

export interface Received {
  readonly headers: IncomingHttpHeaders & { [name: string]: string }
  readonly body: string
}
export interface Receiver {
  readonly url: string
  readonly received: Received[]
  /** What the next calls are answered with, one after the other; afterwards 204. */
  readonly answers: ((req: IncomingMessage, res: ServerResponse) => void)[]
  stop(): Promise<void>
}

export const answerWith =
  (status: number, headers: Record<string, string> = {}) =>
  (_req: IncomingMessage, res: ServerResponse) =>
    void res.writeHead(status, headers).end()

/** On this machine: only a playground's caller reaches it. */
export async function receiver(): Promise<Receiver> {
  const received: Received[] = []
  const answers: Receiver['answers'] = []
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      received.push({ headers: req.headers as Received['headers'], body: Buffer.concat(chunks).toString('utf8') })
      const answer = answers.shift() ?? answerWith(204)
      answer(req, res)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answers,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
