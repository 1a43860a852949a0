/** Fetches a feed or a picture of somebody else's: never from a private address, never for long, never for much. */
import { request, type Dispatcher } from 'undici'
import type { Said } from '../../core/imports.ts'
import { ImportProblem } from '../problem.ts'

export interface FetchOptions {
  /** Refuses private addresses with a `BlockedAddressError`: `guardedDispatcher` of `publishers/kit/guard.ts`. */
  readonly dispatcher: Dispatcher
  /** For one address with its redirects. Default 15 s. */
  readonly timeoutMs?: number
  /** Default 5 MB, unpacked. */
  readonly mostBytes?: number
}
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}
export type Fetched =
  | ({ readonly kind: 'content'; readonly bytes: Buffer; readonly type: string } & Validators)
  | { readonly kind: 'unchanged' }
  /** 410: whoever published it wants it to be asked for no more. */
  | { readonly kind: 'gone' }

const mega = 1024 * 1024
const mostRedirects = 5
const userAgent = 'Funkhaus feed reader'

/** @throws ImportProblem with a sentence; nothing else. */
export async function fetchFrom(address: string, known: Validators, options: FetchOptions): Promise<Fetched> {
  const { dispatcher, timeoutMs = 15_000, mostBytes = 5 * mega } = options
  const signal = AbortSignal.timeout(timeoutMs)
  let url: URL | null = webAddress(address, null)
  for (let hops = 0; url && hops <= mostRedirects; hops++) {
    const at: URL = url
    const { statusCode, headers, body } = await request(at, {
      dispatcher,
      signal,
      headers: {
        'user-agent': userAgent,
        accept: 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
        ...(known.etag && { 'if-none-match': known.etag }),
        ...(known.lastModified && { 'if-modified-since': known.lastModified }),
      },
    }).catch((error: unknown) => {
      throw failed(error)
    })
    const one = (name: string) => [headers[name] ?? []].flat()[0] ?? null
    if (statusCode === 200) {
      const bytes = await bounded(body, mostBytes)
      return { kind: 'content', bytes, type: one('content-type') ?? '', etag: one('etag'), lastModified: one('last-modified') }
    }
    // Hangs up: what is still said is nobody's.
    body.on('error', () => {})
    body.destroy()
    if (statusCode === 304) return { kind: 'unchanged' }
    if (statusCode === 410) return { kind: 'gone' }
    const location = one('location')
    if (statusCode < 300 || statusCode > 399 || !location) throw problem('answered', said.answered(statusCode))
    url = webAddress(location, at)
  }
  throw problem('redirects', said.redirects)
}

function webAddress(address: string, base: URL | null): URL | null {
  if (!URL.canParse(address, base ?? undefined)) return null
  const url = new URL(address, base ?? undefined)
  url.username = url.password = ''
  return /^https?:$/.test(url.protocol) ? url : null
}

async function bounded(body: Dispatcher.ResponseData['body'], most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > most) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw failed(error)
  }
  if (length > most) throw problem('too-large', said.tooLarge(Math.round(most / mega)))
  return Buffer.concat(chunks)
}

/** By what the server says, else by what the document says of itself, else as UTF-8. */
export function feedText(bytes: Buffer, contentType: string): string {
  const told =
    /charset\s*=\s*["']?([\w-]{1,40})/i.exec(contentType) ??
    /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{1,40})/.exec(bytes.toString('latin1', 0, 300))
  try {
    return new TextDecoder(told?.[1] ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function failed(error: unknown): ImportProblem {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof ImportProblem) return at
    if (at.name === 'BlockedAddressError') return problem('private-address', said.privateAddress)
    if (at.name === 'TimeoutError') return problem('too-slow', said.tooSlow)
  }
  return problem('no-answer', said.noAnswer)
}

const problem = (code: string, sentence: Said) => new ImportProblem(code, sentence)

const said = {
  privateAddress: {
    de: 'Diese Adresse führt in ein privates Netz. Schreiben Sie die Adresse, unter der alle den Feed erreichen.',
    en: 'This address leads into a private network. Write the address at which everybody reaches the feed.',
  },
  tooSlow: {
    de: 'Die Website antwortet zu langsam. Versuchen Sie es später noch einmal.',
    en: 'The website answers too slowly. Try again later.',
  },
  noAnswer: {
    de: 'Die Website antwortet nicht. Prüfen Sie die Adresse, und versuchen Sie es noch einmal.',
    en: 'The website does not answer. Check the address and try again.',
  },
  redirects: {
    de: 'Die Adresse wird zu oft weitergeleitet, oder zu etwas, das keine Webadresse ist.',
    en: 'The address is redirected too often, or to what is no address of the web.',
  },
  answered: (status: number) => ({
    de: `Die Website antwortet mit dem Fehler ${status}. Prüfen Sie die Adresse.`,
    en: `The website answers with error ${status}. Check the address.`,
  }),
  tooLarge: (megabytes: number) => ({
    de: `Unter dieser Adresse liegen mehr als ${megabytes} MB. So groß ist kein Feed.`,
    en: `There are more than ${megabytes} MB at this address. No feed is that large.`,
  }),
}
