import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { isGone } from '../kit/graph-error.ts'
import { definePublisher, type Interaction, type Published } from '../publisher.ts'
import {
  addressOf,
  call,
  commentUrl,
  credentialsSchema,
  idSchema,
  instagram,
  node,
  profileUrl,
  type Context,
  type Credentials,
} from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find } from './find.ts'
import { manifest } from './manifest.ts'
import { interactions, measure, measureAccount } from './reading.ts'
import { stage, type Staged } from './stage.ts'

async function publish(staged: Staged, ctx: Context): Promise<Published> {
  if (staged.is === 'comment') {
    const id = await say(`${node(staged.to)}/${staged.isAnswer ? 'replies' : 'comments'}`, staged.text, ctx)
    return { remoteId: id, url: commentUrl(ctx.replyTo?.root.url ?? profileUrl(ctx, ctx.credentials.handle), id) }
  }
  const path = `${node(ctx.credentials.userId)}/media_publish`
  const asked = { creation_id: staged.container }
  const { id } = await call(ctx, 'POST', path, { ...ctx.credentials, asked, answer: idSchema, visible: true })
  return { remoteId: id, url: await addressOf(id, ctx) }
}

const say = async (path: string, message: string, ctx: Context): Promise<string> =>
  (await call(ctx, 'POST', path, { ...ctx.credentials, asked: { message }, answer: idSchema, visible: true })).id

async function reply(to: Pick<Interaction, 'remoteId' | 'post'>, text: string, ctx: Context): Promise<Published> {
  const id = await say(`${node(to.remoteId)}/replies`, text.toWellFormed(), ctx)
  const post = to.post === null ? profileUrl(ctx, ctx.credentials.handle) : await addressOf(to.post, ctx)
  return { remoteId: id, url: commentUrl(post, id) }
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  if (ctx.credentials.host === instagram)
    throw new PublisherError('unsupported', 'Instagram lets nothing be deleted after a sign-in of its own: delete it in the app.', {
      code: 'delete-by-hand',
    })
  try {
    await call(ctx, 'DELETE', node(remoteId), { ...ctx.credentials, answer: z.unknown() })
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
  publish,
  find,
  measure,
  measureAccount,
  interactions,
  reply,
  remove,
})
