/** The playground's own pages: an overview, and each network as a visitor sees it. */
import express, { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import { misbehaviours } from '../../../publishers/testing/fake.ts'
import { html, type Html } from '../../site/html.ts'
import { languageOf } from '../../site/language.ts'
import { postAt, type Networks } from '../networks.ts'
import { company } from '../seed/company.ts'
import type { SiteReader } from '../../site/reader.ts'
import { visitor } from '../visitors.ts'
import { favicon } from './icons.ts'
import { page, sendPage } from './layout.ts'
import { singlePost, timeline } from './network.ts'
import { overview } from './overview.ts'
import { anchorOf } from './post.ts'
import { styleFor } from './style.ts'
import { wordsOf, type Words } from './words.ts'

const visit = z.object({
  post: z.string().min(1).max(2_000),
  kind: z.enum(['like', 'share', 'reply']),
  text: z.string().trim().max(500).default(''),
  alone: z.literal('yes').optional(),
})
const misbehaviour = z.object({ kind: z.enum(misbehaviours) })

/** @param visited is told of each visit, so that it can be counted soon */
export function pages(networks: Networks, reader: SiteReader, visited: (remoteId: string) => Promise<void>): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '20kb' })
  const wordsFor = (req: Request): Words => wordsOf(languageOf(req), company.timeZone)

  function send(req: Request, res: Response, here: string, title: string, main: Html, status = 200) {
    const words = wordsFor(req)
    const places = [
      { path: '/playground', name: words.say('playground') },
      ...networks.all.map(({ manifest }) => ({ path: `/playground/${manifest.id}`, name: manifest.name })),
      { path: `/site/${company.slug}`, name: words.say('website') },
    ]
    sendPage(res, page({ title: `${title} – Funkhaus`, words, here, places, main }), status)
  }
  const apology = (req: Request, res: Response, status: number, heading: 'notFound' | 'badForm', text: Html | false = false) => {
    const { say } = wordsFor(req)
    send(
      req,
      res,
      '',
      say(heading),
      html`<h1>${say(heading)}</h1>
        ${text}`,
      status,
    )
  }

  router.get('/playground', (req, res) => {
    const words = wordsFor(req)
    send(req, res, '/playground', words.say('playground'), overview(networks.all, words))
  })
  const style = styleFor(networks.all.map(({ manifest }) => manifest))
  router.get('/playground/style.css', (_, res) => void res.set('Cache-Control', 'no-cache').type('css').send(style))
  router.get('/playground/icon.svg', (_, res) => void res.set('Cache-Control', 'max-age=86400').type('svg').send(favicon))

  router.get('/playground/:platform', async (req, res, next) => {
    const network = networks.find(req.params.platform)
    if (!network) return next()
    const armed = misbehaviour.safeParse({ kind: req.query.armed }).data?.kind ?? null
    const main = await timeline({ network, reader, words: wordsFor(req) }, armed)
    send(req, res, `/playground/${network.manifest.id}`, network.manifest.name, main)
  })

  router.post('/playground/:platform/visit', form, async (req, res, next) => {
    const network = networks.find(req.params.platform ?? '')
    if (!network) return next()
    const { data } = visit.safeParse(req.body)
    const post = network.fake.timeline().find(({ remoteId }) => remoteId === data?.post)
    if (!data || !post || (data.kind === 'reply' && data.text === '')) return apology(req, res, 400, 'badForm')
    const { kind, text } = data
    const others = { like: post.likes, share: post.shares, reply: post.replies.length }[kind]
    network.fake.visit(post.remoteId, { kind, by: visitor(others), ...(kind === 'reply' ? { text } : {}) })
    network.changed()
    await visited(post.remoteId)
    res.redirect(303, data.alone ? new URL(post.url).pathname : `/playground/${network.manifest.id}#${anchorOf(post)}`)
  })

  router.post('/playground/:platform/misbehave', form, (req, res, next) => {
    const network = networks.find(req.params.platform ?? '')
    if (!network) return next()
    const { data } = misbehaviour.safeParse(req.body)
    if (!data) return apology(req, res, 400, 'badForm')
    network.fake.misbehave(data.kind)
    res.redirect(303, `/playground/${network.manifest.id}?armed=${data.kind}`)
  })

  // A post's own address lies among those of the network's API, as it does at the real ones. It comes before them.
  router.get('/playground/networks/:platform/*path', async (req, res, next) => {
    const network = networks.find(req.params.platform)
    const post = network && postAt(network, req.path)
    if (!post) return next()
    const main = await singlePost({ network, reader, words: wordsFor(req) }, post)
    send(req, res, `/playground/${network.manifest.id}`, `${company.name}, ${network.manifest.name}`, main)
  })
  router.use(networks.router)
  router.use('/playground', (req, res) => {
    const { say } = wordsFor(req)
    apology(req, res, 404, 'notFound', html`<p>${say('notFoundText')}</p>`)
  })
  return router
}
