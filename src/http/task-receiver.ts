/** `/api/by-hand/v1`: where publishers for platforms that only people can post to hand in their tasks. src/docs/by-hand.md is the contract. */
import express, { Router, type Response } from 'express'
import type { Payload } from 'payload'
import { handoutSchema } from '../../publishers/kit/by-hand-wire.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { answerProblems, methodNotAllowed, parseOr, unknownRoute } from '../content-api/problems.ts'
import { Problem } from '../core/problem.ts'
import { askTask, receiveTask } from '../tasks/receive.payload.ts'
import { channelByToken, deliveryKeySchema } from './channel-token.ts'

const bodyMaxBytes = 2_000_000

export function taskReceiver({ payload, secret }: { readonly payload: Payload; readonly secret: string }): Router {
  const router = Router()
  const channelIn = (res: Response) => res.locals.channel as { readonly id: string; readonly name: string }

  router.use(channelByToken({ payload, secret, isFor: (platform) => manifests[platform]?.byHand !== undefined }))

  router
    .route('/channel')
    .get((_req, res) => void res.json({ name: channelIn(res).name }))
    .all(methodNotAllowed('GET, HEAD'))

  router
    .route('/tasks/:key')
    .put(express.json({ limit: bodyMaxBytes }), async (req, res) => {
      const wrongly = (what: string) => (wrong: string) => `The ${what} does not fit: ${wrong}.`
      const key = parseOr(deliveryKeySchema, req.params.key, 422, 'invalid-task', wrongly('delivery key'))
      const handout = parseOr(handoutSchema, req.body, 422, 'invalid-task', wrongly('task'))
      res.json(await receiveTask(payload, channelIn(res).id, key, handout))
    })
    .get(async (req, res) => {
      const key = deliveryKeySchema.safeParse(req.params.key).data
      const answer = key === undefined ? null : await askTask(payload, channelIn(res).id, key)
      if (!answer) throw new Problem(404, 'task-unknown', 'There is no task under this delivery key.')
      res.json(answer)
    })
    .all(methodNotAllowed('GET, HEAD, PUT'))

  router.use(unknownRoute)
  router.use(answerProblems(payload.logger))
  return router
}
