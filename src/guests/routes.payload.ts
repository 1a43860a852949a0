/** `/r/…`: one post for somebody without an account, by a link. Only a form that was read can decide anything. */
import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Payload } from 'payload'
import type { GuestLinkRow } from '../approving/guest-link-row.ts'
import { guestLinkBy, guestLinkById, noteGuest } from '../approving/guest-links.payload.ts'
import { fileHeaders } from '../content-api/media-files.ts'
import { createRate, subscriberOf } from '../content-api/keys/rate.ts'
import { answerProblems, methodNotAllowed } from '../content-api/problems.ts'
import { commentLimits } from '../core/comments.ts'
import { Problem } from '../core/problem.ts'
import { languages, type Language } from '../core/story.ts'
import { languageOf } from '../site/language.ts'
import { answerAsGuest, commentAsGuest, postOf, readAsGuest, type Read, type Reading } from './desk.payload.ts'
import { guestFile } from './files.payload.ts'
import { namePage, nowherePage } from './frame.ts'
import { guestPage, type GuestPage } from './page.ts'
import { fileSeal, formSeal, isFormSeal, linkOfFile } from './seals.ts'
import { sentForm, type SentForm } from './sent-form.ts'
import { guestStyle } from './style.ts'
import { words } from './words.ts'

export interface GuestRoutes {
  readonly payload: Payload
  readonly secret: string
  readonly publicUrl: string
  readonly reading: Reading
}

/** From one sender, in a minute: pages with all their pictures, forms, and links that lead nowhere. */
const most = { asked: 300, sent: 30, missed: 20 }
const cookie = 'funkhaus-guest'
/** A page has a comment for each of its channels, and all of them come at once. */
const parseForm = express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 500 })

