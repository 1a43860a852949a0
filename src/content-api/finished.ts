import { createHash } from 'node:crypto'
import type { TouchedBy } from './changes.ts'

/** An answer as it leaves: made once, sent often. */
export interface Finished {
  readonly bytes: Buffer
  readonly type: string
  /** Strong: SHA-256 of the bytes. */
  readonly etag: string
  readonly lastModified: Date | null
  /** Which changes of what is public may make it another one: `changes.ts` has the usual ones. */
  readonly touchedBy: TouchedBy
  readonly headers?: { readonly [name: string]: string }
  /** The publication's row that a view of this answer counts for. */
  readonly row?: string
}

export const finished = (content: string | Buffer, rest: Omit<Finished, 'bytes' | 'etag'>): Finished => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { ...rest, bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` }
}
