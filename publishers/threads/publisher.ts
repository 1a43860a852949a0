import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { isGone } from '../kit/graph-error.ts'
import { definePublisher, type Interaction, type Published } from '../publisher.ts'
import { call, credentialsSchema, idSchema, node, postSchema, profileUrl, type Context, type Credentials } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find } from './find.ts'
import { manifest } from './manifest.ts'
import { interactions, measure, measureAccount } from './reading.ts'
import { stage, type Staged } from './stage.ts'

/** It is live by now: where its address cannot be read, the profile must do, for nothing may fail any more. */
async function publishedOf(id: string, ctx: Context): Promise<Published> {
  const asked = { fields: 'id,permalink' }
  const answer = postSchema.pick({ permalink: true })
  const told = await call(ctx, 'GET', node(id), { token: ctx.credentials.token, asked, answer }).catch(() => null)
  return { remoteId: id, url: told?.permalink ?? profileUrl(ctx, ctx.credentials.handle) }
}

async function release(container: string, ctx: Context): Promise<Published> {
  const asked = { creation_id: container }
  const { id } = await call(ctx, 'POST', 'me/threads_publish', { token: ctx.credentials.token, asked, answer: idSchema, visible: true })
  return publishedOf(id, ctx)
}

/** A container of words alone is finished at once; if not, `threads_publish` says so, and nothing was published. */
async function reply(to: Pick<Interaction, 'remoteId'>, text: string, ctx: Context): Promise<Published> {
  const asked = { media_type: 'TEXT', text: text.toWellFormed(), reply_to_id: to.remoteId }
  const { id } = await call(ctx, 'POST', 'me/threads', { token: ctx.credentials.token, asked, answer: idSchema })
  return release(id, ctx)
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  try {
    await call(ctx, 'DELETE', node(remoteId), { token: ctx.credentials.token, answer: z.unknown() })
  } catch (error) {
    if (!(error instanceof PublisherError) || !isGone(error.code)) throw error
  }
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish: ({ container }, ctx) => release(container, ctx),
  find,
  measure,
  measureAccount,
  interactions,
  reply,
  remove,
})
