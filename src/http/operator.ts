/** What the command line asks of a running hub: `POST /operator/<operation>` with the operation's input as JSON. */
import express, { Router } from 'express'
import type { Payload } from 'payload'
import type { Clock } from '../core/clock.ts'
import { Problem } from '../core/problem.ts'
import { operate, operatorActor } from '../delivery/operate.payload.ts'
import { operatorOf } from './operator-token.ts'

const mostBytes = 64 * 1024

export interface OperatorOptions {
  readonly payload: Payload
  readonly secret: string
  readonly clock: Clock
}

/** Answers nobody who does not know the hub's secret. */
export function operator({ payload, secret, clock }: OperatorOptions): Router {
  const router = Router()
  router.use('/operator', (_, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  // The token is bound to the very bytes, so they are read as they are.
  router.post('/operator/:operation', express.text({ type: () => true, limit: mostBytes }), async (req, res) => {
    const { operation } = req.params
    const body = typeof req.body === 'string' ? req.body : ''
    const token = /^Bearer ([\w.-]{1,500})$/i.exec(req.get('authorization') ?? '')?.[1] ?? ''
    const by = operatorOf(secret, token, { operation, body }, clock.now())
    if (by === null)
      throw new Problem(
        401,
        'not-the-operator',
        'The hub does not take this command: SECRET must be the same here as there, and the clocks must agree.',
      )
    res.json(await operate(payload, operatorActor(by), operation, asJson(body)))
  })
  return router
}

function asJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Problem(400, 'malformed-json', 'The body is not valid JSON.')
  }
}
