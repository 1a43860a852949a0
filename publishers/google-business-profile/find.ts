/** Looks for a post whose answer was lost among those of the location. */
import { z } from 'zod'
import type { Published } from '../publisher.ts'
import { call, postSchema, publishedOf, type Context, type LocalPost } from './api.ts'
import type { Draft } from './compose.ts'

const pageSize = 100
const maxPages = 5
/** The planned instant and `createTime` are told by clocks that are a little apart. */
const toleranceMs = 60_000

const pageSchema = z.object({ localPosts: z.array(postSchema).default([]), nextPageToken: z.string().optional() })

/** `absent` only if all posts were read and none has these words: the engine asks a person even then. */
export async function find(staged: Draft, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const since = ctx.plannedAt.getTime() - toleranceMs
  const candidates: LocalPost[] = []
  let pageToken: string | undefined
  for (let page = 0; page < maxPages; page++) {
    const query = new URLSearchParams({ pageSize: String(pageSize), ...(pageToken && { pageToken }) })
    const { body } = await call(ctx, 'GET', `${ctx.credentials.location}/localPosts?${query}`, { answer: pageSchema })
    // In which order they come is not documented: nothing is concluded from it. What Google has refused, nobody has seen.
    candidates.push(...body.localPosts.filter((post) => post.state !== 'REJECTED' && isRecent(post, since) && saysTheSame(post, staged)))
    pageToken = body.nextPageToken
    if (!pageToken) break
  }
  const [ours, ...more] = candidates.filter(({ callToAction }) => (callToAction?.url ?? null) === staged.link)
  if (ours?.state === 'LIVE' && more.length === 0) return publishedOf(ours, ctx)
  // Still looked at by Google, there twice, or ours with the link written in another way.
  return candidates.length > 0 || pageToken ? 'unknown' : 'absent'
}

/** Without an instant, or with one that cannot be read, it may be of now. */
function isRecent({ createTime }: LocalPost, since: number): boolean {
  const at = Date.parse(createTime ?? '')
  return Number.isNaN(at) || at >= since
}

const saysTheSame = ({ summary }: LocalPost, staged: Draft) => letters(summary) === letters(staged.summary)
const letters = (text = '') => text.normalize('NFC').replace(/\s+/g, '')
