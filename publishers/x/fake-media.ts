/** How the fake takes pictures and films. https://docs.x.com/x-api/media/introduction, read 2026-08. */
import { FakeRefusal, type FakeCall, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'
import { initializeInput, metadataInput, type FakeMedium, type State } from './fake-state.ts'

const limits = { picture: 5_000_000, gif: 15_000_000, film: 512_000_000, segments: 1_000, segmentBytes: 5 * 1024 * 1024 }
const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']
const lastsSecs = 86_400

interface Media {
  readonly routes: FakeServerOptions['routes']
  /** @throws FakeRefusal where it is unknown, too old, or not ready. */
  readonly ready: (ids: readonly string[]) => FakeMedium[]
}

export function createFakeMedia(about: {
  readonly state: () => State
  readonly clock: { now(): Date }
  readonly nextId: () => string
  readonly permit: (call: FakeCall, scope: string) => void
  readonly invalid: (detail: string) => FakeReply
}): Media {
  const { state, clock, nextId, permit } = about
  const refuse = (detail: string): never => {
    throw new FakeRefusal(about.invalid(detail))
  }
  const isOld = ({ at }: FakeMedium) => clock.now().getTime() - Date.parse(at) > lastsSecs * 1000
  const known = (id: string | undefined | null): FakeMedium =>
    state().media.find((medium) => medium.id === id && !isOld(medium)) ?? refuse('The media id is unknown.')

  const bytesOf = ({ segments }: FakeMedium) => segments.reduce((sum, part) => sum + Buffer.from(part ?? '', 'base64').length, 0)
  const json = (medium: FakeMedium) => ({
    data: {
      id: medium.id,
      media_key: mediaKey(medium),
      expires_after_secs: lastsSecs,
      // Pictures are ready at once, and nothing is told of them.
      ...(medium.category !== 'tweet_image' &&
        medium.state !== 'open' && {
          processing_info: { state: medium.state, ...(medium.state !== 'succeeded' && { check_after_secs: 1 }) },
        }),
    },
  })
  const add = (medium: Pick<FakeMedium, 'category' | 'mimeType' | 'totalBytes' | 'segments' | 'state'>): FakeReply => {
    const added = { id: nextId(), at: clock.now().toISOString(), alt: '', ...medium }
    state().media.push(added)
    return { status: 200, json: json(added) }
  }

  const routes: FakeServerOptions['routes'] = {
    'POST /api.x.com/2/media/upload': async (call) => {
      permit(call, 'media.write')
      const form = await call.form().catch(() => new FormData())
      const [file, category] = [form.get('media'), form.get('media_category')]
      if (!(file instanceof File) || [...form.keys()].length !== 2) return refuse('The body must have media and media_category.')
      if (category !== 'tweet_image' && category !== 'tweet_gif') return refuse('One call takes pictures only.')
      if (!pictureTypes.includes(file.type)) return refuse('The media type is not supported.')
      if (category === 'tweet_gif' && file.type !== 'image/gif') return refuse('A tweet_gif must be a GIF.')
      if (file.size > (category === 'tweet_gif' ? limits.gif : limits.picture)) return refuse('The file is too large.')
      const segments = [Buffer.from(await file.arrayBuffer()).toString('base64')]
      const state = category === 'tweet_gif' ? 'pending' : 'succeeded'
      return add({ category, mimeType: file.type, totalBytes: null, segments, state })
    },

    'POST /api.x.com/2/media/upload/initialize': (call) => {
      permit(call, 'media.write')
      const input = initializeInput.safeParse(call.json())
      if (!input.success) return refuse('The body does not fit InitializeMediaUploadRequest.')
      const { media_type: mimeType, media_category: category, total_bytes: totalBytes } = input.data
      if (totalBytes > limits.film) return refuse('The file is too large.')
      return add({ category, mimeType, totalBytes, segments: [], state: 'open' })
    },

    'POST /api.x.com/2/media/upload/:id/append': async (call) => {
      permit(call, 'media.write')
      const medium = known(call.params.id)
      const form = await call.form().catch(() => new FormData())
      const [file, index] = [form.get('media'), form.get('segment_index')]
      if (!(file instanceof File) || typeof index !== 'string' || !/^\d{1,3}$/.test(index) || [...form.keys()].length !== 2)
        return refuse('The body must have media and a segment_index from 0 to 999.')
      if (medium.state !== 'open') return refuse('The upload is finalized.')
      if (file.size === 0 || file.size > limits.segmentBytes) return refuse('A segment has 1 byte to 5 MB.')
      while (medium.segments.length < Number(index)) medium.segments.push(null)
      medium.segments[Number(index)] = Buffer.from(await file.arrayBuffer()).toString('base64')
      return { status: 200, json: { data: { expires_at: Math.floor(clock.now().getTime() / 1000) + lastsSecs } } }
    },

    'POST /api.x.com/2/media/upload/:id/finalize': (call) => {
      permit(call, 'media.write')
      const medium = known(call.params.id)
      if (medium.state === 'open') {
        if (medium.segments.includes(null) || bytesOf(medium) !== medium.totalBytes) return refuse('Segments are missing.')
        medium.state = 'pending'
      }
      return { status: 200, json: json(medium) }
    },

    'GET /api.x.com/2/media/upload': (call) => {
      permit(call, 'media.write')
      if (call.query.get('command') !== 'STATUS') return refuse('The command must be STATUS.')
      const medium = known(call.query.get('media_id'))
      if (medium.state === 'pending') medium.state = 'in_progress'
      else if (medium.state === 'in_progress') medium.state = 'succeeded'
      return { status: 200, json: json(medium) }
    },

    'POST /api.x.com/2/media/metadata': (call) => {
      permit(call, 'media.write')
      const input = metadataInput.safeParse(call.json())
      if (!input.success) return refuse('The body does not fit CreateMediaMetadataRequest.')
      const medium = known(input.data.id)
      medium.alt = input.data.metadata.alt_text.text
      return { status: 200, json: { data: { id: medium.id, associated_metadata: {} } } }
    },

    'GET /pbs.twimg.com/media/:id': ({ params }) => {
      const medium = state().media.find(({ id }) => id === params.id)
      if (!medium) return { status: 404, text: 'Not found' }
      const bytes = Buffer.concat(medium.segments.map((part) => Buffer.from(part ?? '', 'base64')))
      return { status: 200, headers: { 'content-type': medium.mimeType }, bytes }
    },
  }

  return {
    routes,
    ready(ids) {
      const media = ids.map(known)
      if (media.some((medium) => medium.state !== 'succeeded')) return refuse('Your media IDs are invalid.')
      // "4 photos, or 1 animated GIF, or 1 video": https://docs.x.com/x-api/media/quickstart/best-practices, read 2026-08.
      if (media.length > 1 && media.some(({ category }) => category !== 'tweet_image')) return refuse('Your media IDs are invalid.')
      return media
    },
  }
}

const kinds = { tweet_image: 3, tweet_gif: 16, tweet_video: 13 }
export const mediaKey = ({ category, id }: FakeMedium): string => `${kinds[category]}_${id}`
