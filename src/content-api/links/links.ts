/** `/l/:code`: short links. Whoever follows one is sent on at once; what is counted is counted afterwards. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { Problem } from '../../core/problem.ts'
import type { ClickCounter } from '../../links/clicks/counter.ts'
import { shortAddress } from '../../links/short-links.ts'
import { languageOf } from '../../site/language.ts'
import { touchedByNothing } from '../changes.ts'
import { finished } from '../finished.ts'
import { preflight, readMethods, requestIdOf, send, withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import { parseQuery } from '../query.ts'
import { nowherePage, type Nowhere } from './pages.ts'
import { qrPng, qrSvg } from './qr.ts'
import type { Target, Targets } from './targets.ts'

export interface LinksOptions {
  readonly targets: Targets
  readonly counter: Pick<ClickCounter, 'count'>
  readonly publicUrl: string
  readonly log: Log
}

const pngQuery = z.object({
  size: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(128, 'must be 128 or more')
    .max(2048, 'must be 2048 or less')
    .default(512),
})

/** A code never leads to another QR code. */
const aDay = 'public, max-age=86400'

export function links({ targets, counter, publicUrl, log }: LinksOptions): Router {
  const router = Router()
  router.use(withRequestId)
  const route = (path: string, answer: (req: Request<{ code: string }>, res: Response) => void | Promise<void>) =>
    router.route(path).get(answer).options(preflight).all(methodNotAllowed(readMethods))

  route('/:code', (req, res) => {
    const found = targets.find(codeIn(req))
    return found instanceof Promise ? found.then((target) => follow(req, res, target)) : follow(req, res, found)
  })

  function follow(req: Request, res: Response, target: Target | null) {
    const location = target?.location ?? null
    if (!target || location === null) {
      nowhere(req, res, !target ? 'unknown' : target.gone ? 'gone' : 'not-yet')
      return
    }
    for (const [name, value] of onItsWay) res.setHeader(name, value)
    res.setHeader('Location', location)
    res.statusCode = 302
    res.end()
    count(counter, target, req)
  }

  const known = async (req: Request<{ code: string }>): Promise<string> => {
    const code = codeIn(req)
    if (!(await targets.find(code))) throw new Problem(404, 'link-unknown', 'There is no such short link. Check its code.')
    return shortAddress(publicUrl, code)
  }
  route('/:code/qr.svg', async (req, res) => {
    const svg = await qrSvg(await known(req))
    // A picture is a picture, whoever opens it on its own.
    res.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    send(res, finished(svg, { type: 'image/svg+xml; charset=utf-8', lastModified: null, touchedBy: touchedByNothing }), aDay)
  })
  route('/:code/qr.png', async (req, res) => {
    const { size } = parseQuery(pngQuery, req.query)
    const png = await qrPng(await known(req), size)
    send(res, finished(png, { type: 'image/png', lastModified: null, touchedBy: touchedByNothing }), aDay)
  })

  router.use((req, res) => nowhere(req, res, 'unknown'))
  router.use(answerProblems(log))
  return router
}

/** An address of a link and nothing else. */
const direct = /^\/l\/([\da-z]{1,64})$/i

/**
 * Comes first in an app: a link whose target is in memory is followed before anything is routed, with the same headers as below.
 * Everything else passes by.
 * @param options.always names and values of headers that every answer carries, one after the other
 */
export function linkDoor({
  targets,
  counter,
  always,
}: Pick<LinksOptions, 'targets' | 'counter'> & { readonly always: readonly string[] }): RequestHandler {
  const names = new Set(onItsWay.map(([name]) => name))
  const fixed = [...pairsOf(always).filter(([name]) => !names.has(name)), ...onItsWay].flat()
  return (req, res, next) => {
    const code = req.method === 'GET' || req.method === 'HEAD' ? direct.exec(req.url)?.[1] : undefined
    const target = code === undefined ? null : targets.find(code.toLowerCase())
    if (!target || target instanceof Promise || target.location === null) {
      next()
      return
    }
    res.writeHead(302, [...fixed, 'X-Request-Id', requestIdOf(req), 'Location', target.location])
    res.end()
    count(counter, target, req)
  }
}

/** What every answer says that sends readers on. The address they come from says where they were: that is nobody's business. */
const onItsWay: readonly (readonly [string, string])[] = [
  ['Cache-Control', 'no-store'],
  ['X-Robots-Tag', 'noindex'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Length', '0'],
]
const pairsOf = (list: readonly string[]) =>
  list.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, list[at + 1] ?? '']] : []))

function count(counter: LinksOptions['counter'], target: Target, req: Request): void {
  if (!target.counts) return
  const userAgent = req.get('user-agent') ?? ''
  counter.count({ link: target.link, method: req.method, ip: req.ip ?? '', userAgent, purpose: purposeOf(req) })
}

/** Who types it from a poster may use capitals. */
const codeIn = (req: Request<{ code: string }>): string => req.params.code.toLowerCase()

const purposeOf = (req: Request): string => [req.get('sec-purpose'), req.get('purpose'), req.get('x-moz')].filter(Boolean).join(' ')

function nowhere(req: Request, res: Response, why: Nowhere) {
  const language = languageOf(req)
  res.status(why === 'gone' ? 410 : 404)
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('X-Robots-Tag', 'noindex')
  res.setHeader('Vary', 'Accept-Language')
  res.setHeader('Content-Language', language)
  res.setHeader('Content-Security-Policy', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
  res.type('html').send(nowherePage(why, language))
}
