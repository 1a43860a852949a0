/** Whether a publish whose answer was lost has landed. */
import type { Published } from '../publisher.ts'
import { call, threadsSchema, videosSchema, watchUrl, type Comment, type Context } from './api.ts'
import type { Staged } from './stage.ts'

const maxPages = 10
/** The planned instant and YouTube's are told by clocks that are a little apart. */
const toleranceMs = 60_000

export const find = (staged: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> =>
  'video' in staged ? findVideo(staged.video, ctx) : findComment(staged, ctx)

/** The film is there since it was staged; who may see it is the whole question. */
async function findVideo(id: string, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const { body } = await call(ctx, 'GET', '/youtube/v3/videos', { part: 'status', id }, { answer: videosSchema })
  const status = body.items[0]?.status
  // Deleted meanwhile, or given a date of its own in YouTube Studio: a person was there.
  if (!status?.privacyStatus || status.publishAt) return 'unknown'
  return status.privacyStatus === 'private' ? 'absent' : { remoteId: id, url: watchUrl(ctx, id) }
}

/**
 * Ours, with these words, since the planned instant: among those that are shown, and those that YouTube holds back. Never `absent`: when a
 * comment begins to be listed is not told, and a second one below the film would be seen.
 */
async function findComment({ commentOn, text }: Extract<Staged, { commentOn: string }>, ctx: Context): Promise<Published | 'unknown'> {
  const since = ctx.plannedAt.getTime() - toleranceMs
  for (const moderationStatus of ['published', 'heldForReview', 'likelySpam']) {
    const query = { part: 'snippet', videoId: commentOn, order: 'time', maxResults: '100', textFormat: 'plainText', moderationStatus }
    let pageToken: string | undefined
    for (let page = 0; ; page++) {
      if (page === maxPages) return 'unknown'
      const asked = { ...query, ...(pageToken && { pageToken }) }
      const { body } = await call(ctx, 'GET', '/youtube/v3/commentThreads', asked, { answer: threadsSchema })
      const recent = body.items.filter(({ snippet }) => snippet.topLevelComment.snippet.publishedAt.getTime() >= since)
      const ours = recent.find(({ snippet }) => isOurs(snippet.topLevelComment, ctx) && wordsOf(snippet.topLevelComment) === text)
      if (ours) return { remoteId: ours.id, url: watchUrl(ctx, commentOn, ours.id) }
      pageToken = body.nextPageToken
      if (!pageToken || recent.length < body.items.length) break
    }
  }
  return 'unknown'
}

export const isOurs = ({ snippet }: Comment, ctx: Context): boolean => snippet.authorChannelId?.value === ctx.credentials.channelId
const wordsOf = ({ snippet }: Comment) => (snippet.textOriginal ?? snippet.textDisplay).trim()