export function guestRoutes({ payload, secret, publicUrl, reading }: GuestRoutes): Router {
  const router = Router()
  const rate = createRate({ now: Date.now })
  const language = (req: Request): Language => languages.find((one) => one === req.query.language) ?? languageOf(req)
  const page = (res: Response, status: number, text: string) => void res.status(status).type('html').send(text)
  const isTooMuch = (req: Request, what: keyof typeof most) => !rate.count(`${what} ${subscriberOf(req.ip ?? '')}`, most[what]).allowed
  const tooMuch = (req: Request, res: Response) => page(res.set('Retry-After', '60'), 429, nowherePage(language(req), 'tooMany'))
  const nowhere = (req: Request, res: Response) =>
    isTooMuch(req, 'missed') ? tooMuch(req, res) : page(res, 404, nowherePage(language(req)))

  const before: RequestHandler = (req, res, next) => {
    res.set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow',
      Vary: 'Accept-Language, Cookie',
    })
    if (isTooMuch(req, 'asked') || (req.method === 'POST' && isTooMuch(req, 'sent'))) tooMuch(req, res)
    else next()
  }
  router.use('/r', before)
  router.get('/r/style.css', (_, res) => void res.set('Cache-Control', 'public, max-age=300').type('css').send(guestStyle))

  router.get('/r/files/:seal/:channel/:medium', async (req, res, next) => {
    const id = linkOfFile(secret, req.params.seal)
    const link = id === null ? null : await guestLinkById(payload, id, new Date())
    const reviewed = link && (await postOf(payload, link))
    const file = reviewed && (await guestFile(payload, reviewed, req.params.channel, req.params.medium))
    if (!file) return nowhere(req, res)
    if (file.mimeType === 'application/pdf') for (const [name, value] of fileHeaders(file.mimeType)) res.setHeader(name, value)
    res.type(file.mimeType)
    if ('bytes' in file) res.end(file.bytes)
    else res.sendFile(file.at, { dotfiles: 'allow', cacheControl: false }, (error) => (error && !res.headersSent ? next(error) : undefined))
  })

  router
    .route('/r/:token')
    .get(async (req, res) => {
      const link = await linkOf(req)
      if (!link) return nowhere(req, res)
      const name = nameOf(req)
      if (name === null) return askName(req, res, link)
      // Looking decides nothing, and is not even noted: programs look at links, too.
      await show(req, res, link, name)
    })
    .post(parseForm, async (req, res) => {
      const link = await linkOf(req)
      if (!link) return nowhere(req, res)
      const { name } = sentForm(req.body)
      if (name.length < 2 || name.length > commentLimits.name)
        return askName(req, res, link, { wrong: words[language(req)].nameMissing, typed: name.slice(0, commentLimits.name) })
      if (!(await postOf(payload, link))) return nowhere(req, res)
      await noteGuest(payload, link, name, new Date())
      res.cookie(cookie, name, {
        ...{ httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') },
        ...{ path: `/r/${req.params.token}`, expires: link.expiresAt },
      })
      back(req, res, '')
    })
    .all(methodNotAllowed('GET, HEAD, POST'))

  router.post('/r/:token/leave', parseForm, (req, res) => {
    res.clearCookie(cookie, { path: `/r/${String(req.params.token)}` })
    back(req, res, '')
  })
  router.post('/r/:token/comments', parseForm, (req, res) =>
    act(req, res, async (link, name, read, form) => {
      const text = words[language(req)]
      const sent = form.comments.get(form.form)
      if (!sent) return { wrong: text.commentMissing, typed: form }
      if (sent.text.length > commentLimits.text) return { wrong: text.tooLong, typed: form }
      await commentAsGuest(payload, link, name, read, { ...sent, hash: form.hash })
      const comments = new Map([...form.comments].filter(([place]) => place !== form.form))
      return { said: 'comment', at: form.form, typed: { ...form, comments } }
    }),
  )
  router.post('/r/:token/decision', parseForm, (req, res) =>
    act(req, res, async (link, name, read, typed) => {
      const text = words[language(req)]
      const { decision, reason, hash } = typed
      if (decision === null) return { wrong: text.choose, typed }
      if (reason.length > commentLimits.text) return { wrong: text.tooLong, typed }
      if (decision !== 'approved' && reason === '') return { wrong: text.reasonMissing, typed }
      if (hash !== read.reviewed.hash) return { wrong: text.overtaken, typed }
      await answerAsGuest(payload, link, name, read, { decision, hash, reason }, language(req))
      return { said: 'decision', at: 'decision', typed: { ...typed, decision: null, reason: '' } }
    }),
  )
  // Reloaded, or read in the other language.
  router.get(['/r/:token/comments', '/r/:token/decision', '/r/:token/leave'], (req, res) => back(req, res, ''))
  router.use('/r', answerProblems(payload.logger))
  return router

  /** `typed`: what is still to be sent. */
  type Acted = { readonly typed: GuestPage['typed'] } & ({ readonly said: string; readonly at: string } | { readonly wrong: string })

  /** What a form of the page asks for. Whatever stands in its way is said on the page, and what was typed is still there. */
  async function act(
    req: Request,
    res: Response,
    does: (link: GuestLinkRow, name: string, read: Read, form: SentForm) => Promise<Acted>,
  ): Promise<void> {
    const link = await linkOf(req)
    if (!link) return nowhere(req, res)
    const name = nameOf(req)
    if (name === null) return askName(req, res, link)
    const form = sentForm(req.body)
    const text = words[language(req)]
    if (!isFormSeal(secret, link.id, name, form.seal)) return show(req, res, link, name, { wrong: text.stale, typed: form })
    const read = await readAsGuest(payload, reading, link, name, filesOf(link))
    if (!read) return nowhere(req, res)
    if (read === 'changing') return show(req, res, link, name, { wrong: text.changing, typed: form })
    const acted = await does(link, name, read, form).catch((error: unknown): Acted => {
      if (!(error instanceof Problem)) throw error
      return { wrong: error.code === 'approval-stale' ? text.overtaken : text.refusedBy(error.in(language(req))), typed: form }
    })
    const { comments, reason, decision } = acted.typed
    const isRest = comments.size > 0 || reason !== '' || decision !== null
    // What else was typed is kept nowhere but in the page that answers.
    if ('wrong' in acted || isRest) return show(req, res, link, name, acted)
    back(req, res, `&said=${acted.said}#${/^[\w-]+$/.test(acted.at) ? acted.at : 'main'}`)
  }

  async function show(req: Request, res: Response, link: GuestLinkRow, name: string, acted?: Acted): Promise<void> {
    const read = await readAsGuest(payload, reading, link, name, filesOf(link))
    if (!read) return nowhere(req, res)
    const text = words[language(req)]
    if (read === 'changing') throw new Problem(409, 'changing', text.changing)
    const { reviewed, sheet, comments, step, isByAuthor } = read
    const wrong = acted && 'wrong' in acted ? acted.wrong : null
    const said = acted && 'said' in acted ? acted.said : req.query.said
    const thanks = said === 'comment' ? text.commented : said === 'decision' ? text.thanks : null
    const { texts } = reviewed.article
    const made = guestPage({
      ...{ language: language(req), base: `/r/${String(req.params.token)}`, name, seal: formSeal(secret, link.id, name) },
      ...{ sheet, comments, expiresAt: link.expiresAt, timeZone: reviewed.brand?.timeZone ?? 'UTC', typed: acted?.typed ?? sentForm({}) },
      bodies: { ...(texts.de && { de: texts.de.body }), ...(texts.en && { en: texts.en.body }) },
      step: step?.name ?? null,
      why: isByAuthor ? text.ownWork : null,
      last: link.decision && link.decidedAt && { what: link.decision, at: link.decidedAt, isCurrent: link.decidedHash === reviewed.hash },
      notice: wrong !== null ? { text: wrong, isWrong: true } : thanks === null ? null : { text: thanks, isWrong: false },
    })
    page(res, wrong === null ? 200 : 422, made)
  }

  async function askName(req: Request, res: Response, link: GuestLinkRow, wrong?: { readonly wrong: string; readonly typed: string }) {
    const reviewed = await postOf(payload, link)
    if (!reviewed) return nowhere(req, res)
    const asked = { language: language(req), brand: reviewed.article.brand.name, by: link.madeByName, ...wrong }
    page(res, wrong ? 422 : 200, namePage(asked, `/r/${String(req.params.token)}?language=${language(req)}`))
  }

  function filesOf({ id }: GuestLinkRow) {
    return (medium: string, channel: string | null) => `/r/files/${fileSeal(secret, id)}/${channel ?? 'article'}/${medium}`
  }
  function linkOf(req: Request): Promise<GuestLinkRow | null> {
    return guestLinkBy(payload, String(req.params.token), new Date())
  }
  function back(req: Request, res: Response, more: string): void {
    res.redirect(303, `/r/${encodeURIComponent(String(req.params.token))}?language=${language(req)}${more}`)
  }
}

/** What the guest said to be called. `null`: nothing yet. */
function nameOf(req: Request): string | null {
  const [, value = ''] = /(?:^|;\s*)funkhaus-guest=([^;]*)/.exec(req.headers.cookie ?? '') ?? []
  try {
    const name = decodeURIComponent(value).replaceAll('\u0000', '').toWellFormed().trim()
    return name.length >= 2 && name.length <= commentLimits.name ? name : null
  } catch {
    return null
  }
}
