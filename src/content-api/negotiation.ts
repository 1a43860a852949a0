/** What a client says that it takes and has already: Accept-Encoding and If-None-Match (RFC 9110). */

export type Encoding = 'br' | 'gzip' | 'identity'

export interface Accepted {
  /** Liked best. Of several liked equally, the smallest. `null`: none that we have. */
  readonly best: Encoding | null
  /** Whether plain bytes are taken too. */
  readonly plain: boolean
}

const ours: readonly Encoding[] = ['br', 'gzip', 'identity']
const member = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i
const everything: Accepted = { best: 'identity', plain: true }

/** Clients send the same few lines: each is read once. */
const known = new Map<string, Accepted>()
const maxKnown = 500
const maxKnownLength = 200

/** Reads Accept-Encoding (RFC 9110, 12.5.3). Members that cannot be read count for nothing. */
export function acceptedEncodings(acceptEncoding: string | undefined): Accepted {
  if (acceptEncoding === undefined) return everything
  const before = known.get(acceptEncoding)
  if (before) return before
  const accepted = parse(acceptEncoding)
  if (acceptEncoding.length > maxKnownLength) return accepted
  if (known.size >= maxKnown) known.clear()
  known.set(acceptEncoding, accepted)
  return accepted
}

function parse(acceptEncoding: string): Accepted {
  const weights = new Map<string, number>()
  for (const part of acceptEncoding.split(',')) {
    const [, name, q] = member.exec(part) ?? []
    if (name !== undefined) weights.set(name.toLowerCase().replace(/^x-gzip$/, 'gzip'), Number(q ?? 1))
  }
  const others = weights.get('*')
  // Plain bytes need not be named to be taken, but what is named is liked better.
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? others ?? (encoding === 'identity' ? 0.0001 : 0)
  const [best] = ours.filter((encoding) => weightOf(encoding) > 0).sort((a, b) => weightOf(b) - weightOf(a))
  return { best: best ?? null, plain: weightOf('identity') > 0 }
}

const tag = /\s*(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")\s*(?:,|$)/y

/** Whether If-None-Match names this strong tag, by weak comparison (RFC 9110, 13.1.2). What cannot be read to its end names nothing. */
export function namesTag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true
  let found = false
  let at = 0
  while (at < ifNoneMatch.length) {
    tag.lastIndex = at
    const one = tag.exec(ifNoneMatch)
    if (!one) return false
    found ||= one[1] === etag
    at = tag.lastIndex
  }
  return found
}
