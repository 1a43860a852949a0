/** `/api/conversion/v1`: where websites and shops tell of conversions. src/docs/costs.md is the contract. */
import express, { Router, type Request } from 'express'
import type { Payload } from 'payload'
import { createRate, subscriberOf } from '../content-api/keys/rate.ts'
import { answerProblems, methodNotAllowed, parseOr, unknownRoute } from '../content-api/problems.ts'
import { isSigned, rotated } from '../content-api/webhooks/signing.ts'
import { isId } from '../../collections/is-id.ts'
import { receiveConversion } from '../conversions/receive.payload.ts'
import { sourceOf, type Source } from '../conversions/sources.payload.ts'
import { toldSchema } from '../conversions/told.ts'
import type { Clock } from '../core/clock.ts'
import { Problem } from '../core/problem.ts'
import { unstorable, unstorableSentence } from '../core/storable.ts'
import type { Vault } from '../delivery/vault.ts'

const bodyMaxBytes = 16_384

interface Options {
  readonly payload: Payload
  readonly vault: Vault
  readonly clock: Clock
  /** From one address, in each process. Default 1,200. */
  readonly mostPerMinute?: number
}

export function conversionReceiver({ payload, vault, clock, mostPerMinute = 1_200 }: Options): Router {
  const router = Router()
  const rate = createRate({ now: () => clock.now().getTime() })
  /** Where there is no source there is as much to reckon. */
  const nobodys = rotated([], clock.now())

  /** @throws Problem 401, the same whether there is no such source or its secret is another. */
  async function signedBy(req: Request, body: Buffer): Promise<Source> {
    const { source: id } = req.params
    const source = isId(payload, id) ? await sourceOf(payload, vault, id) : null
    const secrets = source && source.secrets.length > 0 ? source.secrets : nobodys
    if (!isSigned(secrets, req.headers as Record<string, string>, clock.now(), body) || !source)
      throw new Problem(
        401,
        'not-signed',
        'The signature does not fit: by another secret, of another body, or from more than five minutes ago. See Standard Webhooks.',
      )
    return source
  }

  router.use((req, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    const { allowed, resetSeconds } = rate.count(subscriberOf(req.ip ?? ''), mostPerMinute)
    if (allowed) return next()
    res.setHeader('Retry-After', resetSeconds)
    throw new Problem(429, 'too-many', `More than ${mostPerMinute} calls in a minute. Call again in ${resetSeconds} seconds.`)
  })
  router
    .route('/:source')
    .post(express.raw({ type: () => true, limit: bodyMaxBytes, inflate: false }), async (req, res) => {
      const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
      const source = await signedBy(req, body)
      if (source.paused) throw new Problem(403, 'paused', 'This source is paused in the hub. Nothing was counted.')
      const told = parseOr(toldSchema, jsonOf(body), 422, 'invalid-conversion', (wrong) => `The conversion does not fit: ${wrong}.`)
      const received = await receiveConversion(payload, source, told, clock.now())
      res.status(received.counted ? 201 : 200).json(received)
    })
    .all(methodNotAllowed('POST'))

  router.use(unknownRoute)
  router.use(answerProblems(payload.logger))
  return router
}

function jsonOf(body: Buffer): unknown {
  const value = ((): unknown => {
    try {
      return JSON.parse(body.toString('utf8'))
    } catch {
      throw new Problem(400, 'malformed-json', 'The body is not valid JSON.')
    }
  })()
  const unkept = unstorable(value)
  if (unkept) throw new Problem(422, 'invalid-conversion', unstorableSentence(unkept).en)
  return value
}
