/** The account's repository at the imitated server: posts and pictures, with the rules by which they are taken in. */
import { createHash } from 'node:crypto'
import { AppBskyEmbedExternal, AppBskyEmbedImages, AppBskyEmbedVideo, AppBskyFeedPost, jsonToLex, type BlobRef } from '@atproto/api'
import { z } from 'zod'
import { languages, type Json } from '../../src/core/story.ts'
import { account, refuse } from './fake-session.ts'

export const collection = 'app.bsky.feed.post'

const postSchema = z.object({
  rkey: z.string(),
  cid: z.string(),
  at: z.string(),
  record: z.record(z.string(), z.json() as z.ZodType<Json>),
  likes: z.array(z.string()),
  shares: z.array(z.string()),
  // What was kept before replies could be answered has no key.
  replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string(), rkey: z.string().default('') })),
})
export type FakeRepositoryPost = z.infer<typeof postSchema>

export const repositoryStateSchema = z.object({
  /** Every accepted write, those of deleted posts included. */
  accepted: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
  /** Oldest first. */
  posts: z.array(postSchema),
  blobs: z.record(z.string(), z.object({ mimeType: z.string(), base64: z.string() })),
})
export type RepositoryState = z.infer<typeof repositoryStateSchema>

export const uriOf = (rkey: string) => `at://${account.did}/${collection}/${rkey}`

/** https://atproto.com/specs/tid, read 2026-08-01. */
const tid = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/u
/** The server's own cap on an upload; a post's picture may have less. */
const maxUploadBytes = 52_428_800

export function uploadBlob(bytes: Uint8Array, declared: string, state: RepositoryState) {
  if (bytes.length > maxUploadBytes) throw refuse(413, 'PayloadTooLarge', 'request entity too large')
  const cid = contentId('raw', bytes)
  const mimeType = sniffed(bytes) ?? declared
  state.blobs[cid] = { mimeType, base64: Buffer.from(bytes).toString('base64') }
  return { $type: 'blob', ref: { $link: cid }, mimeType, size: bytes.length }
}

interface Write {
  readonly rkey: string
  readonly record: Record<string, Json>
  /** Absent: write in any case. `null`: only where nothing stands. */
  readonly swapRecord?: string | null
}

/**
 * As `com.atproto.repo.putRecord`: an identical record is no write at all, and is recognised before `swapRecord` is looked at
 * (bluesky-social/atproto, packages/pds/src/api/com/atproto/repo/putRecord.ts, read 2026-11-22).
 */
export function putRecord({ rkey, record: given, swapRecord }: Write, state: RepositoryState, now: Date) {
  const record = { $type: collection, ...given }
  if (!tid.test(rkey)) throw refuse(400, 'InvalidRequest', `Invalid record key for ${collection}: must be a TID`)
  const validated = AppBskyFeedPost.validateRecord(jsonToLex(record))
  if (!validated.success) throw refuse(400, 'InvalidRequest', `Invalid ${collection} record: ${validated.error.message}`)
  const cid = contentId('record', canonical(record))
  const answer = { uri: uriOf(rkey), cid, validationStatus: 'valid' }
  const current = state.posts.find((post) => post.rkey === rkey)
  if (current?.cid === cid) return answer
  if (swapRecord !== undefined && swapRecord !== (current?.cid ?? null))
    throw refuse(400, 'InvalidSwap', `Record was at ${current?.cid ?? 'null'}`)
  for (const { blob, max, type = 'image/' } of blobsOf(validated.value)) verifyBlob(blob, max, type, state)

  const at = now.toISOString()
  if (current) Object.assign(current, { cid, record })
  else state.posts.push({ rkey, cid, at, record, likes: [], shares: [], replies: [] })
  state.accepted.push({ at, remoteId: answer.uri, key: rkey })
  return answer
}

// Lexicons app.bsky.embed.images, .video and .external, read 2026-08-01.
function blobsOf({ embed }: AppBskyFeedPost.Record): { blob: BlobRef; max: number; type?: string }[] {
  if (AppBskyEmbedVideo.isMain(embed))
    return [
      { blob: embed.video, max: 300_000_000, type: 'video/mp4' },
      ...(embed.captions ?? []).map(({ file }) => ({ blob: file, max: 20_000, type: 'text/vtt' })),
    ]
  if (AppBskyEmbedImages.isMain(embed)) return embed.images.map(({ image }) => ({ blob: image, max: 2_000_000 }))
  if (AppBskyEmbedExternal.isMain(embed) && embed.external.thumb) return [{ blob: embed.external.thumb, max: 1_000_000 }]
  return []
}

// The CID's own type comes from a package that this one only reaches through another.
export const cidOf = ({ ref }: BlobRef) => String(ref as unknown)

export const filmFacts = ({ video, captions = [] }: AppBskyEmbedVideo.Main) => ({
  bytes: video.size,
  captions: languages.filter((language) => captions.some(({ lang }) => lang === language)),
})

function verifyBlob(blob: BlobRef, max: number, type: string, state: RepositoryState): void {
  const { mimeType, size } = blob
  const cid = cidOf(blob)
  const stored = state.blobs[cid]
  if (!stored) throw refuse(400, 'BlobNotFound', `Could not find blob: ${cid}`)
  const bytes = Buffer.from(stored.base64, 'base64').length
  if (bytes > max) throw refuse(400, 'BlobTooLarge', `This file is too large. It is ${bytes} bytes but the maximum size is ${max} bytes.`)
  if (stored.mimeType !== mimeType || !mimeType.startsWith(type))
    throw refuse(400, 'InvalidMimeType', `Wrong type of file. It is ${stored.mimeType}, it must match ${type}.`)
  if (bytes !== size) throw refuse(400, 'InvalidSize', `Referenced Size does not match stored blob. Expected: ${bytes}, Got: ${size}`)
}

/** What the bytes say that they are: the server believes them more than the header. */
function sniffed(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('GIF8')) return 'image/gif'
  if (head.startsWith('ftyp', 4)) return 'video/mp4'
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : null
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * A well-formed CIDv1 with SHA-256. That of a blob is the real one; that of a record hashes sorted JSON instead of DAG-CBOR,
 * so it is as stable as the real one, but another.
 */
export function contentId(codec: 'raw' | 'record', content: string | Uint8Array): string {
  const digest = createHash('sha256').update(content).digest()
  let bits = 0n
  const bytes = [1, codec === 'raw' ? 0x55 : 0x71, 0x12, 32, ...digest]
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  // 36 bytes are 288 bits; base32 wants a multiple of 5.
  bits <<= 2n
  let text = ''
  for (let digit = 0; digit < 58; digit++, bits >>= 5n) text = alphabet.charAt(Number(bits & 31n)) + text
  return `b${text}`
}

const canonical = (value: Json): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  )
