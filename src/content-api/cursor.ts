import { z } from 'zod'
import { sorts, type Position, type Sort } from './publications.ts'

const inside = z.tuple([z.enum(sorts), z.iso.datetime({ precision: 3 }), z.string().regex(/^[\w-]{1,64}$/)])

/** A position as callers carry it: opaque, safe in an address. */
export const encodeCursor = ({ at, post }: Position, sort: Sort): string =>
  Buffer.from(JSON.stringify([sort, at.toISOString(), post])).toString('base64url')

/** `null`: this was never handed out, or for another order. */
export function decodeCursor(cursor: string, sort: Sort): Position | null {
  try {
    const [made, at, post] = inside.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return made === sort ? { at: new Date(at), post } : null
  } catch {
    return null
  }
}
