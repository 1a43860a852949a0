/** An answer in one encoding, as it goes on the wire. Each is made once, when somebody asks for it first. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Finished } from './finished.ts'
import type { Encoding } from './negotiation.ts'

export interface Representation {
  readonly bytes: Buffer
  /** Strong: another one for each encoding, since the bytes differ (RFC 9110, 8.8.3.3). */
  readonly etag: string
  /** Names and values, one after the other. All that depends on nothing but the answer. */
  readonly fields: readonly string[]
}

/** Below it, an answer fits in one packet anyway. */
const minBytes = 1024
const compressibleType =
  /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)\b|application\/javascript\b|image\/svg\+xml\b|application\/feed\+json\b)/

const isCompressible = ({ type, bytes }: Pick<Finished, 'type' | 'bytes'>): boolean =>
  bytes.length >= minBytes && compressibleType.test(type)

/** What an answer takes in memory at most: the encoded forms of a text are together smaller than the text, or are not kept. */
export const bytesOf = (answer: Finished): number => answer.bytes.length * (isCompressible(answer) ? 2 : 1)

type Encoded = Exclude<Encoding, 'identity'>
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const encode: { readonly [encoding in Encoded]: (bytes: Buffer) => Promise<Buffer> } = {
  // 5 of 11: above it, brotli takes several times as long for a few percent.
  br: (bytes) =>
    brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => zip(bytes, { level: 6 }),
}

interface Kept {
  readonly identity: Representation
  br?: Representation | Promise<Representation>
  gzip?: Representation | Promise<Representation>
}
const kept = new WeakMap<Finished, Kept>()

const represent = (answer: Finished, encoding: Encoding, bytes: Buffer): Representation => {
  const etag = encoding === 'identity' ? answer.etag : `${answer.etag.slice(0, -1)}-${encoding}"`
  return {
    bytes,
    etag,
    fields: [
      ...['Content-Type', answer.type],
      ...['Content-Length', String(bytes.length)],
      ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
      ...['ETag', etag],
      ...(answer.lastModified ? ['Last-Modified', answer.lastModified.toUTCString()] : []),
      ...Object.entries(answer.headers ?? {}).flat(),
    ],
  }
}

const keptOf = (answer: Finished): Kept => {
  const there = kept.get(answer)
  if (there) return there
  const made: Kept = { identity: represent(answer, 'identity', answer.bytes) }
  kept.set(answer, made)
  return made
}

/**
 * The answer in this encoding; at once where it is there already. Who asks meanwhile waits for the same making, which runs beside the
 * event loop. Plain where encoding gains nothing, unless `must`.
 */
export function representation(answer: Finished, encoding: Encoding, must = false): Representation | Promise<Representation> {
  const all = keptOf(answer)
  if (encoding === 'identity' || !(must || isCompressible(answer))) return all.identity
  return (all[encoding] ??= make(answer, encoding, all, must))
}

async function make(answer: Finished, encoding: Encoded, all: Kept, must: boolean): Promise<Representation> {
  try {
    const bytes = await encode[encoding](answer.bytes)
    return (all[encoding] = must || bytes.length < answer.bytes.length * 0.9 ? represent(answer, encoding, bytes) : all.identity)
  } catch (error) {
    delete all[encoding]
    if (must) throw error
    return all.identity
  }
}
