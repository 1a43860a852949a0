import { z } from 'zod'
import type { PayloadRequest } from 'payload'
import { stepAnswers, type StepAnswer } from '../../src/core/review-steps.ts'
import { makePreviewLink } from '../../src/content-api/preview/link.payload.ts'
import { previewLinkBody } from '../../src/content-api/preview/schemas.ts'
import { withdrawPost, withdrawSubmission } from '../../src/delivery/standing.ts'
import { checked, decideOn } from '../../src/delivery/decided.payload.ts'
import { metrics } from '../../src/core/metrics.ts'
import { numbersOf } from '../../src/engagement/numbers.payload.ts'
import { usualBeside } from '../../src/engagement/overview/usual.payload.ts'
import { hub } from '../../src/hub.ts'
import { makeException, revokeException } from '../../src/workflow/exceptions.payload.ts'
import { noteFindings } from '../../src/workflow/findings.payload.ts'
import { deciderOf, submit, withdraw } from '../../src/workflow/review.payload.ts'
import { endpoint, mustSee } from '../endpoint.ts'
import { calendarEndpoints } from './calendar-endpoints.ts'
import { commentEndpoints } from './comment-endpoints.ts'
import { guestLinkEndpoints } from './guest-link-endpoints.ts'
import { linksEndpoints } from './links-endpoints.ts'
import { languageOf, previewBody, previewOf } from './preview.ts'
import { reviewEndpoints } from './review-endpoints.ts'
import { reviewedFor } from './reviewed.ts'
import { postState } from './state.ts'
import { togetherEndpoint } from './together-endpoint.ts'

const comment = z.string().trim().max(4000)
const exception = z.object({
  channel: z.string().min(1, 'name the channel'),
  check: z.string().min(1, 'name the check'),
  hash: z.string().min(1, 'name the hash of the content that you have read'),
  reason: z.string().trim().min(10, 'say in a sentence why it goes out all the same').max(2000),
})

const hash = (what: string) => z.string().min(1, `name the hash of ${what}`)
const step = z.number().int().min(0)
/** Of the submission that was read: the content's hash says nothing of its times. */
const round = z.number().int().min(0)
const submission = z
  .object({ fast: z.boolean().default(false), reason: z.string().trim().max(1000).default(''), comment: comment.default('') })
  .refine(({ fast, reason }) => !fast || reason.length >= 3, { path: ['reason'], error: 'say why it is urgent' })

const spoken = (req: PayloadRequest) => (req.i18n.language === 'de' ? 'de' : 'en')

interface Said {
  readonly answer: StepAnswer
  /** Absent: of the content as it is. Only an approval must name what was read. */
  readonly hash?: string | undefined
  readonly comment: string
  readonly round?: number | undefined
  readonly step?: number | undefined
}

/** Decides at one open step, or at all that ask the one who decides. */
async function decided(req: PayloadRequest, id: string, { answer, hash, comment, round, step }: Said) {
  const post = await reviewedFor(req, id)
  const said = { answer, hash: hash ?? post.hash, comment, ...(round !== undefined && { round }), ...(step !== undefined && { step }) }
  await decideOn(req.payload, deciderOf(req), id, said, spoken(req))
  return postState(req, id)
}

/** Whatever else is asked for: all of them. */
const oneMetric = z.enum(metrics)

export const postEndpoints = [
  ...calendarEndpoints,
  endpoint({
    method: 'get',
    path: '/:id/state',
    handle: async ({ req, id }) => {
      await mustSee(req, 'posts', id)
      return postState(req, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/preview',
    body: previewBody,
    handle: async ({ req, body }) => {
      if (body.id) await mustSee(req, 'posts', body.id)
      return previewOf(req, body, languageOf(req.query.locale ?? req.locale), req.query.quick === 'true')
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/preview-link',
    body: previewLinkBody,
    handle: async ({ req, id, body }) => {
      await mustSee(req, 'posts', id)
      return makePreviewLink(req.payload, req, id, body)
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/numbers',
    handle: async ({ req, id }) => {
      await mustSee(req, 'posts', id)
      return numbersOf(req.payload, id, oneMetric.safeParse(req.query.metric).data)
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/numbers/usual',
    handle: async ({ req, id }) => {
      await mustSee(req, 'posts', id)
      return usualBeside(req.payload, id)
    },
  }),
  ...linksEndpoints,
  togetherEndpoint,
  ...reviewEndpoints,
  ...commentEndpoints,
  ...guestLinkEndpoints,
  endpoint({
    method: 'post',
    path: '/:id/submit',
    body: submission,
    handle: async ({ req, id, body: { fast, reason, comment } }) => {
      const post = await reviewedFor(req, id)
      const { blocking, verdicts } = await checked(req.payload, post, spoken(req))
      await noteFindings(req.payload, id, verdicts)
      await submit(req.payload, req, post, blocking, { comment, ...(fast && { fast: reason }) })
      return postState(req, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/approve',
    body: z.object({
      hash: hash('the content that you have read'),
      comment: comment.default(''),
      round: round.optional(),
      step: step.optional(),
    }),
    handle: ({ req, id, body }) => decided(req, id, { answer: 'approved', ...body }),
  }),
  endpoint({
    method: 'post',
    path: '/:id/decide',
    body: z.object({
      decision: z.enum(stepAnswers),
      hash: hash('the content that you have read'),
      comment: comment.default(''),
      round: round.optional(),
      step: step.optional(),
    }),
    handle: ({ req, id, body: { decision, ...body } }) => decided(req, id, { answer: decision, ...body }),
  }),
  endpoint({
    method: 'post',
    path: '/:id/exceptions',
    body: exception,
    handle: async ({ req, id, body }) => {
      const post = await reviewedFor(req, id)
      await makeException(req.payload, req, post, await hub(req.payload).judging.judged(post), body)
      return postState(req, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/exceptions/revoke',
    body: z.object({ exception: z.string().min(1, 'name the exception') }),
    handle: async ({ req, id, body }) => {
      const post = await reviewedFor(req, id)
      await revokeException(req.payload, req, post, body.exception)
      // Whatever it was when it was read: the last approval may have come in this moment. What is not approved is not judged.
      await hub(req.payload).judging.judgeAgain(id)
      return postState(req, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/request-changes',
    body: z.object({
      comment: comment.min(1, 'say what is to be changed'),
      hash: hash('the content').optional(),
      round: round.optional(),
      step: step.optional(),
    }),
    handle: ({ req, id, body }) => decided(req, id, { answer: 'changes-requested', ...body }),
  }),
  endpoint({
    method: 'post',
    path: '/:id/refuse',
    body: z.object({
      comment: comment.min(1, 'say why'),
      hash: hash('the content').optional(),
      round: round.optional(),
      step: step.optional(),
    }),
    handle: ({ req, id, body }) => decided(req, id, { answer: 'refused', ...body }),
  }),
  endpoint({
    method: 'post',
    path: '/:id/withdraw',
    body: z.object({ comment: comment.default('') }),
    handle: async ({ req, id, body }) => {
      const post = await reviewedFor(req, id)
      await withdraw(req.payload, req, post, body.comment)
      const takeBack = post.review.state === 'approved' ? withdrawPost : withdrawSubmission
      await takeBack(id, `Withdrawn by ${(req.user as { name?: string } | null)?.name ?? 'somebody'}.`, hub(req.payload).ledger)
      hub(req.payload).bell.ring()
      return postState(req, id)
    },
  }),
]
