import { createHash } from 'node:crypto'

/** One for each pair of addresses; short enough for every index. */
export const mentionKey = (source: string, target: string): string =>
  createHash('sha256').update(`${source}\n${target}`).digest('base64url')
