/** A container is made, and waited for; of several pictures and films, each gets one of its own first. Nobody sees them. */
import { z } from 'zod'
import type { Format, Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { containersOf, newContainers, type ContainerProgress } from '../kit/container-progress.ts'
import type { Limits, Staging } from '../publisher.ts'
import { call, containerSchema, idSchema, node, type Context } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

export type Staged =
  | { readonly is: 'post'; readonly container: string; readonly caption: string; readonly format: Format }
  /** Below a post of ours, or, where `isAnswer`, below a comment. */
  | { readonly is: 'comment'; readonly to: string; readonly isAnswer: boolean; readonly text: string }

/** They are asked about once a minute: …/docs/instagram-platform/content-publishing, read 2026-06-30. */
const pauseMs = 60_000
/** The quota counts the last 24 hours: whenever one of its posts leaves them, there is room. */
const quotaPauseMs = 60 * 60_000

/** One step a call: a crash loses one container, which ends by itself. */
export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  if (ctx.replyTo) {
    const { root, parent } = ctx.replyTo
    const isAnswer = root.remoteId !== parent.remoteId
    return { ready: true, staged: { is: 'comment', to: parent.remoteId, isAnswer, text: draft.caption } }
  }
  assertFits(draft)
  const now = ctx.clock.now()
  const progress = containersOf(resume, now)
  const later = (further: Partial<ContainerProgress>, waitMs = 0): Staging<Staged> => ({
    ready: false,
    checkAfter: new Date(now.getTime() + waitMs),
    resume: { ...progress, ...further },
  })
  const child = draft.media.length > 1 ? draft.media[progress.children.length] : undefined
  if (child && progress.container === null) {
    const kind = child.kind === 'video' && { media_type: 'VIDEO' }
    const made = await create(ctx, { ...kind, ...(await fileOf(child, draft.format, ctx)), is_carousel_item: true })
    return later({ children: [...progress.children, made] })
  }
  for (const id of progress.container === null ? progress.children : [progress.container]) {
    const state = await stateOf(id, ctx)
    if (state === 'working') return later({}, pauseMs)
    if (state === 'ended') return later(newContainers(now))
  }
  if (progress.container === null) {
    await assertRoom(ctx)
    return later({ container: await create(ctx, await postOf(draft, progress.children, ctx)) })
  }
  return { ready: true, staged: { is: 'post', container: progress.container, caption: draft.caption, format: draft.format } }
}

/** Nothing is left out silently. */
function assertFits({ format, media }: Draft): void {
  const [file] = media
  const fits = format === 'post' || (media.length === 1 && (format === 'story' || file?.kind === 'video'))
  if (fits) return
  const words = format === 'reel' ? 'A reel on Instagram is one film.' : 'A story on Instagram is one picture or one film.'
  throw new PublisherError('rejected', words, { code: `${format}-media` })
}

/** A story is as tall as a telephone: its picture is not cropped to the shape of a post. */
function shapeFor(format: Format): Limits['images'] {
  const { aspect: _, ...anyShape } = manifest.limits.images
  return format === 'post' ? manifest.limits.images : anyShape
}

async function fileOf(file: Draft['media'][number], format: Format, ctx: Context): Promise<{ readonly [name: string]: string }> {
  const url = await ctx.media.address(file, shapeFor(format))
  if (file.kind === 'video') return { video_url: url }
  // "Reels and stories are not supported."
  return file.alt && format === 'post' ? { image_url: url, alt_text: file.alt } : { image_url: url }
}

async function postOf(
  { format, caption, media }: Draft,
  children: readonly string[],
  ctx: Context,
): Promise<{ readonly [name: string]: unknown }> {
  if (media.length > 1) return { media_type: 'CAROUSEL', children, caption }
  const [file] = media
  const address = file ? await fileOf(file, format, ctx) : {}
  if (format === 'story') return { media_type: 'STORIES', ...address }
  // "All single feed videos are shared as reels", since 2023-07-01.
  return { ...(file?.kind === 'video' && { media_type: 'REELS', share_to_feed: true }), ...address, caption }
}

const create = async (ctx: Context, asked: { readonly [name: string]: unknown }): Promise<string> =>
  (await call(ctx, 'POST', `${node(ctx.credentials.userId)}/media`, { ...ctx.credentials, asked, answer: idSchema })).id

/** @throws PublisherError `rejected` where Instagram could not make anything of the file. */
async function stateOf(id: string, ctx: Context): Promise<'finished' | 'working' | 'ended'> {
  const asked = { fields: 'status_code,status' }
  const told = await call(ctx, 'GET', node(id), { ...ctx.credentials, asked, answer: containerSchema })
  if (told.status_code === 'EXPIRED') return 'ended'
  if (told.status_code !== 'ERROR') return told.status_code === 'IN_PROGRESS' ? 'working' : 'finished'
  throw new PublisherError('rejected', `Instagram could not use a picture or film: ${told.status ?? 'it does not say why'}.`, {
    code: 'container-error',
  })
}

const quotaSchema = z.object({
  data: z.array(z.object({ quota_usage: z.number(), config: z.object({ quota_total: z.number() }) })),
})
/** @throws PublisherError `wait` where the day's posts are used up. */
async function assertRoom(ctx: Context): Promise<void> {
  const asked = { fields: 'quota_usage,config' }
  const path = `${node(ctx.credentials.userId)}/content_publishing_limit`
  const { data } = await call(ctx, 'GET', path, { ...ctx.credentials, asked, answer: quotaSchema })
  const used = data.find(({ quota_usage: usage, config }) => usage >= config.quota_total)
  if (!used) return
  throw new PublisherError('wait', `Instagram takes ${used.config.quota_total} posts in 24 hours, and has had them.`, {
    code: 'quota-used',
    retryAfter: new Date(ctx.clock.now().getTime() + quotaPauseMs),
  })
}
