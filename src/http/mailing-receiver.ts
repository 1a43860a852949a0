/** `/api/newsletter/v1`: where the publisher for newsletters hands in what is to be mailed. publishers/newsletter/README.md is the contract. */
import express, { Router, type Response } from 'express'
import type { Payload } from 'payload'
import { mailingPlatform, mailingSchema, subjectMax, textMaxBytes } from '../../publishers/newsletter/mailing.ts'
import { answerProblems, methodNotAllowed, parseOr, unknownRoute } from '../content-api/problems.ts'
import type { ChannelNow } from '../core/channel.ts'
import { Problem } from '../core/problem.ts'
import { askMailing, newslettersOf, receiveMailing, removeMailing } from '../newsletter/mailing/receive.payload.ts'
import { channelByToken, deliveryKeySchema } from './channel-token.ts'

const bodyMaxBytes = 2_000_000
const bodySchema = mailingSchema.refine(
  ({ subject, text }) => subject !== '' && [...subject].length <= subjectMax && Buffer.byteLength(text) <= textMaxBytes,
  `must have a subject of at most ${subjectMax} characters, and at most ${textMaxBytes} bytes of text`,
)

export function mailingReceiver({ payload, secret }: { readonly payload: Payload; readonly secret: string }): Router {
  const router = Router()
  const channelIn = (res: Response) => res.locals.channel as ChannelNow

  router.use(channelByToken({ payload, secret, isFor: (platform) => platform === mailingPlatform }))

  router
    .route('/newsletters')
    .get(async (_req, res) => void res.json({ newsletters: await newslettersOf(payload, channelIn(res).brand) }))
    .all(methodNotAllowed('GET, HEAD'))

  const known = <T>(answer: T | null): T => {
    if (answer === null) throw new Problem(404, 'mailing-unknown', 'There is no mailing under this delivery key.')
    return answer
  }
  router
    .route('/mailings/:key')
    .put(express.json({ limit: bodyMaxBytes }), async (req, res) => {
      const wrongly = (what: string) => (wrong: string) => `The ${what} does not fit: ${wrong}.`
      const key = parseOr(deliveryKeySchema, req.params.key, 422, 'invalid-mailing', wrongly('delivery key'))
      const mailing = parseOr(bodySchema, req.body, 422, 'invalid-mailing', wrongly('mailing'))
      res.json(await receiveMailing(payload, channelIn(res), key, mailing))
    })
    .get(async (req, res) => void res.json(known(await askMailing(payload, channelIn(res).id, req.params.key))))
    .delete(async (req, res) => void res.json(known(await removeMailing(payload, channelIn(res).id, req.params.key))))
    .all(methodNotAllowed('GET, HEAD, PUT, DELETE'))

  router.use(unknownRoute)
  router.use(answerProblems(payload.logger))
  return router
}
