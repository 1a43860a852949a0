/** What this very server takes. */
import type { Limits, PublishContext } from '../publisher.ts'
import { bearer, explain, instanceSchema, type Credentials } from './api.ts'
import { manifest } from './manifest.ts'

/** Falls back to the manifest field by field: servers before Mastodon 4.0 answer 404, other software tells less. */
export async function limitsFor(ctx: PublishContext<Credentials>): Promise<Limits> {
  const source = `${ctx.credentials.server}/api/v2/instance`
  const { status, body } = await ctx.http.request('GET', source, {
    headers: bearer(ctx.credentials.token),
    answer: instanceSchema,
    accept: [404],
    explain,
  })
  if (status === 404) return manifest.limits
  const { statuses = {}, media_attachments: media = {}, polls = {} } = body.configuration
  const origin = { source, checked: ctx.clock.now().toISOString().slice(0, 10) as Limits['images']['checked'] }
  const { text, images, video, poll } = manifest.limits
  const minutes = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds / 60)
  return {
    text: text.map((limit) => ({
      ...limit,
      max: statuses.max_characters ?? limit.max,
      linkCountsAs: statuses.characters_reserved_per_url ?? limit.linkCountsAs,
      ...origin,
    })),
    images: {
      ...images,
      max: statuses.max_media_attachments ?? images.max,
      bytes: media.image_size_limit ?? images.bytes,
      mimeTypes: media.supported_mime_types?.filter((type) => type.startsWith('image/')) ?? images.mimeTypes,
      altMax: media.description_limit ?? images.altMax,
      pixels: media.image_matrix_limit ?? images.pixels,
      ...origin,
    },
    ...(video && {
      video: {
        ...video,
        bytes: media.video_size_limit ?? video.bytes,
        mimeTypes: media.supported_mime_types?.filter((type) => type.startsWith('video/')) ?? video.mimeTypes,
        pixels: media.video_matrix_limit ?? video.pixels,
        framesPerSecond: { min: 1, max: media.video_frame_rate_limit ?? video.framesPerSecond?.max ?? Infinity },
        ...origin,
      },
    }),
    ...(poll && {
      poll: {
        ...poll,
        options: { ...poll.options, max: polls.max_options ?? poll.options.max },
        optionMax: polls.max_characters_per_option ?? poll.optionMax,
        minutes: {
          min: Math.ceil(minutes(polls.min_expiration) ?? poll.minutes.min),
          max: Math.floor(minutes(polls.max_expiration) ?? poll.minutes.max),
        },
        ...origin,
      },
    }),
  }
}
