/** A strict YouTube of one channel. Rules: https://developers.google.com/youtube/v3/docs, read 2026-09, unless another page is named. */
import { createFakeOAuth } from '../testing/fake-oauth2.ts'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import { followersOf } from '../testing/followers.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { createFakeComments } from './fake-comments.ts'
import { problem, refuse } from './fake-problem.ts'
import { stateSchema, updateInput, type FakeVideo, type State } from './fake-state.ts'
import { createFakeUpload } from './fake-upload.ts'

const scope = 'https://www.googleapis.com/auth/youtube.force-ssl'
const channel = { id: 'UCnordlichtenergie00000', title: 'Nordlicht Energie', customUrl: '@nordlicht' }
const app = { id: '1234-fake.apps.googleusercontent.com', secret: 'GOCSPX-fake-client-secret' }
const access = 'ya29.fake-youtube-access-token'
const refresh = '1//fake-youtube-refresh-token'

const unauthorised = () => problem(401, 'authError', 'Invalid Credentials')

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = {
    codes: [],
    // The channel's own key does not end, so that tests may move the clock.
    tokens: [{ access, refresh, at: 8.64e15, scopes: [scope] }],
    sequence: 0,
    sessions: [],
    videos: [],
    records: [],
  }
  const now = () => clock.now().toISOString()
  const oauth = createFakeOAuth({
    clock,
    state: () => state,
    app,
    title: 'Sign in with Google',
    scopes: [scope],
    proves: 'post',
    pkce: false,
    codeLastsMs: 10 * 60_000,
    tokenLastsMs: 60 * 60_000,
    refreshable: () => true,
  })
  const permit = (call: FakeCall) => {
    const granted = oauth.granted(call)
    if (!granted) throw new FakeRefusal(unauthorised())
    if (!granted.includes(scope)) refuse(403, 'insufficientPermissions', 'Insufficient Permission')
  }
  /** `part` is required everywhere; what it does not name is not answered. */
  const partsOf = ({ query }: FakeCall) => query.get('part')?.split(',') ?? refuse(400, 'missingRequiredParameter', 'No part was named.')
  const idsOf = ({ query }: FakeCall) => {
    const ids = query.get('id')?.split(',') ?? []
    // More than 50: invalidFilters in the documentation of videos.list.
    return ids.length > 50 ? refuse(400, 'invalidFilters', 'The id parameter names too many videos.') : ids
  }
  const byId = (id: string | null | undefined) => state.videos.find((video) => video.id === id)
  const addressOf = ({ id }: FakeVideo) => `${baseUrl()}/www.youtube.com/watch?v=${id}`

  /** Numbers are text. */
  const statisticsOf = () => ({
    subscriberCount: String(followersOf(state.videos.map(({ likedBy }) => likedBy))),
    hiddenSubscriberCount: false,
    videoCount: String(state.videos.filter(({ privacy }) => privacy === 'public').length),
  })
  const videoJson = (video: FakeVideo, parts: readonly string[]) => ({
    kind: 'youtube#video',
    id: video.id,
    ...(parts.includes('status') && {
      status: { uploadStatus: video.left > 0 ? 'uploaded' : 'processed', privacyStatus: video.privacy, embeddable: true },
    }),
    // Numbers are text; docs/videos#statistics.
    ...(parts.includes('statistics') && {
      statistics: {
        viewCount: String(video.views),
        likeCount: String(video.likedBy.length),
        commentCount: String(video.comments.length),
        favoriteCount: '0',
      },
    }),
  })

  function update(call: FakeCall): FakeReply {
    const input = updateInput.safeParse(call.json())
    if (!input.success) return problem(400, 'invalidVideoMetadata')
    const video = byId(input.data.id)
    if (!video) return problem(404, 'videoNotFound')
    const wasPrivate = video.privacy === 'private'
    video.privacy = input.data.status.privacyStatus
    if (wasPrivate && video.privacy !== 'private') {
      video.at = now()
      state.records.push({ at: video.at, remoteId: video.id, key: null })
    }
    return { status: 200, json: videoJson(video, ['status']) }
  }

  const server = createFakeServer({
    clock,
    notFound: problem(404, 'notFound'),
    refusals: {
      'refuse-500': () => problem(500, 'backendError', 'Backend Error'),
      'rate-limit': () => problem(403, 'quotaExceeded', 'The request cannot be completed because you have exceeded your quota.'),
      unauthorised,
      'refuse-content': () => problem(400, 'invalidVideoMetadata', 'The request metadata is invalid.'),
    },
    routes: {
      'GET /accounts.google.com/o/oauth2/v2/auth': oauth.page,
      'POST /accounts.google.com/o/oauth2/v2/auth': oauth.consent,
      'POST /oauth2.googleapis.com/token': async (call) => {
        // https://developers.google.com/identity/protocols/oauth2, read 2026-09: a refresh token works again and again.
        const before = [...state.tokens]
        const reply = await oauth.token(call)
        state.tokens = [...new Set([...before, ...state.tokens])]
        return reply
      },

      'GET /youtube.googleapis.com/youtube/v3/channels': (call) => {
        permit(call)
        const parts = partsOf(call)
        const listed = call.query.get('mine') === 'true' || call.query.get('id') === channel.id
        const { id, ...snippet } = channel
        const item = {
          id,
          ...(parts.includes('snippet') && { snippet }),
          ...(parts.includes('statistics') && { statistics: statisticsOf() }),
          ...(parts.includes('status') && { status: { longUploadsStatus: 'allowed' } }),
        }
        return { status: 200, json: { kind: 'youtube#channelListResponse', ...(listed && { items: [item] }) } }
      },

      ...createFakeUpload({ baseUrl, clock, permit, state: () => state }),
      ...createFakeComments({ clock, permit, state: () => state, channel, visible: (write) => server.visible(write) }),

      'GET /youtube.googleapis.com/youtube/v3/videos': (call) => {
        permit(call)
        const parts = partsOf(call)
        const items = idsOf(call).flatMap((id) => {
          const video = byId(id)
          if (!video) return []
          const told = videoJson(video, parts)
          if (parts.includes('status')) video.left = Math.max(0, video.left - 1)
          return [told]
        })
        return { status: 200, json: { kind: 'youtube#videoListResponse', items, pageInfo: { totalResults: items.length } } }
      },

      'PUT /youtube.googleapis.com/youtube/v3/videos': (call) => {
        permit(call)
        if (!partsOf(call).includes('status')) return problem(400, 'unexpectedPart')
        return server.visible(() => update(call))
      },

      'DELETE /youtube.googleapis.com/youtube/v3/videos': (call) => {
        permit(call)
        const video = byId(call.query.get('id'))
        if (!video) return problem(404, 'videoNotFound')
        state.videos = state.videos.filter((other) => other !== video)
        return { status: 204 }
      },

      'GET /www.youtube.com/watch': ({ query }) => {
        const video = byId(query.get('v'))
        if (!video || video.privacy === 'private') return problem(404, 'notFound')
        return fakePage(video.snippet.title, `<p>${escapeHtml(video.snippet.description)}</p>`)
      },
      'GET /i.ytimg.com/vi/:id/hq720.jpg': ({ params }) => {
        const thumbnail = byId(params.id)?.thumbnail
        if (!thumbnail) return problem(404, 'notFound')
        return { status: 200, headers: { 'content-type': thumbnail.mimeType }, bytes: Buffer.from(thumbnail.base64, 'base64') }
      },
    },
  })

  const postsOf = (video: FakeVideo): FakePost[] => {
    const url = addressOf(video)
    const common = { author: channel.customUrl, card: null }
    const visitors = video.comments.filter(({ ours }) => !ours)
    const firsts = video.comments.filter(({ ours, parent }) => ours && parent === null)
    return [
      {
        ...common,
        remoteId: video.id,
        url,
        title: video.snippet.title,
        text: video.snippet.description,
        at: video.at ?? '',
        images: video.thumbnail ? [{ url: `${baseUrl()}/i.ytimg.com/vi/${video.id}/hq720.jpg`, alt: '' }] : [],
        films: [{ url, bytes: video.bytes, captions: video.captions.map(({ language }) => language) }],
        likes: video.likedBy.length,
        shares: video.sharedBy.length,
        replies: visitors.map(({ by, text, at }) => ({ by, text, at })),
        answers: video.comments.flatMap(({ ours, parent, text }) => (ours && parent ? [{ to: parent, text }] : [])),
        replyTo: null,
      },
      ...firsts.map(({ id, text, at }) => ({
        ...common,
        remoteId: id,
        url: `${url}&lc=${id}`,
        text,
        at,
        images: [],
        likes: 0,
        shares: 0,
        replies: [],
        replyTo: { root: video.id, parent: video.id },
      })),
    ]
  }
  const order = () => new Map(state.records.map(({ remoteId }, at) => [remoteId, at]))

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () => {
      const at = order()
      const shown = state.videos.filter(({ privacy }) => privacy !== 'private').flatMap(postsOf)
      return shown.sort((one, other) => (at.get(other.remoteId) ?? 0) - (at.get(one.remoteId) ?? 0))
    },
    visit(remoteId, { kind, by, text = '' }) {
      const video = byId(remoteId)
      if (!video || video.privacy === 'private') return
      video.views++
      if (kind === 'reply')
        video.comments.push({ id: `Ugx${String(++state.sequence).padStart(20, '0')}`, by, ours: false, text, at: now(), parent: null })
      const people = kind === 'like' ? video.likedBy : kind === 'share' ? video.sharedBy : null
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'youtube',
  app,
  create,
  connect: () => ({ redirect: { privacy: 'public' } }),
  credentials: () => ({ access, refresh, channelId: channel.id, privacy: 'public' }),
}
export default platform
