import { z } from 'zod'
import type { Metric } from '../../src/core/metrics.ts'
import { definePublisher, type Interaction, type Measured, type Published } from '../publisher.ts'
import { addressOf, api, bearer, credentialsSchema, explain, idSchema, partialErrors, postSchema } from './api.ts'
import type { Context, Credentials, Post } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find } from './find.ts'
import { interactions } from './hear.ts'
import { manifest } from './manifest.ts'
import { stage, type Staged } from './stage.ts'

const createdSchema = z.object({ data: z.object({ id: idSchema }) })

async function publish({ text, mediaIds, poll, replyTo }: Staged, ctx: Context): Promise<Published> {
  const { body } = await ctx.http.request('POST', api(ctx, '/2/tweets'), {
    headers: bearer(ctx.credentials),
    json: {
      ...(text !== '' && { text }),
      ...(mediaIds.length > 0 && { media: { media_ids: mediaIds } }),
      ...(poll && { poll: { options: poll.options, duration_minutes: poll.minutes } }),
      ...(replyTo && { reply: { in_reply_to_tweet_id: replyTo } }),
    },
    answer: createdSchema,
    visible: true,
    explain,
  })
  return { remoteId: body.data.id, url: addressOf(ctx, body.data.id) }
}

const measuredSchema = z.object({ data: z.array(postSchema).default([]), errors: partialErrors })

/** What X says is not found is gone. Of what it refuses for any other reason nothing is told; what it does not even name is left out. */
async function measure(published: readonly Published[], ctx: Context): Promise<readonly Measured[]> {
  const ids = published.map(({ remoteId }) => remoteId)
  const query = new URLSearchParams({ ids: ids.join(','), 'post.fields': 'public_metrics' })
  const { body } = await ctx.http.request('GET', api(ctx, `/2/tweets?${query}`), {
    headers: bearer(ctx.credentials),
    answer: measuredSchema,
    explain,
  })
  const posts = new Map(body.data.map((post) => [post.id, post]))
  const refused = new Map(body.errors.map(({ type = '', resource_id: id, value }) => [id ?? value, type]))
  return ids.flatMap((remoteId): Measured[] => {
    const isGone = refused.get(remoteId)?.endsWith('/resource-not-found')
    if (isGone) return [{ remoteId, values: 'gone' }]
    const post = posts.get(remoteId)
    return post || refused.has(remoteId) ? [{ remoteId, values: numbersOf(post?.public_metrics) }] : []
  })
}

function numbersOf(told: Post['public_metrics'] = {}): { readonly [metric in Metric]?: number } {
  const reposts = told.repost_count ?? told.retweet_count
  const shares = reposts === undefined && told.quote_count === undefined ? undefined : (reposts ?? 0) + (told.quote_count ?? 0)
  const { impression_count: impressions, like_count: reactions, reply_count: comments, bookmark_count: saves } = told
  const values = { impressions, reactions, comments, shares, saves }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

const reply = ({ remoteId }: Pick<Interaction, 'remoteId'>, text: string, ctx: Context): Promise<Published> =>
  publish({ text: text.toWellFormed().normalize('NFC'), mediaIds: [], poll: null, replyTo: remoteId }, ctx)

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const url = api(ctx, `/2/tweets/${encodeURIComponent(remoteId)}`)
  await ctx.http.request('DELETE', url, { headers: bearer(ctx.credentials), answer: z.unknown(), accept: [404], explain })
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
  interactions,
  reply,
  remove,
})
