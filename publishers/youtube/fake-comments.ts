/** Comments below a film. https://developers.google.com/youtube/v3/docs/commentThreads and …/comments, read 2026-09. */
import type { FakeCall, FakeReply, FakeServer, FakeServerOptions } from '../testing/fake-server.ts'
import { problem } from './fake-problem.ts'
import { answerInput, threadInput, type FakeComment, type State } from './fake-state.ts'

const api = '/youtube.googleapis.com/youtube/v3'
/** General knowledge: the documentation names no limit but `commentTextTooLong`. */
const commentMax = 10_000

interface Options {
  readonly clock: { now(): Date }
  readonly permit: (call: FakeCall) => void
  readonly state: () => State
  readonly channel: { readonly id: string; readonly customUrl: string }
  readonly visible: FakeServer['visible']
}

export function createFakeComments({ clock, permit, state, channel, visible }: Options): FakeServerOptions['routes'] {
  const shown = (id: string | null) => state().videos.find((video) => video.id === id && video.privacy !== 'private')

  const json = (comment: FakeComment, videoId: string) => ({
    kind: 'youtube#comment',
    id: comment.id,
    snippet: {
      videoId,
      textDisplay: comment.text,
      // Told to the author alone.
      ...(comment.ours && { textOriginal: comment.text }),
      authorDisplayName: comment.ours ? channel.customUrl : `@${comment.by}`,
      authorChannelUrl: `http://www.youtube.com/@${comment.ours ? channel.customUrl.slice(1) : comment.by}`,
      authorChannelId: { value: comment.ours ? channel.id : `UC${comment.by}` },
      likeCount: 0,
      publishedAt: comment.at,
      ...(comment.parent && { parentId: comment.parent }),
    },
  })

  function add(videoId: string, parent: string | null, text: string): FakeReply {
    const video = shown(videoId)
    if (!video) return problem(404, parent ? 'parentCommentNotFound' : 'videoNotFound')
    if (text.length > commentMax) return problem(400, 'commentTextTooLong')
    const own = `Ugx${String(++state().sequence).padStart(20, '0')}`
    // General knowledge: an answer's id is that of its thread, a dot, and its own.
    const id = parent ? `${parent}.${own}` : own
    const at = clock.now().toISOString()
    const comment = { id, by: channel.customUrl, ours: true, text, at, parent }
    video.comments.push(comment)
    if (parent === null) state().records.push({ at, remoteId: id, key: null })
    const topLevelComment = json(comment, video.id)
    return { status: 200, json: parent ? topLevelComment : { kind: 'youtube#commentThread', id, snippet: { videoId, topLevelComment } } }
  }

  return {
    [`GET ${api}/commentThreads`]: (call) => {
      permit(call)
      const video = shown(call.query.get('videoId'))
      if (!video) return problem(404, 'videoNotFound')
      const size = Number(call.query.get('maxResults') ?? 20)
      if (size < 1 || size > 100) return problem(400, 'invalidParameter')
      // The imitated YouTube holds nothing back.
      const isPublished = (call.query.get('moderationStatus') ?? 'published') === 'published'
      const from = Number(call.query.get('pageToken') ?? 0)
      const threads = isPublished ? video.comments.filter(({ parent }) => parent === null).reverse() : []
      const items = threads.slice(from, from + size).map((top) => {
        const answers = video.comments.filter(({ parent }) => parent === top.id)
        return {
          kind: 'youtube#commentThread',
          id: top.id,
          snippet: { videoId: video.id, topLevelComment: json(top, video.id), totalReplyCount: answers.length },
          ...(answers.length > 0 && { replies: { comments: answers.map((answer) => json(answer, video.id)) } }),
        }
      })
      return { status: 200, json: { items, ...(from + size < threads.length && { nextPageToken: String(from + size) }) } }
    },

    [`POST ${api}/commentThreads`]: (call) => {
      permit(call)
      const input = threadInput.safeParse(call.json())
      if (!input.success) return problem(400, 'commentTextRequired')
      const { videoId, topLevelComment } = input.data.snippet
      return visible(() => add(videoId, null, topLevelComment.snippet.textOriginal))
    },

    [`POST ${api}/comments`]: (call) => {
      permit(call)
      const input = answerInput.safeParse(call.json())
      if (!input.success) return problem(400, 'commentTextRequired')
      const { parentId, textOriginal } = input.data.snippet
      const video = state().videos.find(({ comments }) => comments.some(({ id, parent }) => id === parentId && parent === null))
      if (!video) return problem(404, 'parentCommentNotFound')
      return visible(() => add(video.id, parentId, textOriginal))
    },

    [`GET ${api}/comments`]: (call) => {
      permit(call)
      const ids = call.query.get('id')?.split(',') ?? []
      const items = state().videos.flatMap(({ id, comments }) => comments.filter((one) => ids.includes(one.id)).map((one) => json(one, id)))
      return { status: 200, json: { items } }
    },

    [`DELETE ${api}/comments`]: (call) => {
      permit(call)
      const id = call.query.get('id')
      const video = state().videos.find(({ comments }) => comments.some((one) => one.id === id))
      if (!video) return problem(404, 'commentNotFound')
      video.comments = video.comments.filter((one) => one.id !== id && one.parent !== id)
      return { status: 204 }
    },
  }
}
