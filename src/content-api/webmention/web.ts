/** Other people's sites, as far as we go there: never to a private address, never for long, never for much. */
import { request, type Dispatcher } from 'undici'
import { guardedDispatcher } from '../../../publishers/kit/guard.ts'
import { webAddress } from './address.ts'
import { isReadable } from './media-types.ts'

export type WebFailure = 'private' | 'unreachable' | 'redirects'
export class WebError extends Error {
  override readonly name = 'WebError'
  readonly failure: WebFailure
  constructor(failure: WebFailure, message: string, cause?: unknown) {
    super(message, { cause })
    this.failure = failure
  }
}

export interface WebPage {
  readonly status: number
  /** Where redirects have led. */
  readonly url: string
  /** `text/html`, in lower case and without parameters. */
  readonly type: string
  /** Each value of the Link header. */
  readonly links: readonly string[]
  /** Empty where the type is none that can be read. */
  readonly text: string
  /** Whether the page is longer than what was read of it. */
  readonly cut: boolean
}

export interface Web {
  /** Follows redirects. @throws WebError */
  get(address: string): Promise<WebPage>
  /** Sends a form; does not follow redirects. @returns the status. @throws WebError */
  post(address: string, form: Readonly<Record<string, string>>): Promise<number>
}

export interface WebOptions {
  /** Origins (`http://127.0.0.1:3000`) that may be private all the same. Default none. */
  readonly allowPrivateOrigins?: readonly string[]
  /** For one address with its redirects. Default 10 s. */
  readonly timeoutMs?: number
}

export const mostBytes = 1_000_000
const mostRedirects = 10
const redirects = new Set([301, 302, 303, 307, 308])
const userAgent = 'Funkhaus Webmention'
export function createWeb({ allowPrivateOrigins = [], timeoutMs = 10_000 }: WebOptions = {}): Web {
  const dispatcher = guardedDispatcher({ allowPrivateOrigins, allowPlainHttp: true })

  const ask = async (url: URL, signal: AbortSignal, more: Partial<Dispatcher.RequestOptions> = {}) => {
    try {
      return await request(url, {
        dispatcher,
        signal,
        method: more.method ?? 'GET',
        ...(more.body === undefined ? {} : { body: more.body }),
        headers: { 'user-agent': userAgent, accept: 'text/html, application/json;q=0.9, text/plain;q=0.8', ...(more.headers as object) },
      })
    } catch (error) {
      throw failed(error)
    }
  }

  return {
    async get(address) {
      const signal = AbortSignal.timeout(timeoutMs)
      let url = webAddress(address)
      for (let hops = 0; url && hops <= mostRedirects; hops++) {
        const { statusCode: status, headers, body } = await ask(url, signal)
        const location = one(headers.location)
        if (redirects.has(status) && location !== undefined) {
          await drop(body)
          url = URL.canParse(location, url) ? webAddress(new URL(location, url).href) : null
          continue
        }
        const header = one(headers['content-type']) ?? ''
        const type = header.split(';', 1)[0]?.trim().toLowerCase() ?? ''
        const links = [headers.link ?? []].flat()
        if (!isReadable(type)) {
          await drop(body)
          return { status, url: url.href, type, links, text: '', cut: false }
        }
        const { bytes, cut } = await read(body)
        return { status, url: url.href, type, links, text: decoded(bytes, header), cut }
      }
      throw new WebError('redirects', 'It is redirected too often, or to what is no address of the web.')
    },
    async post(address, form) {
      const url = webAddress(address)
      if (!url) throw new WebError('redirects', 'This is no address of the web.')
      const { statusCode, body } = await ask(url, AbortSignal.timeout(timeoutMs), {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      await drop(body)
      return statusCode
    },
  }
}

type Body = Dispatcher.ResponseData['body']

async function read(body: Body): Promise<{ bytes: Buffer; cut: boolean }> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      if (length > mostBytes) break
    }
  } catch (error) {
    throw failed(error)
  }
  return { bytes: Buffer.concat(chunks).subarray(0, mostBytes), cut: length > mostBytes }
}

/** Hangs up. What the other side still says is nobody's. */
async function drop(body: Body): Promise<void> {
  body.on('error', () => {})
  body.destroy()
}

const one = (value: string | string[] | undefined) => [value ?? []].flat()[0]

/** By what the server says, else by what the page says of itself, else as UTF-8. */
function decoded(bytes: Buffer, contentType: string): string {
  const told =
    /charset\s*=\s*["']?([\w-]+)/i.exec(contentType) ??
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 2048))
  try {
    return new TextDecoder(told?.[1] ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function failed(error: unknown): WebError {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at.name === 'BlockedAddressError') return new WebError('private', at.message, error)
  return new WebError('unreachable', error instanceof Error ? error.message : 'no reason told', error)
}
