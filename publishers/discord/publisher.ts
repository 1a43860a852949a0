import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { oneByOne } from '../kit/one-by-one.ts'
import { kindsTold } from '../kit/told.ts'
import { definePublisher, type Measured, type Published } from '../publisher.ts'
import { codes, credentialsSchema, explain, message, messageSchema, type Context, type Credentials } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find } from './find.ts'
import { manifest } from './manifest.ts'
import { publish, stage, type Staged } from './send.ts'
import { interactions, reply } from './voices.ts'

const isGone = (error: unknown) => error instanceof PublisherError && error.code === `discord-${codes.unknownMessage}`

/** A message without reactions has no list of them. */
async function measureOne({ remoteId }: Published, ctx: Context): Promise<Measured> {
  const [url, headers] = message(ctx, remoteId)
  try {
    const { body } = await ctx.http.request('GET', url, { headers, answer: messageSchema.pick({ id: true, reactions: true }), explain })
    return {
      remoteId,
      values: { reactions: body.reactions.reduce((sum, { count }) => sum + count, 0) },
      kinds: kindsTold(body.reactions.map(({ emoji, count }) => [emoji.name, count])),
    }
  } catch (error) {
    if (isGone(error)) return { remoteId, values: 'gone' }
    throw error
  }
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const [url, headers] = message(ctx, remoteId)
  try {
    await ctx.http.request('DELETE', url, { headers, answer: z.null(), explain })
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  find,
  measure: (published, ctx) => oneByOne(published, (post) => measureOne(post, ctx)),
  interactions,
  reply,
  remove,
})
