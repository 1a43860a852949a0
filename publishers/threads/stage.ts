/** A container is made, and waited for; of several pictures and films, each gets one of its own first. Nobody sees them. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { containersOf, newContainers, type ContainerProgress } from '../kit/container-progress.ts'
import type { Staging } from '../publisher.ts'
import { call, containerSchema, idSchema, node, type Context } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

export type Staged = {
  readonly container: string
  readonly text: string
  /** The post that this one answers. `null`: it stands by itself. */
  readonly replyTo: string | null
}

/** "Once a minute": https://developers.facebook.com/documentation/threads/troubleshooting, read 2026-01. */
const pauseMs = 60_000
/** A quota counts the last 24 hours: whenever one of its posts leaves them, there is room. */
const quotaPauseMs = 60 * 60_000

/** One step a call: a crash loses one container, which ends by itself. */
export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const now = ctx.clock.now()
  const progress = containersOf(resume, now)
  const later = (further: Partial<ContainerProgress>, waitMs = 0): Staging<Staged> => ({
    ready: false,
    checkAfter: new Date(now.getTime() + waitMs),
    resume: { ...progress, ...further },
  })
  const child = draft.media.length > 1 ? draft.media[progress.children.length] : undefined
  if (child && progress.container === null) {
    const made = await create(ctx, { ...(await fileOf(child, ctx)), is_carousel_item: 'true' })
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
  return { ready: true, staged: { container: progress.container, text: draft.text, replyTo: ctx.replyTo?.parent.remoteId ?? null } }
}

type Asked = { readonly [name: string]: string }

async function fileOf(file: Draft['media'][number], ctx: Context): Promise<Asked> {
  const url = await ctx.media.address(file, manifest.limits.images)
  const kind: Asked = file.kind === 'video' ? { media_type: 'VIDEO', video_url: url } : { media_type: 'IMAGE', image_url: url }
  return file.alt ? { ...kind, alt_text: file.alt } : kind
}

async function postOf({ text, media, poll, card }: Draft, children: readonly string[], ctx: Context): Promise<Asked> {
  const [file] = media
  const kind: Asked =
    media.length > 1 ? { media_type: 'CAROUSEL', children: children.join(',') } : file ? await fileOf(file, ctx) : { media_type: 'TEXT' }
  const options = poll?.options.map((option, at) => [`option_${String.fromCharCode(97 + at)}`, option])
  return {
    ...kind,
    ...(text !== '' && { text }),
    ...(card && { link_attachment: card.url }),
    ...(options && { poll_attachment: JSON.stringify(Object.fromEntries(options)) }),
    ...(ctx.replyTo && { reply_to_id: ctx.replyTo.parent.remoteId }),
  }
}

const create = async (ctx: Context, asked: Asked): Promise<string> =>
  (await call(ctx, 'POST', 'me/threads', { token: ctx.credentials.token, asked, answer: idSchema })).id

/** @throws PublisherError `rejected` where Threads could not make anything of the file. */
async function stateOf(id: string, ctx: Context): Promise<'finished' | 'working' | 'ended'> {
  const asked = { fields: 'id,status,error_message' }
  const told = await call(ctx, 'GET', node(id), { token: ctx.credentials.token, asked, answer: containerSchema })
  if (told.status === 'EXPIRED') return 'ended'
  if (told.status !== 'ERROR') return told.status === 'IN_PROGRESS' ? 'working' : 'finished'
  throw new PublisherError('rejected', `Threads could not use a picture or film: ${told.error_message ?? 'it does not say why'}.`, {
    code: 'container-error',
  })
}

const quotaSchema = z.object({
  data: z.array(z.object({ quota_usage: z.number(), config: z.object({ quota_total: z.number() }) })),
})
/** @throws PublisherError `wait` where the day's posts are used up. Answers have a quota of their own, of 1,000, which takes a permission to be read. */
async function assertRoom(ctx: Context): Promise<void> {
  if (ctx.replyTo) return
  const asked = { fields: 'quota_usage,config' }
  const { data } = await call(ctx, 'GET', 'me/threads_publishing_limit', { token: ctx.credentials.token, asked, answer: quotaSchema })
  const used = data.find(({ quota_usage: usage, config }) => usage >= config.quota_total)
  if (!used) return
  throw new PublisherError('wait', `Threads takes ${used.config.quota_total} posts in 24 hours, and has had them.`, {
    code: 'quota-used',
    retryAfter: new Date(ctx.clock.now().getTime() + quotaPauseMs),
  })
}
