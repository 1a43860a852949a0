/** How films go up and are worked on. https://developers.facebook.com/docs/video-api/guides/reels-publishing, …/docs/page-stories-api, read 2026-09. */
import { fetched, graphError, missing, picked, refuseGraph } from '../testing/fake-graph.ts'
import type { FakeReply, FakeServerOptions } from '../testing/fake-server.ts'
import { allowed, api, newPost, nextId, page, type FakeFilm, type Params, type State } from './fake-state.ts'

const publishing = ['pages_manage_posts', 'pages_read_engagement', 'pages_show_list']
const types = ['video/mp4', 'video/quicktime']
/** So much is asked for at once. */
const pieceBytes = 1_000_000

export interface Films {
  readonly state: () => State
  readonly now: () => string
  readonly visible: (write: () => FakeReply) => Promise<FakeReply>
}

export function filmRoutes({ state, now, visible }: Films): FakeServerOptions['routes'] {
  const opened = (edge: FakeFilm['edge'], size: number): FakeFilm => {
    const id = nextId(state())
    const session = edge === 'videos' ? nextId(state()) : null
    const film = { id, edge, session, size, received: 0, url: '', description: '', post: null, working: 0, doomed: false }
    state().films.push(film)
    return film
  }
  const finish = (film: FakeFilm, description: unknown): FakeReply => {
    if (film.received === 0 || film.received < film.size)
      return graphError(400, 6000, 'The video file was not uploaded completely', 1363030)
    if (film.post === null) {
      film.post = `${page.id}_${nextId(state())}`
      film.description = typeof description === 'string' ? description : ''
      film.working = 2
      film.doomed = state().nextIsDoomed
      state().nextIsDoomed = false
      state().records.push({ at: now(), remoteId: film.post, key: film.id })
    }
    return { status: 200, json: { success: true, ...(film.edge === 'video_stories' && { post_id: film.post }) } }
  }
  const offsets = ({ received, size }: FakeFilm) => ({
    start_offset: String(received),
    end_offset: String(Math.min(size, received + pieceBytes)),
  })
  const whole = ({ edge }: { readonly edge: 'video_reels' | 'video_stories' }) =>
    allowed(state, publishing, ({ upload_phase: phase, video_id: id, video_state: wanted, description }) => {
      if (phase === 'START') return { status: 200, json: { video_id: opened(edge, 0).id, upload_url: 'https://rupload.facebook.com/' } }
      const film = state().films.find((one) => one.id === id && one.edge === edge) ?? missing(String(id))
      if (phase !== 'FINISH' || wanted !== 'PUBLISHED') refuseGraph(100, 'Param upload_phase or video_state is not valid')
      return visible(() => finish(film, description))
    })

  return {
    [`POST ${api}/:page/video_reels`]: whole({ edge: 'video_reels' }),
    [`POST ${api}/:page/video_stories`]: whole({ edge: 'video_stories' }),
    'POST /rupload.facebook.com/video-upload/v26.0/:film': allowed(state, publishing, async (_, { headers, params }) => {
      if (!headers.get('authorization')?.startsWith('OAuth ')) refuseGraph(190, 'The upload host wants OAuth')
      const film = state().films.find(({ id, edge }) => id === params.film && edge !== 'videos') ?? missing(params.film ?? '')
      const file = await fetched(headers.get('file_url'), 'video', types, 1_000_000_000)
      film.size = film.received = file.bytes
      film.url = file.url
      return { status: 200, json: { success: true } }
    }),
    'POST /graph-video.facebook.com/v26.0/:page/videos': allowed(state, publishing, async (params, call) => {
      if (params.upload_phase === 'start') {
        const size = Number(params.file_size)
        if (!(size > 0)) refuseGraph(100, 'The parameter file_size is required')
        const film = opened('videos', size)
        return { status: 200, json: { video_id: film.id, upload_session_id: film.session, ...offsets(film) } }
      }
      const session = params.upload_session_id
      const film = state().films.find((one) => session !== undefined && one.session === session) ?? missing(String(session))
      if (params.upload_phase === 'finish') return visible(() => finish(film, params.description))
      const piece = (await call.form()).get('video_file_chunk')
      if (params.upload_phase !== 'transfer' || !(piece instanceof File))
        return refuseGraph(100, 'The parameter video_file_chunk is required')
      // A piece that is not the next one: the session says which is.
      if (Number(params.start_offset) !== film.received) refuseGraph(6001, 'The start offset does not match', 1363037)
      film.received += piece.size
      if (film.received > film.size) refuseGraph(6000, 'The film is longer than was said', 1363031)
      return { status: 200, json: offsets(film) }
    }),
  }
}

/** Each question brings a film closer to its end: then it is a post, or has failed. */
export function asked(film: FakeFilm, { fields }: Params, { state, now }: Films): FakeReply {
  if (film.working > 0) film.working--
  const isDone = film.post !== null && film.working === 0
  const isLive = isDone && !film.doomed
  if (isLive && film.post !== null && !state().posts.some(({ film: id }) => id === film.id)) {
    const format = ({ videos: 'post', video_reels: 'reel', video_stories: 'story' } as const)[film.edge]
    state().posts.push(newPost({ id: film.post, at: now(), message: film.description, film: film.id, format }))
  }
  const phases = film.post === null ? 'not_started' : isLive ? 'complete' : isDone ? 'error' : 'in_progress'
  const isUploaded = film.received > 0 && film.received >= film.size
  const status = {
    video_status: !isUploaded ? 'uploading' : film.post === null ? 'upload_complete' : isLive ? 'ready' : isDone ? 'error' : 'processing',
    uploading_phase: { status: isUploaded ? 'complete' : 'in_progress' },
    processing_phase: { status: phases },
    publishing_phase: { status: phases },
  }
  return { status: 200, json: picked({ id: film.id, status, post_id: isLive ? (film.post ?? undefined) : undefined }, fields) }
}
