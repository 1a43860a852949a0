/** The platform's answers as they came, kept beside what was read from them. */
import { z } from 'zod'
import type { HttpClient } from '../../publishers/publisher.ts'

export interface Heard {
  readonly method: string
  readonly url: string
  readonly body: unknown
}

/** The same client, but that `heard` is told of each answer before it is parsed: in this one place for all platforms that speak HTTP. */
export const hearing = (http: HttpClient, heard: (answer: Heard) => void): HttpClient => ({
  ...http,
  request: (method, url, request) =>
    http.request(method, url, {
      ...request,
      answer: z.preprocess((body) => {
        heard({ method, url, body })
        return body
      }, request.answer),
    }),
})

/** An answer about many posts has so many levels at most above what is said of each. */
const deepest = 6

/** The object that names itself so: `{ id: '7', … }`, `{ uri: 'at://…', … }`. */
function itemOf(body: unknown, id: string, depth = 0): unknown {
  if (body === null || typeof body !== 'object' || depth > deepest) return undefined
  if (
    !Array.isArray(body) &&
    Object.values(body).some((value) => (typeof value === 'string' || typeof value === 'number') && String(value) === id)
  )
    return body
  for (const value of Object.values(body) as unknown[]) {
    const found = itemOf(value, id, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

const decoded = (url: string): string => {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/**
 * What was said of one post: the whole answer where it alone was asked for, else the part that names it. What names no post of ours, such as a
 * new token, is of none.
 * @param others the ids of the other posts of the same batch
 */
export function saidOf(heard: readonly Heard[], id: string, others: readonly string[]): unknown {
  const said = heard.flatMap(({ url, body }) => {
    const asked = decoded(url)
    const alone = asked.includes(id) && !others.some((other) => asked.includes(other))
    const item = alone ? body : itemOf(body, id)
    return item === undefined || item === null ? [] : [item]
  })
  return said.length > 1 ? said : said[0]
}

export const longestAnswer = 64 * 1024

/** As it is stored: what is longer than 64 KB is cut, and is then no JSON any more. `null`: nothing was said. */
export function storable(said: unknown, strike: (text: string) => string): string | null {
  if (said === undefined) return null
  const text = strike(JSON.stringify(said)).replaceAll('\\u0000', '').toWellFormed()
  if (Buffer.byteLength(text) <= longestAnswer) return text
  return new TextDecoder().decode(Buffer.from(text).subarray(0, longestAnswer - 4)).replace(/\ufffd$/, '')
}
