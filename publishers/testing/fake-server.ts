/** What every `fake.ts` is served with: routes, bodies, and misbehaviour around the one visible write. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Misbehaviour } from './fake.ts'

export interface FakeCall {
  readonly method: string
  /** Below the mount point, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers
  /** What the `:names` of the route stand for. */
  readonly params: { readonly [name: string]: string }
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The body as JSON; `undefined` if it is none. */
  json(): unknown
  /** The body as a multipart or URL-encoded form. Rejects if it is neither. */
  form(): Promise<FormData>
  /** The same without files. */
  fields(): Promise<URLSearchParams>
}

/** At most one of `json`, `text` and `bytes`. `text` is HTML unless `headers` say otherwise. */
export interface FakeReply {
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  readonly json?: unknown
  readonly text?: string
  readonly bytes?: Uint8Array
  /** Instead of an answer. */
  readonly wire?: 'silence' | 'reset'
}

/** Thrown by a route to answer at once: a rule of the platform was broken. */
export class FakeRefusal extends Error {
  readonly reply: FakeReply
  constructor(reply: FakeReply) {
    super(`refused with ${reply.status}`)
    this.reply = reply
  }
}

type Refusing = Extract<Misbehaviour, 'refuse-500' | 'rate-limit' | 'unauthorised' | 'refuse-content'>

export interface FakeServerOptions {
  readonly clock: { now(): Date }
  /** `POST /api/things/:id` to what answers it. The first that fits wins; `:name` stands for one segment. */
  readonly routes: { readonly [route: string]: (call: FakeCall) => FakeReply | Promise<FakeReply> }
  readonly notFound: FakeReply
  /** The platform's own way to refuse a visible write. */
  readonly refusals: { readonly [kind in Refusing]: () => FakeReply }
  /** Sent with every answer, beside `date` by the clock. */
  readonly headers?: () => { readonly [name: string]: string }
}

/** Told of every call that any fake here has answered: `npm run conformance` holds them against the platforms' own descriptions. */
let observer: ((call: FakeCall, status: number) => void) | null = null
export const observe = (by: typeof observer): void => void (observer = by)

export interface FakeServer {
  /**
   * Express must strip the mount point (`app.use('/fake', handler)`) and must not have parsed the body.
   */
  readonly handler: RequestListener
  /** Runs a visible write, unless the next misbehaviour refuses it, and answers as that misbehaviour wants. */
  readonly visible: (write: () => FakeReply) => Promise<FakeReply>
  readonly misbehave: (...next: readonly Misbehaviour[]) => void
}

function refusalOf(error: unknown): FakeReply {
  if (error instanceof FakeRefusal) return error.reply
  return { status: 500, json: { error: `The fake broke: ${error instanceof Error ? error.message : String(error)}` } }
}

export function createFakeServer(options: FakeServerOptions): FakeServer {
  const queue: Misbehaviour[] = []
  const routes = Object.entries(options.routes).map(([route, answer]) => {
    const [method = '', path = ''] = route.split(' ')
    const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
    const pattern = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '([^/]+)')
    return { method, names, pattern: new RegExp(`^${pattern}$`), answer }
  })

  const route = async (request: IncomingMessage): Promise<FakeReply> => {
    const url = new URL(`http://fake.invalid${request.url ?? '/'}`)
    const bytes = await bodyOf(request)
    const headers = new Headers(
      Object.entries(request.headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
    )
    for (const { method, names, pattern, answer } of routes) {
      const match = method === request.method ? pattern.exec(url.pathname) : null
      if (!match) continue
      const params = Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')]))
      const call = { method, path: url.pathname, query: url.searchParams, headers, params, bytes, ...bodies(bytes, headers) }
      const reply = await (async () => answer(call))().catch(refusalOf)
      observer?.(call, reply.status)
      return reply
    }
    return options.notFound
  }

  const handler: RequestListener = (request, response) => {
    route(request)
      .catch(refusalOf)
      .then((reply) => send(reply, { date: options.clock.now().toUTCString(), ...options.headers?.() }, request, response))
      .catch(() => request.socket.destroy())
  }

  return {
    handler,
    misbehave: (...next) => void queue.push(...next),
    async visible(write) {
      const next = queue.shift()
      switch (next) {
        case undefined:
          return write()
        case 'slow': {
          const reply = write()
          await wait(2000)
          return reply
        }
        case 'accept-then-silence':
          return { ...write(), wire: 'silence' }
        case 'accept-then-reset':
          return { ...write(), wire: 'reset' }
        case 'accept-then-502':
          write()
          return { status: 502, text: '<h1>502 Bad Gateway</h1>' }
        default:
          return options.refusals[next]()
      }
    },
  }
}

function send(reply: FakeReply, common: { readonly [name: string]: string }, request: IncomingMessage, response: ServerResponse) {
  if (reply.wire === 'silence') return
  if (reply.wire === 'reset') return request.socket.destroy()
  const body = reply.bytes ?? (reply.json === undefined ? (reply.text ?? '') : JSON.stringify(reply.json))
  const type =
    reply.json !== undefined ? 'application/json; charset=utf-8' : reply.bytes ? 'application/octet-stream' : 'text/html; charset=utf-8'
  response.writeHead(reply.status, { 'content-type': type, ...common, ...reply.headers })
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

const bodies = (bytes: Uint8Array<ArrayBuffer>, headers: Headers): Pick<FakeCall, 'json' | 'form' | 'fields'> => {
  const form = () => new Response(bytes, { headers: { 'content-type': headers.get('content-type') ?? '' } }).formData()
  return {
    json() {
      try {
        return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown
      } catch {
        return undefined
      }
    },
    form,
    fields: async () =>
      new URLSearchParams([...(await form())].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  }
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** A page of the fake network, for the visitor of the playground. `body` is HTML. */
export const fakePage = (title: string, body: string): FakeReply => ({
  status: 200,
  headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'" },
  text: `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>body{font:1rem/1.5 system-ui;max-width:36rem;margin:3rem auto;padding:0 1rem}img{max-width:100%}button{font:inherit;padding:.5rem 1rem}</style>
<h1>${escapeHtml(title)}</h1>${body}`,
})

/** The platform's own page on which a person permits the hub to act: one form, one button. `action` may be relative. */
export function consentPage(title: string, explanation: string, action: string, fields: { readonly [name: string]: string }): FakeReply {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  const form = `<form method="post" action="${escapeHtml(action)}">${inputs.join('')}<button>OK</button></form>`
  return fakePage(title, `<p>${escapeHtml(explanation)}</p>${form}`)
}
