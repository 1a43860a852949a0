/** Every refusal of this API is application/problem+json (RFC 9457) with a sentence; never a stack. */
import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { z } from 'zod'
import { Problem } from '../core/problem.ts'

export interface Log {
  error(fields: object, message: string): void
}

/** What is wrong with a value, where: `texts.de.slug: Invalid string`. */
export const whatIsWrong = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ')

/** @throws Problem when the value does not fit. `sentence` is handed what is wrong. */
export function parseOr<T>(schema: z.ZodType<T>, value: unknown, status: number, code: string, sentence: (wrong: string) => string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Problem(status, code, sentence(whatIsWrong(parsed.error)))
}

export const unknownRoute: RequestHandler = (req) => {
  throw new Problem(404, 'not-found', `There is nothing at ${req.method} ${req.baseUrl}${req.path}.`)
}

/** @param allow the methods that there are, as the Allow header lists them. */
export const methodNotAllowed =
  (allow: string): RequestHandler =>
  (req, res) => {
    res.setHeader('Allow', allow)
    throw new Problem(405, 'method-not-allowed', `${req.method} cannot be used here. Use one of ${allow}.`)
  }

/** Last in a router. Whatever is not a known refusal is logged and answered as 500, without its message. */
export const answerProblems =
  (log: Log): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const problem = asProblem(error)
    const requestId = String(res.getHeader('X-Request-Id') ?? '')
    // 501 is told to who asks for what there is not: nothing is wrong here, and nobody may fill the log with it.
    if (problem.status >= 500 && problem.status !== 501)
      log.error({ err: error as unknown, requestId, method: req.method }, problem.message)
    res.status(problem.status)
    for (const header of ['ETag', 'Last-Modified', 'Link', 'Content-Language']) res.removeHeader(header)
    res.setHeader('Cache-Control', 'no-store')
    res.setHeader('Content-Type', 'application/problem+json')
    const { status, code, message: detail, data } = problem
    res.end(JSON.stringify({ ...data, type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail, requestId }))
    // A client that is still sending reads the answer only once it got rid of its body.
    req.resume()
  }

/** As body-parser and Express's router throw. */
const httpError = z.object({ status: z.number().int().min(400).max(499), type: z.string().optional() })

const bodyProblems: { readonly [type: string]: readonly [status: number, code: string, detail: string] } = {
  'entity.too.large': [413, 'too-large', 'The body is too large.'],
  'entity.parse.failed': [400, 'malformed-json', 'The body is not valid JSON.'],
  'encoding.unsupported': [415, 'unsupported-encoding', 'The body’s Content-Encoding is not known here. Send it plain or with gzip.'],
  'charset.unsupported': [415, 'unsupported-encoding', 'The body must be UTF-8.'],
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof z.ZodError) return new Problem(400, 'invalid-request', `The request does not fit: ${whatIsWrong(error)}.`)
  const known = httpError.safeParse(error)
  if (!known.success)
    return new Problem(500, 'internal', 'Something went wrong in the hub. Try again; if it stays, tell the hub’s operator the requestId.')
  const { status, type } = known.data
  const body = bodyProblems[type ?? '']
  if (body) return new Problem(...body)
  return new Problem(status, 'malformed-request', 'The request cannot be read. Check the spelling of the address and the body.')
}
