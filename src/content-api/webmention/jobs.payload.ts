/** What happens with Webmentions by itself, whether or not anybody listens on the web: called by `src/run-deliveries.ts`. */
import type { Payload } from 'payload'
import { systemClock } from '../../core/clock.ts'
import { createPages } from './pages.ts'
import { planner } from './plan.ts'
import { payloadReceivedMentions, payloadResponses } from './received.payload.ts'
import { sendDue } from './send.ts'
import { payloadOutgoingPosts, payloadSentMentions } from './sent.payload.ts'
import { createVerifier } from './verify.ts'
import { createWeb } from './web.ts'

const keptMs = 30 * 24 * 60 * 60_000

export interface WebmentionJobs {
  /** Looks into what came in and was left, tells others of what was published, and forgets what is old. */
  run(): Promise<void>
}

/** @param settings.allowPrivateOrigins origins that are called though they are private: default none */
export function webmentionJobs(
  payload: Payload,
  settings: { readonly allowPrivateOrigins?: readonly string[]; readonly delayMs?: number } = {},
): WebmentionJobs {
  const clock = systemClock
  const log = payload.logger
  const web = createWeb({ allowPrivateOrigins: settings.allowPrivateOrigins ?? [] })
  const pages = createPages()
  const mentions = payloadReceivedMentions(payload)
  const verifier = createVerifier({ mentions, responses: payloadResponses(payload), web, pages, clock, log })
  const posts = payloadOutgoingPosts(payload)
  const sent = payloadSentMentions(payload)
  const plan = planner({ posts, sent, ...(settings.delayMs === undefined ? {} : { delayMs: settings.delayMs }) })
  return {
    async run() {
      await verifier.runDue()
      await plan(clock.now())
      await sendDue({ posts, sent, web, pages, clock, log })
      await mentions.forget(new Date(clock.now().getTime() - keptMs))
    },
  }
}
