/** Payload's REST API on Express, without Next: it answers as soon as the database is there. */
import { STATUS_CODES, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express'
import { handleEndpoints, type SanitizedConfig } from 'payload'
import { methodNotAllowed } from '../content-api/problems.ts'
import { Problem } from '../core/problem.ts'
import { inTurn } from './in-turn.ts'
import { checkedAddress } from './request-address.ts'
import { boundedStream, boundedText, jsonObject, mostJsonBytes, mostUploadBytes, tooLarge } from './request-body.ts'

/** A browser reads the answer only once it has sent its body; this long it may go on sending what nobody reads. */
const lingerMs = 30_000

/** Those of fetch's `Request` that Payload has routes for: of TRACE it cannot even be made. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const refuseMethod = methodNotAllowed(methods.join(', '))

export function restApi(config: SanitizedConfig): RequestHandler {
  const turn = inTurn()
  return async (req, res, next) => {
    try {
      if (!methods.includes(req.method)) refuseMethod(req, res, next)
      const ask = async () => answer(req, config)
      // Two saves of a document must not both start from the same version: the second would undo the first.
      const saves = savedBy(req)
      const response = await (saves === null ? ask() : turn(saves, ask)).catch(asAnswer)
      await send(await withErrors(response), req, res, next)
    } catch (error) {
      next(error)
    }
  }
}

/** The address of the document that a request saves; `null`: none, or a new one. A post is also moved to another time. */
const savedBy = ({ method, path }: ExpressRequest): string | null =>
  method === 'PATCH' ? path : method === 'POST' && path.endsWith('/move') ? path.slice(0, -'/move'.length) : null

async function answer(req: ExpressRequest, config: SanitizedConfig): Promise<Response> {
  const isUpload = /^multipart\//i.test(req.headers['content-type'] ?? '')
  const most = isUpload ? mostUploadBytes : mostJsonBytes
  if (Number(req.headers['content-length'] ?? 0) > most) throw tooLarge(isUpload)
  const base = `${req.protocol}://${req.get('host') ?? 'localhost'}`
  if (!URL.canParse(req.originalUrl, base)) throw new Problem(400, 'invalid-address', 'The address cannot be read.')
  const asked = new URL(req.originalUrl, base)
  const headers = headersOf(req)
  const handle = (address: URL, method: string, body?: string | ReadableStream) =>
    handleEndpoints({
      config,
      request: new Request(address, { method, headers, ...(body === undefined ? {} : { body, duplex: 'half' }) }),
      path: address.pathname,
    })
  if (req.method === 'GET' || req.method === 'HEAD') return handle(checkedAddress(asked, 'GET', config), req.method)

  // The admin sends filters that are too long for an address in this way.
  if (/^get$/i.test(req.get('x-payload-http-method-override') ?? req.get('x-http-method-override') ?? '')) {
    for (const name of ['x-payload-http-method-override', 'x-http-method-override', 'content-length']) headers.delete(name)
    asked.search += `${asked.search ? '&' : '?'}${await boundedText(req, mostJsonBytes)}`
    return handle(checkedAddress(asked, 'GET', config), 'GET')
  }
  const address = checkedAddress(asked, req.method, config)
  if (isUpload) {
    if (!/boundary=/i.test(req.headers['content-type'] ?? ''))
      throw new Problem(
        400,
        'invalid-form',
        'The form has no boundary, so its parts cannot be told apart. Let your client set the Content-Type.',
      )
    const { stream, wasTooMuch } = boundedStream(req, most)
    const response = await handle(address, req.method, stream)
    return wasTooMuch() ? asAnswer(tooLarge(true)) : response
  }
  const text = jsonObject(await boundedText(req, most))
  if (text !== '{}' && !/^application\/(?:[\w.-]+\+)?json\b/i.test(req.headers['content-type'] ?? ''))
    throw new Problem(415, 'not-json', 'Send JSON, and say so: Content-Type: application/json.')
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  return handle(address, req.method, text)
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers()
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i] ?? ''
    if (!/^(connection|transfer-encoding|keep-alive|upgrade|expect)$/i.test(name)) headers.append(name, req.rawHeaders[i + 1] ?? '')
  }
  return headers
}

/** In the shape of Payload's errors, which the admin shows, and of RFC 9457. Anything but a `Problem` is thrown on. */
function asAnswer(error: unknown): Response {
  if (!(error instanceof Problem)) throw error
  const { status, code, message, data } = error
  const errors = [{ message, data: { ...data, code } }]
  const body = JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, code, detail: message, errors })
  return new Response(body, { status, headers: { 'content-type': 'application/problem+json' } })
}

/** Payload says of an unknown address `{ message }`; everywhere else its errors are in `errors`. */
async function withErrors(response: Response): Promise<Response> {
  if (response.status !== 404 && response.status !== 501) return response
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as { errors?: unknown } | null
  if (!body || body.errors) return response
  return asAnswer(new Problem(404, 'no-such-address', 'There is nothing at this address.'))
}

async function send(response: Response, req: ExpressRequest, res: ExpressResponse, next: (error: unknown) => void): Promise<void> {
  res.status(response.status)
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') res.setHeader(name, value)
  })
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) res.setHeader('set-cookie', cookies)
  if (!req.complete && response.status >= 400) linger(req, res, Buffer.from(await response.arrayBuffer()))
  else if (response.body) await sendBody(response.body, res, next)
  else res.end()
}

/** Whoever makes the body stops when the client is gone: a long export would be made for nobody. */
async function sendBody(body: ReadableStream, res: ExpressResponse, next: (error: unknown) => void): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), res)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') next(error)
  }
}

/**
 * The client still sends. A connection that is closed meanwhile takes the answer with it, so what comes is let go by for a
 * while. By the answer's length the client knows that it has all of it and may stop.
 */
function linger(req: ExpressRequest, res: ExpressResponse, answer: Buffer): void {
  res.setHeader('connection', 'close').setHeader('content-length', answer.length).write(answer)
  const timer = setTimeout(() => req.destroy(), lingerMs).unref()
  const done = () => {
    clearTimeout(timer)
    res.end()
  }
  req.once('end', done).once('close', done).resume()
}
