/** What the hub answers before Payload is there: what is published. Everything else is told to come back in a moment. */
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Env } from '../config/env.ts'
import { originsOf, settleOrigins } from '../content-api/cors.ts'
import type { OpenReadSide } from '../content-api/open-read-side.ts'
import { answerProblems, type Log } from '../content-api/problems.ts'
import { readApi } from '../content-api/read.ts'
import { brandIn } from '../content-api/sites.ts'
import { openBrands } from '../content-api/visibility.ts'
import { Problem } from '../core/problem.ts'
import { untilReady } from './not-ready.ts'

/** Views of these seconds are not counted, and keys are not known yet: brands that ask for one are not shown. */
export function earlyApp({ reading, publications, answers }: OpenReadSide, settings: Env, log: Log): Express {
  const { PUBLIC_URL, TRUST_PROXY } = settings
  const app = express().disable('x-powered-by').set('trust proxy', TRUST_PROXY)
  app.use(
    helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: false, strictTransportSecurity: PUBLIC_URL.startsWith('https:') }),
  )
  const origins = originsOf(settings.CONTENT_ORIGINS)
  app.use((req, res, next) => {
    settleOrigins(req, origins)
    // Caches must not give it to who brings a key, and will be told more in a moment.
    res.vary('Authorization')
    next()
  })
  app.get('/healthz', (_, res) => void res.set('cache-control', 'no-store').json({ status: 'ok' }))
  app.get('/readyz', (_, res) => void res.status(503).set('cache-control', 'no-store').json({ status: 'starting', admin: false }))
  const posts = readApi({
    reading,
    publications,
    answers,
    sites: { brand: async (idOrSlug) => brandIn(reading.brands(), idOrSlug) },
    media: { open: starting },
    visibleTo: async (req) => (req.get('authorization') ? starting() : openBrands(reading.brands())),
    publicUrl: PUBLIC_URL,
    log,
    viewed: () => {},
  })
  // What else there is below a post is answered by others, who are not there yet: it is not unknown.
  const isRead = /^\/posts(?:\/[^/]+(?:\/related)?)?\/?$/
  app.use('/api/content/v1', (req, res, next) => (isRead.test(req.path) ? posts(req, res, next) : next()))
  app.use('/api', () => starting())
  app.use(untilReady(() => false))
  app.use(answerProblems(log))
  return app
}

function starting(): never {
  throw new Problem(503, 'starting', 'The hub is starting. Ask again in a moment.')
}
