/** Responses from the web: Webmentions are taken, looked into and, once a person has approved them, shown; pingback is refused. */
import { Router } from 'express'
import type { Clock } from '../../core/clock.ts'
import type { AskedPostOptions } from '../asked-post.ts'
import type { Publications } from '../publications.ts'
import type { Log } from '../problems.ts'
import type { Pages } from './pages.ts'
import { noPingback } from './pingback.ts'
import { receive } from './receive.ts'
import type { ReceivedMentions, Responses } from './received.ts'
import { responsesOfPosts } from './responses.ts'
import { createVerifier } from './verify.ts'
import { createWeb, type Web } from './web.ts'

export interface WebmentionOptions extends AskedPostOptions {
  readonly publications: Pick<Publications, 'byPost' | 'entries'>
  readonly mentions: ReceivedMentions
  readonly responses: Responses
  readonly pages: Pages
  readonly publicUrl: string
  readonly clock: Clock
  readonly log: Log
  readonly allowPrivateOrigins?: readonly string[]
  /** Default: the public internet and `allowPrivateOrigins`. */
  readonly web?: Web
  readonly most?: { readonly ofHost: number; readonly ofAll: number }
}

export interface Webmention {
  /** For the app itself: answers `/api/content/v1/webmention`, `/api/content/v1/posts/:id/responses` and the paths of pingback; everything else passes by. */
  readonly router: Router
  /** Resolves when nothing is being looked into. */
  idle(): Promise<void>
  /** What is being looked into is waited for; what waits is found by the job. */
  stop(): Promise<void>
}

export function webmention(options: WebmentionOptions): Webmention {
  const { allowPrivateOrigins = [] } = options
  const verifier = createVerifier({ ...options, web: options.web ?? createWeb({ allowPrivateOrigins }) })
  const router = Router()
  router.use(noPingback(options))
  router.use('/api/content/v1', receive({ ...options, verifier }))
  router.use('/api/content/v1', responsesOfPosts(options))
  return { router, idle: () => verifier.idle(), stop: () => verifier.stop() }
}
