/** How publishers that hand in at the hub itself say for which channel they speak. */
import type { RequestHandler } from 'express'
import type { Payload } from 'payload'
import { z } from 'zod'
import { channelOf } from '../content-api/owned-medium-token.ts'
import { Problem } from '../core/problem.ts'
import { loadChannels } from '../workflow/channels.payload.ts'

export const deliveryKeySchema = z.string().regex(/^[0-9a-z-]{8,64}$/u, 'must have 8 to 64 characters of 0-9, a-z and -')

interface Entrance {
  readonly payload: Payload
  readonly secret: string
  /** A token of another platform's channel opens nothing. */
  isFor(platform: string): boolean
}

/** Leaves the channel in `res.locals.channel`. Refuses with 401 whoever has no token, or one that opens nothing here. */
export const channelByToken =
  ({ payload, secret, isFor }: Entrance): RequestHandler =>
  async (req, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    const token = /^Bearer ([\w.~+/=-]{1,500})$/iu.exec(req.get('authorization') ?? '')?.[1]
    const id = token === undefined ? null : channelOf(secret, token)
    const channel = id === null ? undefined : (await loadChannels(payload, [id])).get(id)
    if (!channel || !isFor(channel.platform)) {
      res.setHeader('WWW-Authenticate', 'Bearer')
      throw new Problem(401, 'unauthorised', 'The token is missing, unknown or withdrawn. Connect the channel again.')
    }
    res.locals.channel = channel
    next()
  }
