/** What Google answers, as far as it is needed, and how it says no. */
import { z } from 'zod'
import type { Explanation, HttpRequest, PublishContext } from '../publisher.ts'

/** Posts and reviews. Accounts and locations have moved to APIs of their own; these have not. */
const v4 = 'https://mybusiness.googleapis.com'

export const locationName = z.string().regex(/^accounts\/\d+\/locations\/\d+$/)
const postName = z.string().regex(/^accounts\/\d+\/locations\/\d+\/localPosts\/[\w-]+$/)

export const credentialsSchema = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  /** The location that was chosen, with the account that leads to it. */
  location: locationName,
  title: z.string().min(1),
  /** Where it stands on Google Maps: the address of a post that Google tells none of. */
  mapsUrl: z.url(),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

/** https://developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts, read 2026-11-30. */
export const postSchema = z.object({
  name: postName,
  /** LIVE, PROCESSING, REJECTED; SCHEDULED and RECURRING are made elsewhere. */
  state: z.string().optional(),
  summary: z.string().optional(),
  topicType: z.string().optional(),
  createTime: z.string().optional(),
  searchUrl: z.url().optional().catch(undefined),
  callToAction: z.object({ url: z.string().optional() }).optional().catch(undefined),
})
export type LocalPost = z.infer<typeof postSchema>

/** A published post: Google's own address of it, or the location's. */
export const publishedOf = ({ name, searchUrl }: LocalPost, { credentials }: Context) => ({
  remoteId: name,
  url: searchUrl ?? credentials.mapsUrl,
})

type Caller = Pick<Context, 'http' | 'clock' | 'at'> & { readonly credentials: Pick<Credentials, 'access'> }
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One call to an API of the Business Profile, with the account's key to it. */
export function callAt<T>(origin: string, ctx: Caller, method: Method, path: string, request: HttpRequest<T>) {
  return ctx.http.request(method, `${ctx.at(origin)}${path}`, {
    ...request,
    headers: { authorization: `Bearer ${ctx.credentials.access}`, ...request.headers },
    explain: (status, body, headers) =>
      request.explain?.(status, body, headers) ?? explain(status, body, { now: ctx.clock.now(), visible: request.visible === true }),
  })
}

/** One call about posts or reviews. */
export const call = <T>(ctx: Caller, method: Method, path: string, request: HttpRequest<T>) =>
  callAt(v4, ctx, method, `/v4/${path}`, request)

const violations = z.array(z.looseObject({ description: z.string().optional(), message: z.string().optional() }))
const detailSchema = z.object({
  reason: z.string().optional().catch(undefined),
  metadata: z.record(z.string(), z.unknown()).optional().catch(undefined),
  /** `30s`: when the same call may be made again. */
  retryDelay: z.string().optional().catch(undefined),
  /** google.rpc.BadRequest. */
  fieldViolations: violations.optional().catch(undefined),
  /** google.mybusiness.v4.ValidationError. */
  errorDetails: violations.optional().catch(undefined),
})
const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().default(''),
    details: z.array(detailSchema).default([]).catch([]),
  }),
})

/** https://cloud.google.com/apis/design/errors, general knowledge: the status says what it is, and the details why. */
export function explain(status: number, body: unknown, { now, visible }: { now: Date; visible: boolean }): Explanation | undefined {
  const told = errorSchema.safeParse(body).data?.error
  if (!told) return meaning(status, '', now, visible)
  const reasons = told.details.flatMap(({ reason }) => reason ?? [])
  // Projects that were not let in have no quota at all: no waiting helps.
  if (status === 429 && told.details.some(({ metadata }) => metadata?.quota_limit_value === '0'))
    return {
      kind: 'unsupported',
      code: 'access-not-approved',
      message: 'Google has not approved this Google Cloud project for the Business Profile APIs yet: its quota is 0.',
    }
  const why = told.details.flatMap(({ fieldViolations = [], errorDetails = [] }) =>
    [...fieldViolations, ...errorDetails].flatMap(({ description, message }) => description ?? message ?? []),
  )
  const words = (why.length > 0 ? why.join(' ') : told.message).trim()
  const seconds = told.details.flatMap(({ retryDelay }) => /^(\d{1,5}(?:\.\d+)?)s$/.exec(retryDelay ?? '')?.[1] ?? [])[0]
  return {
    ...meaning(status, reasons[0] ?? '', now, visible),
    ...(told.status && { code: (reasons[0] ?? told.status).toLowerCase().replaceAll('_', '-') }),
    ...(words && { message: `Google: ${words}` }),
    ...(seconds && { retryAfter: new Date(now.getTime() + Number(seconds) * 1000) }),
  }
}

function meaning(status: number, reason: string, now: Date, visible: boolean): Explanation | undefined {
  // Quotas are counted by the minute.
  if (status === 429) return { kind: 'wait', retryAfter: new Date(now.getTime() + 60_000) }
  if (status === 403 && reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT') return { kind: 'reconnect' }
  // An API that was not enabled, a location that is not verified or not ours any more: nothing in a post helps.
  if (status === 403 || status === 404) return { kind: 'unsupported' }
  // Two changes at once: what came of this one is not told.
  if (status === 409) return { kind: visible ? 'reconcile' : 'retry' }
  return undefined
}
