import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { definePublisher, type Published } from '../publisher.ts'
import { addressOf, credentialsSchema, errorSchema, explain, explainWrite, isPage, postUrn, rest, restli, versioned } from './api.ts'
import type { Context, Credentials } from './api.ts'
import { comment, interactions, reply } from './comments.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find } from './find.ts'
import { little } from './little.ts'
import { manifest } from './manifest.ts'
import { measure, measureAccount } from './numbers.ts'
import { stage, type Staged } from './stage.ts'

async function publish(staged: Staged, ctx: Context): Promise<Published> {
  if (staged.commentOn !== null) return comment(staged.commentOn, staged.text, null, ctx)
  const { status, headers, body } = await ctx.http.request('POST', rest(ctx, 'posts'), {
    headers: versioned(ctx.credentials),
    json: {
      author: ctx.credentials.author,
      commentary: little(staged.text),
      visibility: 'PUBLIC',
      distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
      ...(staged.content && { content: staged.content }),
      lifecycleState: 'PUBLISHED',
      isReshareDisabledByAuthor: false,
    },
    // The answer has no body, only a name in a header.
    answer: z.unknown(),
    accept: [422],
    visible: true,
    explain: explainWrite,
  })
  if (status === 422) return refused(body, headers, staged, ctx)
  const urn = postUrn.safeParse(headers.get('x-restli-id'))
  if (!urn.success)
    throw new PublisherError('reconcile', 'LinkedIn took the post and did not say what it is called.', { code: 'id-missing' })
  return { remoteId: urn.data, url: addressOf(ctx, urn.data) }
}

/** LinkedIn refuses the same content for about ten minutes, and names the post that it took: the proof that an attempt before this one landed. */
async function refused(body: unknown, headers: Headers, staged: Staged, ctx: Context): Promise<Published> {
  const told = explain(422, body, headers)
  const isDuplicate = told.code === 'DUPLICATE_POST'
  const urn = isDuplicate ? /urn:li:(?:share|ugcPost):\d+/.exec(errorSchema.safeParse(body).data?.message ?? '')?.[0] : undefined
  if (!urn) throw new PublisherError('rejected', told.message ?? 'LinkedIn refused the post.', { code: told.code ?? 'http-422' })
  const url = addressOf(ctx, urn)
  if (bornAt(urn) < ctx.plannedAt.getTime() - 60_000)
    throw new PublisherError('rejected', `LinkedIn has the same post already, and takes it again after about ten minutes: ${url}.`, {
      code: 'duplicate',
    })
  if (!isPage(ctx.credentials)) return { remoteId: urn, url }
  // A page can be looked at: LinkedIn has been seen to name posts that were never there.
  const found = await find(staged, ctx).catch(() => 'unknown' as const)
  if (typeof found === 'object') return found
  throw new PublisherError('reconcile', `LinkedIn says that it has this post already, but does not list it: ${url}.`, { code: 'duplicate' })
}

/** The upper 42 bits of the number are milliseconds since 1970: general knowledge, tried on published posts. */
const bornAt = (urn: string) => Number(BigInt(urn.split(':').at(-1) ?? '0') >> 22n)

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const [, post, id] = /^urn:li:comment:\((urn:li:\w+:\d+),(\d+)\)$/.exec(remoteId) ?? []
  const actor = restli(ctx.credentials.author)
  const path = post && id ? `socialActions/${restli(post)}/comments/${id}?actor=${actor}` : `posts/${restli(remoteId)}`
  await ctx.http.request('DELETE', rest(ctx, path), {
    headers: versioned(ctx.credentials),
    answer: z.unknown(),
    accept: [404],
    explain,
  })
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
