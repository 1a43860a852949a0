import { z } from 'zod'
import { countTold, toldOf } from '../kit/told.ts'
import { PublisherError } from '../errors.ts'
import { definePublisher, type Measured, type Published } from '../publisher.ts'
import { compose, preview, type Draft } from './compose.ts'
import { credentialsSchema, type Credentials } from './credentials.ts'
import { manifest } from './manifest.ts'
import { sessionOf, type Session } from './session.ts'
import { collection, stage, type Staged } from './stage.ts'
import { answerTo, interactions, rkeyOf } from './voices.ts'

const writtenSchema = z.object({ uri: z.string().startsWith('at://'), cid: z.string() })
const foundSchema = z.object({ uri: z.string().startsWith('at://'), value: z.object({ text: z.string(), createdAt: z.string() }) })
const count = countTold.optional()
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
async function publish({ rkey, record }: Staged, ctx: Session): Promise<Published> {
  const json = { repo: ctx.credentials.did, collection, rkey, record, swapRecord: null }
  const { body } = await ctx.call('POST', 'com.atproto.repo.putRecord', { json, answer: writtenSchema, visible: true })
  return published(body.uri, ctx.credentials)
}

async function find({ rkey, record }: Staged, ctx: Session): Promise<Published | 'absent' | 'unknown'> {
  const query = { repo: ctx.credentials.did, collection, rkey }
  try {
    const { body } = await ctx.call('GET', 'com.atproto.repo.getRecord', { query, answer: foundSchema })
    const ours = body.value.text === record.text && body.value.createdAt === record.createdAt
    return ours ? published(body.uri, ctx.credentials) : 'unknown'
  } catch (error) {
    if (error instanceof PublisherError && error.code === 'RecordNotFound') return 'absent'
    throw error
  }
}

async function measure(posts: readonly Published[], ctx: Session): Promise<Measured[]> {
  const query = { uris: posts.map(({ remoteId }) => remoteId) }
  const { body } = await ctx.call('GET', 'app.bsky.feed.getPosts', { query, answer: postsSchema })
  return posts.map(({ remoteId }) => {
    const told = body.posts.find(({ uri }) => uri === remoteId)
    if (!told) return { remoteId, values: 'gone' }
    const { likeCount: reactions, replyCount: comments, bookmarkCount: saves, repostCount, quoteCount } = told
    const shares = repostCount === undefined && quoteCount === undefined ? undefined : (repostCount ?? 0) + (quoteCount ?? 0)
    return { remoteId, values: toldOf({ reactions, comments, shares, saves }) }
  })
}

async function measureAccount(ctx: Session) {
  const query = { actor: ctx.credentials.did }
  const { body } = await ctx.call('GET', 'app.bsky.actor.getProfile', {
    query,
    answer: z.object({ followersCount: count, postsCount: count }),
  })
  return toldOf({ followers: body.followersCount, posts: body.postsCount })
}

async function remove({ remoteId }: Published, ctx: Session): Promise<void> {
  const json = { repo: ctx.credentials.did, collection, rkey: rkeyOf(remoteId) }
  await ctx.call('POST', 'com.atproto.repo.deleteRecord', { json, answer: z.unknown() })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage: async (draft, ctx) => stage(draft, await sessionOf(ctx)),
  publish: async (staged, ctx) => publish(staged, await sessionOf(ctx)),
  find: async (staged, ctx) => find(staged, await sessionOf(ctx)),
  measure: async (posts, ctx) => measure(posts, await sessionOf(ctx)),
  measureAccount: async (ctx) => measureAccount(await sessionOf(ctx)),
  interactions: async (asked, ctx) => interactions(asked, await sessionOf(ctx)),
  async reply(to, text, ctx) {
    const session = await sessionOf(ctx)
    return publish(await answerTo(to, text, session), session)
  },
  remove: async (published, ctx) => remove(published, await sessionOf(ctx)),
})
