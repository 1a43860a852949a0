import { z } from 'zod'
import { toldOf } from '../kit/told.ts'
import { definePublisher, type Explanation, type Measured, type PublishContext, type Published } from '../publisher.ts'
import { accountNumbersSchema, bearer, credentialsSchema, explain, statusSchema, type Credentials } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find, publishedOf } from './find.ts'
import { limitsFor } from './limits.ts'
import { manifest } from './manifest.ts'
import { stage, type Staged } from './stage.ts'
import { interactions, reply } from './voices.ts'

type Context = PublishContext<Credentials>

const answersNothing: Explanation = {
  kind: 'rejected',
  code: 'reply-target-gone',
  message: 'The post that this part answers is not on Mastodon any more.',
}

async function publish({ status, language, mediaIds, poll, inReplyToId }: Staged, ctx: Context): Promise<Published> {
  const { body } = await ctx.http.request('POST', `${ctx.credentials.server}/api/v1/statuses`, {
    headers: { ...bearer(ctx.credentials.token), 'idempotency-key': ctx.deliveryKey },
    json: {
      ...{ status, language, visibility: 'public' },
      ...(mediaIds.length > 0 && { media_ids: mediaIds }),
      ...(poll && { poll: { options: poll.options, expires_in: poll.expiresIn, multiple: poll.multiple } }),
      ...(inReplyToId && { in_reply_to_id: inReplyToId }),
    },
    answer: statusSchema,
    visible: true,
    // set_thread in app/controllers/api/v1/statuses_controller.rb, asked before the key is: a post that is there already may get it, too.
    explain: (code, answer, headers) => (code === 404 && inReplyToId ? answersNothing : explain(code, answer, headers)),
  })
  return publishedOf(body)
}

/** What is missing in the answer is gone. */
async function measure(published: readonly Published[], ctx: Context): Promise<readonly Measured[]> {
  const query = new URLSearchParams(published.map(({ remoteId }) => ['id[]', remoteId]))
  const { body } = await ctx.http.request('GET', `${ctx.credentials.server}/api/v1/statuses?${query}`, {
    headers: bearer(ctx.credentials.token),
    answer: z.array(statusSchema),
    explain: (status, answer, headers) =>
      status === 404
        ? { kind: 'unsupported', code: 'server-too-old', message: 'This server cannot tell numbers: it needs Mastodon 4.3.' }
        : explain(status, answer, headers),
  })
  const statuses = new Map(body.map((status) => [status.id, status]))
  return published.map(({ remoteId }) => {
    const status = statuses.get(remoteId)
    if (!status) return { remoteId, values: 'gone' }
    const { favourites_count: reactions, reblogs_count: shares, replies_count: comments } = status
    return {
      remoteId,
      values: toldOf({ reactions, shares, comments }),
    }
  })
}

async function measureAccount(ctx: Context) {
  const { body } = await ctx.http.request('GET', `${ctx.credentials.server}/api/v1/accounts/verify_credentials`, {
    headers: bearer(ctx.credentials.token),
    answer: accountNumbersSchema,
    explain,
  })
  return toldOf({ followers: body.followers_count, posts: body.statuses_count })
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const url = `${ctx.credentials.server}/api/v1/statuses/${encodeURIComponent(remoteId)}`
  await ctx.http.request('DELETE', url, { headers: bearer(ctx.credentials.token), answer: z.unknown(), accept: [404, 410], explain })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  limitsFor,
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
