/** Files at the imitated server. Rules: https://docs.joinmastodon.org/methods/media/, read 2026-07-01, and app/models/media_attachment.rb. */
import { escapeHtml, type FakeCall, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'
import { permit } from './fake-oauth.ts'
import { notFound, refuse } from './fake-refusal.ts'
import type { State } from './fake-state.ts'

export const limits = {
  ...{ characters: 500, perLink: 23, media: 4, description: 1500 },
  ...{ imageBytes: 16_777_216, pixels: 33_177_600, filmBytes: 103_809_024, filmPixels: 8_294_400, frames: 120 },
}
export const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']
export const filmTypes = ['video/mp4', 'video/quicktime', 'video/webm']
/** Larger files are worked on for a while: 202, then 206 once, then 200. */
const asyncFromBytes = 100_000

type File_ = State['media'][number]
const isFilm = ({ mimeType }: File_) => mimeType.startsWith('video/')
const sizeOf = ({ base64 }: File_) => Buffer.byteLength(base64, 'base64')

interface Parts {
  readonly state: () => State
  readonly baseUrl: () => string
  readonly nextId: () => string
}

export function mediaFiles({ state, baseUrl, nextId }: Parts) {
  const addressOf = ({ id }: File_) => `${baseUrl()}/media/${id}`
  const of = (status: string) => state().media.filter((file) => file.status === status)
  const json = (file: File_) => ({
    id: file.id,
    type: isFilm(file) ? 'video' : 'image',
    url: file.stillProcessing > 0 ? null : addressOf(file),
    description: file.description === '' ? null : file.description,
  })

  /** `validate_media!` in app/services/post_status_service.rb. */
  function attachable(ids: readonly string[], besidePoll: boolean): File_[] {
    if (ids.length > limits.media || (ids.length > 0 && besidePoll)) refuse(422, `Cannot attach more than ${limits.media} files`)
    const files = ids.map((id) => state().media.find((file) => file.id === id && file.status === null))
    const missing = ids.filter((_, at) => !files[at])
    if (missing.length > 0) refuse(422, `Media with ids ${missing.join(', ')} not found or already attached to another post`)
    const found = files.filter((file) => file !== undefined)
    if (found.length > 1 && found.some(isFilm)) refuse(422, 'Cannot attach a video to a post that already contains images')
    if (found.some(({ stillProcessing }) => stillProcessing > 0))
      refuse(422, 'Cannot attach files that have not finished processing. Try again in a moment!')
    return found
  }

  async function upload(call: FakeCall): Promise<FakeReply> {
    permit(call, state(), 'write:media')
    const form = await call.form().catch(() => new FormData())
    const file = form.get('file')
    const description = form.get('description')
    if (!(file instanceof File)) return refuse(422, "Validation failed: File can't be blank")
    const film = filmTypes.includes(file.type)
    if (!film && !imageTypes.includes(file.type)) refuse(422, 'Validation failed: File content type is invalid')
    if (file.size > (film ? limits.filmBytes : limits.imageBytes))
      refuse(422, `Validation failed: File must be less than ${film ? 99 : 16} MB`)
    const words = typeof description === 'string' ? description : ''
    if ([...words].length > limits.description)
      refuse(422, `Validation failed: Description is too long (maximum is ${limits.description} characters)`)
    const stored = {
      id: nextId(),
      mimeType: file.type,
      base64: Buffer.from(await file.arrayBuffer()).toString('base64'),
      description: words,
      // A film is always worked on later: `processing_required?`.
      stillProcessing: film || file.size > asyncFromBytes ? 2 : 0,
      status: null,
    }
    state().media.push(stored)
    return { status: stored.stillProcessing > 0 ? 202 : 200, json: json(stored) }
  }

  const routes: FakeServerOptions['routes'] = {
    'POST /api/v2/media': upload,

    'GET /api/v1/media/:id': (call) => {
      permit(call, state(), 'write:media')
      const file = state().media.find(({ id, status }) => id === call.params.id && status === null)
      if (!file) return notFound
      if (file.stillProcessing > 0) file.stillProcessing--
      return { status: file.stillProcessing > 0 ? 206 : 200, json: json(file) }
    },

    'GET /media/:id': ({ params }) => {
      const file = state().media.find(({ id }) => id === params.id)
      return file ? { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') } : notFound
    },
  }

  return {
    routes,
    of,
    json,
    attachable,
    shown: (status: string) => ({
      images: of(status).flatMap((file) => (isFilm(file) ? [] : [{ url: addressOf(file), alt: file.description }])),
      films: of(status).flatMap((file) => (isFilm(file) ? [{ url: addressOf(file), bytes: sizeOf(file) }] : [])),
    }),
    html: (status: string) =>
      of(status)
        .map((file) =>
          isFilm(file)
            ? `<p><a href="${addressOf(file)}">${escapeHtml(file.description || 'Film')}</a></p>`
            : `<p><img src="${addressOf(file)}" alt="${escapeHtml(file.description)}"></p>`,
        )
        .join(''),
  }
}
