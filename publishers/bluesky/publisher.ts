import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { definePublisher, type Measured, type PublishContext, type Published } from '../publisher.ts'
import { compose, preview, type Draft } from './compose.ts'
import { credentialsSchema, type Credentials } from './credentials.ts'
import { manifest } from './manifest.ts'
import { collection, stage, type Staged } from './stage.ts'
import { answerTo, interactions, rkeyOf } from './voices.ts'
import { bearer, endpoint, explain } from './xrpc.ts'

type Context = PublishContext<Credentials>

const writtenSchema = z.object({ uri: z.string().startsWith('at://'), cid: z.string() })
const foundSchema = z.object({ uri: z.string().startsWith('at://'), value: z.object({ text: z.string(), createdAt: z.string() }) })
const count = z.number().int().nonnegative().optional()
const postsSchema = z.object({
  posts: z.array(
    z.object({ uri: z.string(), likeCount: count, repostCount: count, quoteCount: count, replyCount: count, bookmarkCount: count }),
  ),
})

const published = (uri: string, { web, handle }: Credentials): Published => ({
  remoteId: uri,
  url: `${web}/profile/${handle}/post/${rkeyOf(uri)}`,
})

/**
 * `swapRecord: null` lets the server write only where nothing stands, or where exactly this record stands already: a second
 * attempt changes nothing, and another post can never be overwritten.
 */
async function publish({ rkey, record }: Staged, ctx: Context): Promise<Published> {
  const { service, did, accessJwt } = ctx.credentials
  const { body } = await ctx.http.request('POST', endpoint(service, 'com.atproto.repo.putRecord'), {
    headers: bearer(accessJwt),
    json: { repo: did, collection, rkey, record, swapRecord: null },
    answer: writtenSchema,
    visible: true,
    explain,
  })
  return published(body.uri, ctx.credentials)
}

async function find({ rkey, record }: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const { service, did, accessJwt } = ctx.credentials
  const url = endpoint(service, 'com.atproto.repo.getRecord', { repo: did, collection, rkey })
  try {
    const { body } = await ctx.http.request('GET', url, { headers: bearer(accessJwt), answer: foundSchema, explain })
    const ours = body.value.text === record.text && body.value.createdAt === record.createdAt
    return ours ? published(body.uri, ctx.credentials) : 'unknown'
  } catch (error) {
    if (error instanceof PublisherError && error.code === 'RecordNotFound') return 'absent'
    throw error
  }
}

async function measure(posts: readonly Published[], ctx: Context): Promise<Measured[]> {
  const { service, accessJwt } = ctx.credentials
  const url = endpoint(service, 'app.bsky.feed.getPosts', { uris: posts.map(({ remoteId }) => remoteId) })
  const { body } = await ctx.http.request('GET', url, { headers: bearer(accessJwt), answer: postsSchema, explain })
  return posts.map(({ remoteId }) => {
    const told = body.posts.find(({ uri }) => uri === remoteId)
    if (!told) return { remoteId, values: 'gone' }
    const { likeCount: reactions, replyCount: comments, bookmarkCount: saves, repostCount, quoteCount } = told
    const shares = repostCount === undefined && quoteCount === undefined ? undefined : (repostCount ?? 0) + (quoteCount ?? 0)
    const values = Object.entries({ reactions, comments, shares, saves }).filter(([, value]) => value !== undefined)
    return { remoteId, values: Object.fromEntries(values) }
  })
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const { service, did, accessJwt } = ctx.credentials
  const json = { repo: did, collection, rkey: rkeyOf(remoteId) }
  const url = endpoint(service, 'com.atproto.repo.deleteRecord')
  await ctx.http.request('POST', url, { headers: bearer(accessJwt), json, answer: z.unknown(), explain })
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
  reply: async (to, text, ctx) => publish(await answerTo(to, text, ctx), ctx),
  remove,
})
