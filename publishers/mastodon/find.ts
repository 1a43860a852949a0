/** Looks for a post whose answer was lost among the account's own posts. */
import { z } from 'zod'
import type { PublishContext, Published } from '../publisher.ts'
import { bearer, explain, statusSchema, type Credentials, type Status } from './api.ts'
import { withoutHtml } from './html.ts'
import type { Staged } from './stage.ts'

const pageSize = 40
const maxPages = 10
/** The planned instant and the server's `created_at` are told by clocks that are a little apart, even after correction. */
const toleranceMs = 60_000

export const publishedOf = (status: Status): Published => ({ remoteId: status.id, url: status.url ?? status.uri })

/** `absent` only if everything since the planned instant was read and none of it is ours. */
export async function find(staged: Staged, ctx: PublishContext<Credentials>): Promise<Published | 'absent' | 'unknown'> {
  const { server, token, accountId } = ctx.credentials
  const url = `${server}/api/v1/accounts/${encodeURIComponent(accountId)}/statuses`
  const query = new URLSearchParams({ limit: String(pageSize), exclude_reblogs: 'true' })
  for (let page = 0; page < maxPages; page++) {
    const { body, headers } = await ctx.http.request('GET', `${url}?${query}`, {
      headers: bearer(token),
      answer: z.array(statusSchema),
      explain,
    })
    const since = ctx.plannedAt.getTime() - skewMs(headers, ctx.clock.now()) - toleranceMs
    const recent = body.filter((status) => status.created_at.getTime() >= since)
    const others = [ctx.replyTo?.root, ctx.replyTo?.parent].map((post) => post?.remoteId)
    const candidates = recent.filter(({ id }) => !others.includes(id))
    const ours = candidates.find((status) => likeness(status, staged) === 'ours')
    if (ours) return publishedOf(ours)
    if (candidates.some((status) => likeness(status, staged) === 'perhaps')) return 'unknown'
    const oldest = body.at(-1)
    if (!oldest || oldest.created_at.getTime() < since) return comparable(staged) ? 'absent' : 'unknown'
    query.set('max_id', oldest.id)
  }
  return 'unknown'
}

/** How far our clock is ahead of the server's. */
function skewMs(headers: Headers, now: Date): number {
  const theirs = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(theirs) ? 0 : now.getTime() - theirs
}

const comparable = ({ status, mediaIds }: Staged) => mediaIds.length > 0 || letters(status) !== ''

/**
 * A file can be attached to one post only, so its id is proof. Without files, the letters must be the same, and what is answered.
 * `perhaps`: it answers nothing any more, for a server forgets what was deleted; or the server does not tell.
 */
function likeness(status: Status, staged: Staged): 'ours' | 'perhaps' | 'another' {
  const attached = new Set(status.media_attachments.map(({ id }) => id))
  if (staged.mediaIds.length > 0) return staged.mediaIds.every((id) => attached.has(id)) ? 'ours' : 'another'
  const sameWords = letters(staged.status) !== '' && letters(withoutHtml(status.content)) === letters(staged.status)
  if (attached.size > 0 || !sameWords) return 'another'
  const answered = status.in_reply_to_id ?? null
  if (answered === (staged.inReplyToId ?? null)) return 'ours'
  return answered === null ? 'perhaps' : 'another'
}

/** What survives every server's rendering: no spaces, no punctuation, no `https://`, no server behind a mention. */
function letters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/https?:\/\/(?:www\.)?/giu, '')
    .replace(/(?<![\w@/])@([\w.-]*\w)@[\w-]+(?:\.[\w-]+)*/gu, '@$1')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, '')
}
