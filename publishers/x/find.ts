/** Looks for a post whose answer was lost among the account's own posts. */
import { z } from 'zod'
import { countedLinks } from '../../src/core/text.ts'
import type { Published } from '../publisher.ts'
import { addressOf, answeredBy, api, bearer, explain, postSchema, wordsOf, type Context, type Post } from './api.ts'
import type { Staged } from './stage.ts'

const maxPages = 5
/** Our clock and X's are never as far apart as that. X takes no text twice, so an older post with the same words is no danger. */
const toleranceMs = 3_600_000

const pageSchema = z.object({
  data: z.array(postSchema).default([]),
  meta: z.object({ next_token: z.string().min(1).optional() }).default({}),
})

/** `absent` only if everything since the planned instant was read and none of it is or could be ours. */
export async function find(staged: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const query = new URLSearchParams({
    max_results: '100',
    start_time: new Date(ctx.plannedAt.getTime() - toleranceMs).toISOString(),
    exclude: 'retweets',
    'post.fields': 'created_at,entities,attachments,display_text_range',
    expansions: 'referenced_posts',
  })
  const others = [ctx.replyTo?.root, ctx.replyTo?.parent].map((post) => post?.remoteId)
  let perhaps = staged.mediaIds.length === 0 && letters(staged.text) === ''
  for (let page = 0; page < maxPages; page++) {
    const url = api(ctx, `/2/users/${encodeURIComponent(ctx.credentials.accountId)}/tweets?${query}`)
    const { body } = await ctx.http.request('GET', url, { headers: bearer(ctx.credentials), answer: pageSchema, explain })
    for (const post of body.data.filter(({ id }) => !others.includes(id))) {
      const like = likeness(post, staged)
      if (like === 'ours') return { remoteId: post.id, url: addressOf(ctx, post.id) }
      if (like === 'perhaps') perhaps = true
    }
    const { next_token: next } = body.meta
    if (!next) return perhaps ? 'unknown' : 'absent'
    query.set('pagination_token', next)
  }
  return 'unknown'
}

/**
 * A file goes up for one post only, so its id is proof. Without files the letters must be the same, and what is answered.
 * `perhaps`: the same but for its links, which X may write in another way, or but for files that it does not tell of.
 */
function likeness(post: Post, staged: Staged): 'ours' | 'perhaps' | 'another' {
  const keys = post.attachments?.media_keys ?? []
  // A media key is the kind of the file and its id: `3_1880028106020515840`.
  if (staged.mediaIds.length > 0 && staged.mediaIds.every((id) => keys.some((key) => key.endsWith(`_${id}`)))) return 'ours'
  if (answeredBy(post) !== staged.replyTo || withoutLinks(post) !== letters(unlinked(staged.text))) return 'another'
  if (staged.mediaIds.length > 0) return keys.length === 0 ? 'perhaps' : 'another'
  if (keys.length > 0) return 'another'
  return letters(wordsOf(post)) === letters(staged.text) ? 'ours' : 'perhaps'
}

/** What survives rendering: no spaces, no punctuation, no `https://`, which X puts before a bare `acme.de`. */
const letters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/https?:\/\//giu, '')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, '')

const withoutLinks = (post: Post): string => {
  const urls = (post.entities?.urls ?? []).map((one) => ({ ...one, expanded_url: '' }))
  return letters(wordsOf({ ...post, entities: { urls } }))
}

function unlinked(text: string): string {
  let rest = ''
  let from = 0
  for (const { start, end } of countedLinks(text, { unit: 'weighted' })) {
    rest += `${text.slice(from, start)} `
    from = end
  }
  return rest + text.slice(from)
}
