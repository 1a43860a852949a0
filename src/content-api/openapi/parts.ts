/** What the descriptions of all areas are put together from. */
import { z } from 'zod'
import type { ZodOpenApiPathsObject, ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import { problemSchema } from '../schemas.ts'

/** The routes of one area, as `openapi/areas.ts` collects them. */
export type Paths = ZodOpenApiPathsObject

const requestId = z.string().meta({ description: 'What the hub’s log knows the request by' })

export const problem = (description: string, headers: Record<string, z.ZodType> = {}): ZodOpenApiResponseObject => ({
  description,
  headers: z.object({ 'X-Request-Id': requestId, ...headers }),
  content: { 'application/problem+json': { schema: problemSchema } },
})

const rate = {
  RateLimit: z.string().meta({ description: 'What is left of the minute, in seconds and requests' }),
  'RateLimit-Policy': z.string().meta({ description: 'What the limit is' }),
}

/** Whatever is asked can end in one of these as well. */
export const refusals: ZodOpenApiResponsesObject = {
  '400': problem('The address or its query cannot be used'),
  '401': problem('The key is none of ours, was revoked, or has expired', { 'WWW-Authenticate': z.string() }),
  '403': problem('The key may not read this'),
  '404': problem('There is no such thing, or it takes a key to see it'),
  '405': problem('Another method is needed', { Allow: z.string() }),
  '406': problem('Every encoding was refused that there is'),
  '429': problem('Too many requests in a minute', { ...rate, 'Retry-After': z.string().meta({ description: 'Seconds' }) }),
  '500': problem('The hub’s own fault'),
}

export const unchanged: ZodOpenApiResponsesObject = {
  '304': { description: 'What you have is current (If-None-Match, If-Modified-Since)' },
}

/** Beside `refusals`, for what was there once. */
export const gone: ZodOpenApiResponsesObject = { '410': problem('It was here once, and is not any more') }

const headers = z.object({
  ETag: z.string().meta({ description: 'Strong: SHA-256 of the content' }),
  'Last-Modified': z.string().optional(),
  'X-Request-Id': requestId,
})

/** An answer that is kept and asked for again. */
export const answer = (description: string, type: string, schema: z.ZodType): ZodOpenApiResponseObject => ({
  description,
  headers,
  content: { [type]: { schema } },
})
export const json = (description: string, schema: z.ZodType) => answer(description, 'application/json', schema)
export const text = (description: string, type: string) => answer(description, type, z.string())
const unkept = z.object({ 'X-Request-Id': requestId })
export const privateJson = (description: string, schema: z.ZodType): ZodOpenApiResponseObject => ({
  ...json(description, schema),
  headers: unkept,
})
export const privateBytes = (description: string, types: readonly string[]): ZodOpenApiResponseObject => ({
  ...bytes(description, types),
  headers: unkept,
})
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']
/** Bytes, of one of several types. */
export const bytes = (description: string, types: readonly string[]): ZodOpenApiResponseObject => ({
  description,
  headers,
  content: Object.fromEntries(types.map((type) => [type, { schema: z.string().meta({ override: { contentEncoding: 'binary' } }) }])),
})
