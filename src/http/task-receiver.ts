/** `/api/by-hand/v1`: where publishers for platforms that only people can post to hand in their tasks. src/docs/by-hand.md is the contract. */
import express, { Router, type RequestHandler, type Response } from 'express'
import type { Payload } from 'payload'
import { z } from 'zod'
import { handoutSchema } from '../../publishers/kit/by-hand-wire.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { channelOf } from '../content-api/owned-medium-token.ts'
import { answerProblems, methodNotAllowed, parseOr, unknownRoute } from '../content-api/problems.ts'
import { Problem } from '../core/problem.ts'
import { askTask, receiveTask } from '../tasks/receive.payload.ts'
import { loadChannels } from '../workflow/channels.payload.ts'

const bodyMaxBytes = 2_000_000
const keySchema = z.string().regex(/^[0-9a-z-]{8,64}$/u, 'must have 8 to 64 characters of 0-9, a-z and -')

export function taskReceiver({ payload, secret }: { readonly payload: Payload; readonly secret: string }): Router {
  const router = Router()
  const channelIn = (res: Response) => res.locals.channel as { readonly id: string; readonly name: string }

  const authenticate: RequestHandler = async (req, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    const token = /^Bearer ([\w.~+/=-]{1,500})$/iu.exec(req.get('authorization') ?? '')?.[1]
    const id = token === undefined ? null : channelOf(secret, token)
    const channel = id === null ? undefined : (await loadChannels(payload, [id])).get(id)
    // A token of another platform's channel opens nothing here.
    if (!channel || !manifests[channel.platform]?.byHand) {
      res.setHeader('WWW-Authenticate', 'Bearer')
      throw new Problem(401, 'unauthorised', 'The token is missing, unknown or withdrawn. Connect the channel again.')
    }
    res.locals.channel = channel
    next()
  }
  router.use(authenticate)

  router
    .route('/channel')
    .get((_req, res) => void res.json({ name: channelIn(res).name }))
    .all(methodNotAllowed('GET, HEAD'))

  router
    .route('/tasks/:key')
    .put(express.json({ limit: bodyMaxBytes }), async (req, res) => {
      const wrongly = (what: string) => (wrong: string) => `The ${what} does not fit: ${wrong}.`
      const key = parseOr(keySchema, req.params.key, 422, 'invalid-task', wrongly('delivery key'))
      const handout = parseOr(handoutSchema, req.body, 422, 'invalid-task', wrongly('task'))
      res.json(await receiveTask(payload, channelIn(res).id, key, handout))
    })
    .get(async (req, res) => {
      const key = keySchema.safeParse(req.params.key).data
      const answer = key === undefined ? null : await askTask(payload, channelIn(res).id, key)
      if (!answer) throw new Problem(404, 'task-unknown', 'There is no task under this delivery key.')
      res.json(answer)
    })
    .all(methodNotAllowed('GET, HEAD, PUT'))

  router.use(unknownRoute)
  router.use(answerProblems(payload.logger))
  return router
}
