import { z } from 'zod'
import type { PayloadRequest } from 'payload'
import { makePreviewLink } from '../../src/content-api/preview/link.payload.ts'
import { previewLinkBody } from '../../src/content-api/preview/schemas.ts'
import { closeGate, withdrawPost } from '../../src/delivery/standing.ts'
import { planApproved } from '../../src/delivery/plan-approved.payload.ts'
import { numbersOf } from '../../src/engagement/numbers.payload.ts'
import { hub } from '../../src/hub.ts'
import { makeException, revokeException } from '../../src/workflow/exceptions.payload.ts'
import { noteFindings } from '../../src/workflow/findings.payload.ts'
import { rememberSaid } from '../../src/workflow/fingerprints.payload.ts'
import { blockingSentences } from '../../src/workflow/judge-post.ts'
import { withoutSlots } from '../../src/workflow/missing-times.ts'
import { approve, isStale, loadReviewed, requestChanges, submit, withdraw, type Reviewed } from '../../src/workflow/review.payload.ts'
import { endpoint, mustSee } from '../endpoint.ts'
import { sentence } from '../sentence.ts'
import { calendarEndpoints } from './calendar-endpoints.ts'
import { linksEndpoints } from './links-endpoints.ts'
import { languageOf, previewBody, previewOf } from './preview.ts'
import { reviewedNow } from './reviewed.ts'
import { postState } from './state.ts'

const comment = z.string().trim().max(4000)
const exception = z.object({
  channel: z.string().min(1, 'name the channel'),
  check: z.string().min(1, 'name the check'),
  hash: z.string().min(1, 'name the hash of the content that you have read'),
  reason: z.string().trim().min(10, 'say in a sentence why it goes out all the same').max(2000),
})

/** Loads what is to be decided on, as the one who asks may see it. */
async function reviewed(req: PayloadRequest, id: string): Promise<Reviewed> {
  await mustSee(req, 'posts', id)
  return reviewedNow(req, id)
}

/** What stops a post, as sentences; and what goes out by an exception. */
async function standing(req: PayloadRequest, post: Reviewed) {
  const verdicts = await hub(req.payload).judging.judged(post)
  // Its checks could not be asked: the platform's folder was taken out of the hub.
  const unjudged = post.variants.filter(({ channel }) => !verdicts.some(({ variant }) => variant.channel.id === channel.id))
  const blocking = [
    ...unjudged.map(({ channel }) =>
      sentence(
        { req },
        {
          de: `${channel.name}: Die Plattform „${channel.platform}“ kennt dieser Hub nicht. Entfernen Sie den Kanal aus dem Beitrag.`,
          en: `${channel.name}: this hub does not know the platform “${channel.platform}”. Remove the channel from the post.`,
        },
      ),
    ),
    ...blockingSentences(verdicts, req.i18n.language === 'de' ? 'de' : 'en'),
  ]
  const exceptions = verdicts.flatMap(({ variant, judgements }) =>
    judgements.flatMap(({ check, exception }) =>
      exception ? [`${variant.channel.name}, ${check}, by ${exception.byName}: ${exception.reason}`] : [],
    ),
  )
  return { blocking, exceptions, verdicts }
}

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
      return numbersOf(req.payload, id)
    },
  }),
  ...linksEndpoints,
  endpoint({
    method: 'post',
    path: '/:id/submit',
    handle: async ({ req, id }) => {
      const post = await reviewed(req, id)
      const { blocking, verdicts } = await standing(req, post)
      await noteFindings(req.payload, id, verdicts)
      await submit(req.payload, req, post, blocking)
      return postState(req, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/approve',
    body: z.object({ hash: z.string().min(1, 'name the hash of the content that you have read'), comment: comment.default('') }),
    handle: async ({ req, id, body }) => {
      const post = await reviewed(req, id)
      const slots = withoutSlots(post.variants).map((said) => sentence({ req }, said))
      const { blocking, exceptions, verdicts } = await standing(req, post)
      await approve(req.payload, req, post, body, { blocking: [...slots, ...blocking], exceptions })
      await noteFindings(req.payload, id, verdicts, true)
      await rememberSaid(req.payload, verdicts)
      await planApproved(req.payload, id)
      // An edit may have come between the decision and its deliveries: the gate closes behind them.
      const after = await loadReviewed(req.payload, id)
      if (after.review.state !== 'approved' || isStale(after)) await closeGate(id, hub(req.payload).ledger)
      hub(req.payload).bell.ring()
      return postState(req, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/exceptions',
    body: exception,
    handle: async ({ req, id, body }) => {
      const post = await reviewed(req, id)
      await makeException(req.payload, req, post, await hub(req.payload).judging.judged(post), body)
      return postState(req, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/exceptions/revoke',
    body: z.object({ exception: z.string().min(1, 'name the exception') }),
    handle: async ({ req, id, body }) => {
      const post = await reviewed(req, id)
      await revokeException(req.payload, req, post, body.exception)
      if (post.review.state === 'approved') await hub(req.payload).judging.judgeAgain(id)
      return postState(req, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/request-changes',
    body: z.object({ comment: comment.min(1, 'say what is to be changed') }),
    handle: async ({ req, id, body }) => {
      await requestChanges(req.payload, req, await reviewed(req, id), body.comment)
      return postState(req, id)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/withdraw',
    body: z.object({ comment: comment.default('') }),
    handle: async ({ req, id, body }) => {
      await withdraw(req.payload, req, await reviewed(req, id), body.comment)
      await withdrawPost(id, `Withdrawn by ${(req.user as { name?: string } | null)?.name ?? 'somebody'}.`, hub(req.payload).ledger)
      hub(req.payload).bell.ring()
      return postState(req, id)
    },
  }),
]
