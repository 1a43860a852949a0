/** How films and thumbnails get there. https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol, read 2026-09. */
import type { FakeCall, FakeReply, FakeServerOptions } from '../testing/fake-server.ts'
import { problem } from './fake-problem.ts'
import { captionsInput, videoInput, wrongWords, type State } from './fake-state.ts'

const chunkUnit = 256 * 1024
/** General knowledge: an upload that was begun can be gone on with for about a week. */
const sessionLastsMs = 7 * 24 * 60 * 60_000
/** Larger films are worked on for a while. */
const workedOnFromBytes = 100_000
const uploads = '/youtube.googleapis.com/upload/youtube/v3'

interface Options {
  readonly baseUrl: () => string
  readonly clock: { now(): Date }
  readonly permit: (call: FakeCall) => void
  readonly state: () => State
}

export function createFakeUpload({ baseUrl, clock, permit, state }: Options): FakeServerOptions['routes'] {
  const videoJson = (id: string): FakeReply => ({ status: 201, json: { kind: 'youtube#video', id } })

  function open(call: FakeCall): FakeReply {
    if (call.query.get('uploadType') !== 'resumable' || call.query.get('part') !== 'snippet,status') return problem(400, 'badRequest')
    const bytes = Number(call.headers.get('x-upload-content-length'))
    const type = call.headers.get('x-upload-content-type') ?? ''
    if (!(bytes > 0) || !/^(video\/.+|application\/octet-stream)$/.test(type)) return problem(400, 'mediaBodyRequired')
    const input = videoInput.safeParse(call.json())
    if (!input.success) return problem(400, 'invalidVideoMetadata')
    const wrong = wrongWords(input.data.snippet)
    if (wrong) return problem(400, wrong)
    const { snippet, status } = input.data
    const id = `upload-${++state().sequence}`
    state().sessions.push({
      id,
      at: clock.now().toISOString(),
      snippet: { ...snippet, defaultLanguage: snippet.defaultLanguage ?? null },
      privacy: status.privacyStatus,
      bytes,
      received: 0,
      video: null,
    })
    return { status: 200, headers: { location: `${baseUrl()}${uploads}/videos?uploadType=resumable&upload_id=${id}` } }
  }

  function put(call: FakeCall): FakeReply {
    const session = state().sessions.find(({ id }) => id === call.query.get('upload_id'))
    if (!session || clock.now().getTime() - Date.parse(session.at) > sessionLastsMs) return problem(404, 'notFound')
    // An upload that is done answers as it did when it was.
    if (session.video) return { ...videoJson(session.video), status: 200 }
    const [, from, to, total] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+)$/.exec(call.headers.get('content-range') ?? '') ?? []
    if (Number(total) !== session.bytes) return problem(400, 'badRequest', 'The Content-Range does not fit the upload.')
    if (from !== undefined) {
      const end = Number(to) + 1
      const isLast = end === session.bytes
      if (Number(from) !== session.received || call.bytes.length !== end - session.received || end > session.bytes)
        return problem(400, 'badRequest', 'The piece does not begin where the last one ended.')
      if (!isLast && call.bytes.length % chunkUnit !== 0) return problem(400, 'badRequest', 'A piece is no multiple of 256 KB.')
      session.received = end
      if (isLast) return finished(session)
    }
    return { status: 308, headers: session.received > 0 ? { range: `bytes=0-${session.received - 1}` } : {} }
  }

  function finished(session: State['sessions'][number]): FakeReply {
    const id = `v${String(++state().sequence).padStart(10, '0')}`
    const { snippet, privacy, bytes } = session
    const nothing = { at: null, captions: [], thumbnail: null, views: 0, likedBy: [], sharedBy: [], comments: [] }
    state().videos.push({ id, snippet, privacy, bytes, left: bytes > workedOnFromBytes ? 1 : 0, ...nothing })
    session.video = id
    return videoJson(id)
  }

  function setThumbnail(call: FakeCall): FakeReply {
    const video = state().videos.find(({ id }) => id === call.query.get('videoId'))
    if (!video) return problem(404, 'videoNotFound')
    const mimeType = call.headers.get('content-type') ?? ''
    // https://developers.google.com/youtube/v3/docs/thumbnails/set
    if (!['image/jpeg', 'image/png', 'application/octet-stream'].includes(mimeType)) return problem(400, 'invalidImage')
    if (call.bytes.length === 0) return problem(400, 'mediaBodyRequired')
    if (call.bytes.length > 2 * 1024 * 1024) return problem(413, 'uploadTooLarge')
    video.thumbnail = { mimeType, base64: Buffer.from(call.bytes).toString('base64') }
    return { status: 200, json: { kind: 'youtube#thumbnailSetResponse', items: [] } }
  }

  /** Errors: https://developers.google.com/youtube/v3/docs/captions/insert#errors, read 2026-11-30. */
  function addCaptions(call: FakeCall): FakeReply {
    if (call.query.get('uploadType') !== 'multipart' || call.query.get('part') !== 'snippet') return problem(400, 'badRequest')
    const boundary = /^multipart\/related; boundary=([\w-]{1,70})$/.exec(call.headers.get('content-type') ?? '')?.[1]
    if (!boundary) return problem(400, 'badRequest', 'The body is not multipart/related.')
    const [, described = '', content = ''] = Buffer.from(call.bytes).toString().split(`--${boundary}\r\n`)
    const bodyOf = (part: string) => part.slice(part.indexOf('\r\n\r\n') + 4)
    const input = captionsInput.safeParse(JSON.parse(bodyOf(described) || 'null')).data?.snippet
    if (!input) return problem(400, 'invalidMetadata')
    const [text = '', end] = bodyOf(content).split(`\r\n--${boundary}--`)
    if (end === undefined || text.trim() === '') return problem(400, 'contentRequired')
    const video = state().videos.find(({ id }) => id === input.videoId)
    if (!video) return problem(404, 'videoNotFound')
    const { language, name } = input
    if (video.captions.some((one) => one.language === language && one.name === name)) return problem(409, 'captionExists')
    const isCaptions = /^WEBVTT|^\d+\r?\n\d\d:\d\d:\d\d,\d{3} --> /.test(text)
    if (isCaptions) video.captions.push({ language, name })
    const status = isCaptions ? { status: 'serving' } : { status: 'failed', failureReason: 'unknownFormat' }
    return { status: 200, json: { kind: 'youtube#caption', id: `c${++state().sequence}`, snippet: { ...input, ...status } } }
  }

  const permitted = (answer: (call: FakeCall) => FakeReply) => (call: FakeCall) => {
    permit(call)
    return answer(call)
  }
  return {
    [`POST ${uploads}/videos`]: permitted(open),
    [`PUT ${uploads}/videos`]: permitted(put),
    [`POST ${uploads}/captions`]: permitted(addCaptions),
    [`POST ${uploads}/thumbnails/set`]: permitted(setThumbnail),
  }
}
