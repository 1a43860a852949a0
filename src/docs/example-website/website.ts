/** The website: which address shows what, and how pages leave. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { ContentApiProblem } from 'funkhaus/client'
import { listenToChanges } from './changes.ts'
import { createHub, type Asked, type HubOptions } from './hub.ts'
import { notice, type Site } from './layout.ts'
import { list } from './list.ts'
import { postPage, previewPage } from './post.ts'
import { isLanguage, languages, words, type Language } from './words.ts'

export interface WebsiteOptions extends HubOptions {
  readonly name: string
}
export interface Website {
  readonly listener: RequestListener
  /** Whether the hub tells of changes right now. */
  readonly isListening: () => boolean
  stop(): void
}

interface Answer {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

export async function createWebsite(options: WebsiteOptions): Promise<Website> {
  const style = await readFile(new URL('./style.css', import.meta.url), 'utf8')
  const site: Site = { hub: new URL(options.hub).origin, brand: options.brand, name: options.name, style: digest(style).slice(0, 12) }

  // While the hub tells of every change, nothing is asked twice. Otherwise everything is, which costs the hub a 304.
  const hub = createHub(options, () => changes.isListening())
  const changes = listenToChanges({ ...options, hub: site.hub, changed: () => hub.forget() })

  async function page(url: URL, preferred: Language): Promise<Answer> {
    const [first, second, ...more] = url.pathname.split('/').slice(1)
    if (first === '') return { status: 302, body: '', headers: { Location: `/${preferred}`, Vary: 'Accept-Language' } }
    if (first === 'preview' && second && more.length === 0) return preview(second, url.searchParams.get('language') ?? undefined, preferred)
    if (!isLanguage(first) || more.length > 0) return problem(preferred, 404)
    try {
      if (!second) return { status: 200, body: list(site, first, asked(url), await hub.posts(first, asked(url))).text }
      const found = await hub.post(second, first)
      // Each language of a post has its own slug, and every page one address.
      const right = found.post.languages.find(({ language }) => language === first)?.slug ?? second
      if (right !== second) return { status: 301, body: '', headers: { Location: `/${first}/${right}` } }
      return { status: 200, body: postPage(site, first, found).text }
    } catch (error) {
      return refused(error, first)
    }
  }

  async function preview(token: string, language: string | undefined, preferred: Language): Promise<Answer> {
    const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' }
    try {
      const post = await hub.preview(token, isLanguage(language) ? language : undefined)
      return { status: 200, body: previewPage(site, post.language, token, post).text, headers }
    } catch (error) {
      return { ...refused(error, preferred), headers }
    }
  }

  /** What the hub refuses is told as it is: gone is gone, and a query that it does not take leads nowhere. */
  function refused(error: unknown, language: Language): Answer {
    if (!(error instanceof ContentApiProblem)) throw error
    if (error.code === 'preview-expired') return { status: 410, body: notice(site, language, words[language].expired).text }
    return problem(language, error.status === 400 ? 404 : error.status)
  }
  function problem(language: Language, status: number): Answer {
    if (status === 404) return { status, body: notice(site, language, words[language].missing).text }
    if (status === 410) return { status, body: notice(site, language, words[language].gone).text }
    return { status: 503, body: notice(site, language, words[language].down).text, headers: { 'Retry-After': '60' } }
  }

  async function answer(req: IncomingMessage): Promise<Answer> {
    const url = new URL(`http://here${req.url ?? '/'}`)
    if (url.pathname === '/style.css')
      return {
        status: 200,
        body: style,
        headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' },
      }
    return page(url, preferredLanguage(req))
  }

  const listener = (req: IncomingMessage, res: ServerResponse) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    answer(req)
      .catch((error: unknown): Answer => {
        process.stderr.write(`${String(error)}\n`)
        return problem(preferredLanguage(req), 500)
      })
      .then((answered) => send(req, res, answered, site.hub))
      .catch(() => res.destroy())
  }
  return { listener, isListening: changes.isListening, stop: changes.stop }
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')

const asked = ({ searchParams }: URL): Asked =>
  Object.fromEntries(['cursor', 'topic', 'q'].flatMap((name) => (searchParams.get(name) ? [[name, searchParams.get(name) ?? '']] : [])))

const preferredLanguage = (req: IncomingMessage): Language =>
  (req.headers['accept-language'] ?? '')
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase())
    .find(isLanguage) ?? languages[0]

/** Nothing on a page runs or loads but what this website and the hub serve. */
function send(req: IncomingMessage, res: ServerResponse, { status, body, headers = {} }: Answer, hub: string): void {
  const etag = `"${digest(body)}"`
  const all: Record<string, string> = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; img-src 'self' data: ${hub}; script-src ${hub}; connect-src ${hub}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cache-Control': status === 200 ? 'public, max-age=0, must-revalidate' : 'no-store',
    ...headers,
    ...(status === 200 ? { ETag: etag } : {}),
  }
  if (status === 200 && req.headers['if-none-match'] === etag) res.writeHead(304, all).end()
  else res.writeHead(status, all).end(body)
}
