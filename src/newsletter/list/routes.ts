/** `/newsletters`: where people sign up, confirm and leave. src/docs/newsletter-list.md is the contract for websites. */
import { setTimeout as pause } from 'node:timers/promises'
import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { openToAll, withRequestId } from '../../content-api/http.ts'
import { createRate, subscriberOf } from '../../content-api/keys/rate.ts'
import { settleOrigins, type Origins } from '../../content-api/cors.ts'
import { answerProblems, methodNotAllowed, type Log } from '../../content-api/problems.ts'
import type { Clock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import { languages, type Language } from '../../core/story.ts'
import { languageOf } from '../../site/language.ts'
import { signUpAddress } from './addresses.ts'
import { askedSchema, pageOf } from './asked.ts'
import type { Lists } from './lists.payload.ts'
import type { Newsletter } from './newsletter.payload.ts'
import { asking, saying, signUpPage, unknownPage, type Wrong } from './pages.ts'
import { accentStyle } from './style.ts'
import { readConfirmToken, readLeaveToken } from './tokens.ts'
import { words } from './words.ts'

export interface NewsletterRoutes {
  readonly lists: Lists
  readonly publicUrl: string
  readonly secret: string
  readonly clock: Clock
  readonly origins: Origins
  readonly log: Log
}

/** From one sender, in ten minutes. An office or a stand at a fair has one address for all. */
const mostSignUps = 30
const windowMs = 600_000
/** No answer to a sign-up comes sooner: what the database did must not be told by time. */
const paceMs = 250
const plainAccent = '#0c6b5c'

export function newsletterRoutes(options: NewsletterRoutes): Router {
  const { lists, publicUrl, secret, clock, origins, log } = options
  const rate = createRate({ now: () => clock.now().getTime(), windowMs })
  const router = Router()

  router.use('/newsletters', withRequestId, (_req, res, next) => {
    res.set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    })
    next()
  })
  const page = (res: Response, status: number, text: string) => void res.status(status).type('html').send(text)
  const nowhere = (req: Request, res: Response) => page(res, 404, unknownPage(askedLanguage(req) ?? languageOf(req)))

  router.get('/newsletters/style.css', (_req, res) => void res.type('css').send(accentStyle(plainAccent)))
  router.get('/newsletters/:slug/style.css', async (req, res) => {
    const newsletter = await lists.bySlug(req.params.slug)
    res.type('css').send(accentStyle(newsletter?.accent ?? plainAccent))
  })

  router
    .route('/newsletters/confirm/:token')
    .get(async (req, res) => {
      const found = await confirming(req.params.token)
      if (!found) return nowhere(req, res)
      const { newsletter, language, is } = found
      if (is === 'pending') return page(res, 200, asking(newsletter, language, 'confirm', `/newsletters/confirm/${req.params.token}`))
      page(res, is === 'confirmed' ? 200 : 410, saying(newsletter, language, is))
    })
    .post(async (req, res) => {
      const found = await confirming(req.params.token)
      if (!found) return nowhere(req, res)
      const { newsletter, language, subscriber, is } = found
      const now = is === 'pending' ? await lists.confirm(subscriber) : is
      if (now === null) return nowhere(req, res)
      page(res, now === 'confirmed' ? 200 : 410, saying(newsletter, language, now === 'confirmed' || now === 'expired' ? now : 'used'))
    })
    .all(methodNotAllowed('GET, HEAD, POST'))

  /** Whom a token is for, and how it stands with them. */
  async function confirming(token: string) {
    const read = readConfirmToken(secret, token, clock.now())
    const found = read.state === 'unknown' ? null : await known(read.subscriber)
    if (!found) return null
    const { state } = found
    // Whoever is on the list is told so, however old the link.
    const is = state === 'confirmed' ? state : state !== 'pending' ? 'used' : read.state === 'expired' ? 'expired' : 'pending'
    return { ...found, is } as const
  }

  async function known(subscriber: string) {
    const found = await lists.subscriber(subscriber)
    const newsletter = found && (await lists.byId(found.newsletter))
    return newsletter ? { subscriber, newsletter, language: found.language, state: found.state } : null
  }

  router
    .route('/newsletters/leave/:token')
    .get(async (req, res) => {
      const found = await leaving(req)
      if (!found) return nowhere(req, res)
      const { newsletter, language, state } = found
      if (state === 'left') return page(res, 200, saying(newsletter, language, 'left'))
      page(res, 200, asking(newsletter, language, 'leave', `/newsletters/leave/${req.params.token}`))
    })
    // By the button, or by the mail program (RFC 8058): both mean the same, so what the body says need not be read.
    .post(async (req, res) => {
      const found = await leaving(req)
      req.resume()
      if (!found) return nowhere(req, res)
      await lists.leave(found.subscriber)
      page(res, 200, saying(found.newsletter, found.language, 'left'))
    })
    .all(methodNotAllowed('GET, HEAD, POST'))

  const leaving = async (req: Request) => {
    const subscriber = readLeaveToken(secret, String(req.params.token))
    return subscriber === null ? null : known(subscriber)
  }

  router
    .route('/newsletters/:slug')
    .get(async (req, res) => {
      const newsletter = await lists.bySlug(req.params.slug)
      if (!newsletter) return nowhere(req, res)
      const language = askedLanguage(req) ?? newsletter.language
      if (!(await lists.canSend(newsletter.id))) return page(res, 503, saying(newsletter, language, 'closed'))
      page(res, 200, signUpPage(newsletter, language, signUpAddress(publicUrl, newsletter.slug)))
    })
    .all(methodNotAllowed('GET, HEAD'))

  const open: RequestHandler = (req, res, next) => {
    settleOrigins(req, origins)
    openToAll(req, res, next)
  }
  router
    .route('/newsletters/:slug/subscribers')
    .all(open)
    .options((_req, res) => {
      res.setHeader('Allow', 'POST, OPTIONS')
      if (res.hasHeader('Access-Control-Allow-Origin'))
        res.set({
          'Access-Control-Allow-Methods': 'POST, OPTIONS',
          'Access-Control-Allow-Headers': 'Content-Type',
          'Access-Control-Max-Age': '86400',
        })
      res.status(204).end()
    })
    .post(parseBody, async (req, res) => {
      const newsletter = await lists.bySlug(String(req.params.slug))
      const json = wantsJson(req)
      if (!newsletter && json) throw new Problem(404, 'newsletter-unknown', 'There is no such newsletter.')
      if (!newsletter) return nowhere(req, res)
      await take(req, res, newsletter, json)
    })
    .all(methodNotAllowed('POST, OPTIONS'))
  router.use('/newsletters', answerProblems(log))
  return router

  async function take(req: Request, res: Response, newsletter: Newsletter, json: boolean): Promise<void> {
    const body = (req.body ?? {}) as Record<string, unknown>
    const parsed = askedSchema.safeParse(body)
    const language = (languages as readonly unknown[]).includes(body.language) ? (body.language as Language) : newsletter.language
    const text = words[language]
    const refuse = (status: number, code: string, field: Wrong['field'], sentence: string) => {
      if (json) throw new Problem(status, code, sentence)
      const typed = (name: string) => (typeof body[name] === 'string' ? body[name].slice(0, 300) : '')
      const wrong = { field, sentence, email: typed('email'), name: typed('name') }
      page(res, status, signUpPage(newsletter, language, signUpAddress(publicUrl, newsletter.slug), wrong))
    }
    const standing = rate.count(subscriberOf(req.ip ?? ''), mostSignUps)
    if (!standing.allowed) {
      res.set('Retry-After', String(standing.resetSeconds))
      return refuse(429, 'too-many', null, text.tooMany)
    }
    if (!parsed.success) {
      const isName = parsed.error.issues.every(({ path }) => path[0] === 'name')
      return refuse(422, isName ? 'invalid-name' : 'invalid-email', isName ? 'name' : 'email', isName ? text.wrongName : text.wrongAddress)
    }
    if (!(await lists.canSend(newsletter.id))) {
      if (json) throw new Problem(503, 'closed', text.closed[1])
      return page(res, 503, saying(newsletter, language, 'closed'))
    }
    const { email, name, consent, website } = parsed.data
    // Only a program fills what no person sees. It is told what everybody is told.
    const wish = website
      ? null
      : { email, name, language, consentText: consent || text.consent(newsletter), origin: parsed.data.page ?? pageOf(req.get('referer')) }
    const [due] = await Promise.all([wish && lists.signUp(newsletter.id, wish), pause(paceMs)])
    if (json) res.status(202).json({ message: text.asked[1] })
    else page(res, 200, saying(newsletter, language, 'asked'))
    if (due) await lists.sendConfirmation(due).catch((error: unknown) => log.error({ err: error }, 'A confirmation mail was not sent.'))
  }
}

const askedLanguage = (req: Request): Language | null => languages.find((language) => language === req.query.language) ?? null
const wantsJson = (req: Request): boolean => Boolean(req.is('json')) || req.accepts(['html', 'json']) === 'json'

const parseForm = express.urlencoded({ extended: false, limit: '20kb', parameterLimit: 20 })
const parseJson = express.json({ limit: '20kb' })
const parseBody: RequestHandler = (req, res, next) => {
  if (req.is('json')) return parseJson(req, res, next)
  if (req.is('application/x-www-form-urlencoded')) return parseForm(req, res, next)
  throw new Problem(415, 'unknown-form', 'Send a form (application/x-www-form-urlencoded) or JSON.')
}
