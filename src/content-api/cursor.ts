import { z } from 'zod'
import type { Position } from './publications.ts'

const inside = z.tuple([z.iso.datetime({ precision: 3 }), z.string().regex(/^[\w-]{1,64}$/)])

/** A position as callers carry it: opaque, safe in an address. */
export const encodeCursor = ({ firstPublishedAt, post }: Position): string =>
  Buffer.from(JSON.stringify([firstPublishedAt.toISOString(), post])).toString('base64url')

/** `null`: this was never handed out. */
export function decodeCursor(cursor: string): Position | null {
  try {
    const [at, post] = inside.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { firstPublishedAt: new Date(at), post }
  } catch {
    return null
  }
}
