/** Takes Webmentions (https://www.w3.org/TR/webmention/, read 2026-11-29): quickly, for whether they are true is looked into afterwards. */
import { isIP } from 'node:net'
import express, { Router, type RequestHandler } from 'express'
import { isPublicAddress } from '../../../publishers/kit/guard.ts'
import type { Clock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import { openToAll, withRequestId } from '../http.ts'
import { createRate } from '../keys/rate.ts'
import { answerProblems, methodNotAllowed, parseOr, type Log } from '../problems.ts'
import type { Publications } from '../publications.ts'
import type { Brand } from '../sites.ts'
import { normalised } from './address.ts'
import { problems, type ReceivedMention, type ReceivedMentions } from './received.ts'
import { webmentionPathSchema, webmentionSchema, type WebmentionStatus } from './schemas.ts'
import { targetOf } from './targets.ts'
import type { Verifier } from './verify.ts'

export interface ReceiveOptions {
  readonly publications: Pick<Publications, 'entries'>
  readonly brands: () => readonly Brand[]
  readonly mentions: ReceivedMentions
  readonly verifier: Pick<Verifier, 'soon'>
  readonly publicUrl: string
  readonly clock: Clock
  readonly log: Log
  readonly allowPrivateOrigins?: readonly string[]
  /** Of one host within ten minutes, and of all within one. Default 30 and 60. */
  readonly most?: { readonly ofHost: number; readonly ofAll: number }
}

const mostBodyBytes = 16_000
const methods = 'POST, OPTIONS'

/** Answers `/webmention` and what is below it; everything else passes by. */
export function receive(options: ReceiveOptions): Router {
  const { mentions, verifier, publicUrl, clock, log, most = { ofHost: 30, ofAll: 60 } } = options
  const allowed = new Set(options.allowPrivateOrigins ?? [])
  const now = () => clock.now().getTime()
  const ofAll = createRate({ now })
  const ofHost = createRate({ now, windowMs: 10 * 60_000 })
  const router = Router()

  const status = ({ key, state, problem }: Pick<ReceivedMention, 'key' | 'state' | 'problem'>): WebmentionStatus => ({
    status: `${publicUrl}/api/content/v1/webmention/${key}`,
    state,
    detail:
      state === 'waiting'
        ? 'The source has not been looked at yet, or will be looked at again.'
        : state === 'verified'
          ? 'The source links to the target. Whether it is shown, a person decides.'
          : problems[problem ?? 'no-link'],
  })

  router.use('/webmention', withRequestId, openToAll, (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    next()
  })
  router
    .route('/webmention')
    .post(form, async (req, res) => {
      const { source, target } = parseOr(
        webmentionSchema,
        req.body,
        400,
        'invalid-webmention',
        (wrong) => `This is no Webmention: ${wrong}.`,
      )
      const url = new URL(source)
      if (normalised(source) === normalised(target)) throw wrong('source-is-target', 'The source must be another page than the target.')
      if (!allowed.has(url.origin) && !mayBePublic(url.hostname)) throw wrong('source-private', problems.private)
      for (const count of [() => ofAll.count('all', most.ofAll), () => ofHost.count(url.hostname, most.ofHost)]) {
        const { allowed, resetSeconds } = count()
        if (allowed) continue
        res.setHeader('Retry-After', String(resetSeconds))
        throw new Problem(429, 'too-many', `Too many Webmentions have come at once. Try again in ${resetSeconds} seconds.`)
      }
      const found = await targetOf(target, options)
      if (!found)
        throw wrong(
          'target-unknown',
          'The target is none of our posts, or takes no Webmentions. Name the address that the post is read at.',
        )
      const key = await mentions.take({ source, target, post: found.post, brand: found.brand.id }, clock.now())
      verifier.soon(key)
      const answer = status({ key, state: 'waiting', problem: null })
      res.status(202).location(answer.status).json(answer)
    })
    .options((_req, res) => {
      res.setHeader('Allow', methods)
      res.setHeader('Access-Control-Allow-Methods', methods)
      res.status(204).end()
    })
    .all(methodNotAllowed(methods))

  router
    .route('/webmention/:key')
    .get(async (req, res) => {
      const path = webmentionPathSchema.safeParse(req.params)
      const mention = path.success ? await mentions.get(path.data.key) : null
      if (!mention) throw new Problem(404, 'webmention-unknown', 'There is no such Webmention, or it came in more than 30 days ago.')
      res.json(status(mention))
    })
    .all(methodNotAllowed('GET, HEAD'))
  router.use('/webmention', answerProblems(log))
  return router
}

const wrong = (code: string, sentence: string) => new Problem(400, code, sentence)

const parseForm = express.urlencoded({ extended: false, limit: mostBodyBytes, parameterLimit: 20 })
const form: RequestHandler = (req, res, next) => {
  if (req.is('application/x-www-form-urlencoded')) return parseForm(req, res, next)
  throw wrong('invalid-webmention', 'Send source and target as a form: application/x-www-form-urlencoded.')
}

/** Names are asked when the source is fetched; what is plainly none of the public internet is refused at once. */
function mayBePublic(hostname: string): boolean {
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0) return isPublicAddress(literal)
  return hostname.includes('.') && !/\.(?:localhost|local|internal|test|invalid|home\.arpa)\.?$/.test(hostname)
}
