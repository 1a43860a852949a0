import { z } from 'zod'
import { oneByOne } from '../kit/one-by-one.ts'
import { countTold } from '../kit/told.ts'
import { definePublisher, type Limits, type Measured, type Published } from '../publisher.ts'
import { call, credentialsSchema, idSchema, nullWhereGone, photoNotFound, photoUrl, type Context, type Credentials } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'
import { stage, type Staged } from './stage.ts'
import { interactions, reply } from './voices.ts'

async function publish({ photo }: Staged, ctx: Context): Promise<Published> {
  // Who may comment and tag stays as the account has it.
  const args = { photo_id: photo, is_public: '1', is_friend: '0', is_family: '0' }
  const kinds = { [photoNotFound]: 'rejected', 2: 'bug' } as const
  await call(ctx, { verb: 'POST', name: 'flickr.photos.setPerms', args, kinds, visible: true }, z.unknown())
  return { remoteId: photo, url: photoUrl(ctx, photo) }
}

// 1, "1" or true.
const flag = z.union([z.boolean(), idSchema.transform((told) => told !== '0')])
const infoSchema = z.object({
  photo: z.object({
    id: idSchema,
    visibility: z.object({ ispublic: flag }),
    views: countTold.optional().catch(undefined),
    comments: z.object({ _content: countTold }).optional().catch(undefined),
  }),
})

/** `null`: it is gone, or another account's. */
async function infoOf(photo: string, ctx: Context) {
  const method = { verb: 'GET', name: 'flickr.photos.getInfo', args: { photo_id: photo } } as const
  return (await call(ctx, method, infoSchema).catch(nullWhereGone))?.photo ?? null
}

/** The photo itself tells. One that is not there any more may have been live before. */
async function find({ photo }: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const info = await infoOf(photo, ctx)
  if (info?.id !== photo) return 'unknown'
  return info.visibility.ispublic ? { remoteId: photo, url: photoUrl(ctx, photo) } : 'absent'
}

const favoritesSchema = z.object({ photo: z.object({ total: countTold.optional().catch(undefined) }) })

async function measureOne({ remoteId }: Published, ctx: Context): Promise<Measured> {
  const info = await infoOf(remoteId, ctx)
  const args = { photo_id: remoteId, per_page: '1' }
  const faves = info && (await call(ctx, { verb: 'GET', name: 'flickr.photos.getFavorites', args }, favoritesSchema).catch(nullWhereGone))
  const told = Object.entries({ views: info?.views, comments: info?.comments?._content, reactions: faves?.photo.total })
  return { remoteId, values: faves ? Object.fromEntries(told.filter(([, value]) => value !== undefined)) : 'gone' }
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  await call(ctx, { verb: 'POST', name: 'flickr.photos.delete', args: { photo_id: remoteId } }, z.unknown()).catch(nullWhereGone)
}

const limitsSchema = z.object({
  person: z.object({ videos: z.object({ maxduration: countTold, maxupload: countTold }) }),
})

/** How long and large a film may be depends on what the account pays. */
async function limitsFor(ctx: Context): Promise<Partial<Limits>> {
  const { video } = manifest.limits
  const { person } = await call(ctx, { verb: 'GET', name: 'flickr.people.getLimits', args: {} }, limitsSchema)
  const { maxduration, maxupload } = person.videos
  if (!video || maxduration === 0 || maxupload === 0) return {}
  const source = 'https://www.flickr.com/services/api/flickr.people.getLimits.html'
  return { video: { ...video, bytes: Math.min(video.bytes, maxupload), maxMs: maxduration * 1000, source } }
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  limitsFor,
  compose,
  preview,
  stage,
  publish,
  find,
  measure: (published, ctx) => oneByOne(published, (post) => measureOne(post, ctx)),
  interactions,
  reply,
  remove,
})
