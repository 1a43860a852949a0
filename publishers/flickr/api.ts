/** Flickr's API: calls, answers, and how it says no. https://www.flickr.com/services/api/, as stored, read 2026-11-30. */
import { z } from 'zod'
import { PublisherError, type FailureKind } from '../errors.ts'
import { authorizationOf, explainOAuth1, oauthParameters, type Parameters } from '../kit/oauth1.ts'
import { redactor, secretsIn } from '../kit/redact.ts'
import { retryAfterOf } from '../kit/retry-after.ts'
import { idTold } from '../kit/told.ts'
import type { ConnectContext, Explanation, PublishContext } from '../publisher.ts'

export const credentialsSchema = z.object({
  /** The app's keys: every request is signed with them, too. */
  appId: z.string().min(1),
  appSecret: z.string().min(1),
  token: z.string().min(1),
  tokenSecret: z.string().min(1),
  /** The account's own id: `12037949754@N01`. */
  nsid: z.string().min(1),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>
export type Caller = Pick<ConnectContext, 'http' | 'at' | 'clock'> & { readonly credentials: Omit<Credentials, 'nsid'> }

export const idSchema = idTold.pipe(z.string().regex(/^\d+$/))

export const photoUrl = ({ at, credentials }: Context, id: string) => `${at('https://www.flickr.com')}/photos/${credentials.nsid}/${id}/`

export interface Refusal {
  readonly code: number
  readonly message: string
}
type Kinds = { readonly [code: number]: FailureKind }

/** Codes that mean the same in every method. What is not among them and means nothing to the method is `rejected`. */
const lockedOut = new Set([96, 97, 98, 99, 100])
/** 0 and 201 are general knowledge: “Sorry, the Flickr API service is not currently available.” */
const passing = new Set([0, 105, 106, 201])
const oursToMend = new Set([95, 111, 112, 114, 115])

/** `visible`: “temporarily unavailable” does not say that nothing was done. */
function kindOf(code: number, kinds: Kinds, visible: boolean): FailureKind {
  if (lockedOut.has(code)) return 'reconnect'
  const own = kinds[code]
  if (own) return own
  if (passing.has(code)) return visible ? 'reconcile' : 'retry'
  return oursToMend.has(code) ? 'bug' : 'rejected'
}

const told = ({ code, message }: Refusal, kinds: Kinds, visible: boolean) => ({
  kind: kindOf(code, kinds, visible),
  code: `flickr-${code}`,
  message: `Flickr refused (${code}): ${message.replace(/\.$/, '')}.`,
})

export const refusalSchema = z.object({
  stat: z.literal('fail'),
  code: z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]),
  message: z.string().default('no reason given'),
})

const hourMs = 60 * 60_000

/** What comes with another status than 200. The rest of a refused hour is told nowhere: after a whole one there is room again. */
function explainAt(now: Date, kinds: Kinds, visible: boolean) {
  return (status: number, body: unknown, headers: Headers): Explanation | undefined => {
    if (status === 429) return headers.has('retry-after') ? undefined : { retryAfter: new Date(now.getTime() + hourMs) }
    const refusal = refusalSchema.safeParse(body).data
    return refusal ? told(refusal, kinds, visible) : explainOAuth1('Flickr')(status, body)
  }
}

/** @throws PublisherError for a refusal that came as an answer with 200, from whose words secrets are struck out. */
export function refuse(refusal: Refusal, kinds: Kinds, visible: boolean, headers: Headers, { credentials, clock }: Caller): never {
  const { kind, code, message } = told(refusal, kinds, visible)
  const strike = redactor(secretsIn(credentials))
  throw new PublisherError(kind, strike(message), { code, retryAfter: kind === 'wait' ? retryAfterOf(headers, clock.now()) : null })
}

export const keysOf = ({ appId, appSecret, token, tokenSecret }: Omit<Credentials, 'nsid'>) => ({
  app: { id: appId, secret: appSecret },
  token: { id: token, secret: tokenSecret },
})

const okSchema = z.looseObject({ stat: z.literal('ok') }).transform((body): unknown => body)

export interface Method {
  readonly verb: 'GET' | 'POST'
  readonly name: string
  readonly args: { readonly [name: string]: string }
  /** What this method's own codes mean. */
  readonly kinds?: Kinds
  readonly visible?: boolean
}

/** A refusal is an answer with 200, too. @throws PublisherError with Flickr's number as its code: `flickr-98`. */
export async function call<T>(ctx: Caller, { verb, name, args, kinds = {}, visible = false }: Method, answer: z.ZodType<T>): Promise<T> {
  const address = `${ctx.at('https://api.flickr.com')}/services/rest/`
  const parameters: Parameters = Object.entries({ method: name, format: 'json', nojsoncallback: '1', ...args })
  const now = ctx.clock.now()
  const oauth = oauthParameters({ method: verb, address, parameters }, keysOf(ctx.credentials), now)
  const form = new URLSearchParams(parameters.map(([key, value]) => [key, value])).toString()
  const { body, headers } = await ctx.http.request(verb, verb === 'GET' ? `${address}?${form}` : address, {
    headers: {
      authorization: authorizationOf(oauth),
      ...(verb === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(verb === 'POST' && { bytes: Buffer.from(form) }),
    answer: z.union([refusalSchema.transform((refusal) => ({ refusal })), okSchema.pipe(answer).transform((value) => ({ value }))]),
    visible,
    explain: explainAt(now, kinds, visible),
  })
  return 'value' in body ? body.value : refuse(body.refusal, kinds, visible, headers, ctx)
}

export const hasCode = (error: unknown, code: number) => error instanceof PublisherError && error.code === `flickr-${code}`

/** “Photo not found”: it is gone, or another account's. */
export const photoNotFound = 1

export const nullWhereGone = (error: unknown): null => {
  if (hasCode(error, photoNotFound)) return null
  throw error
}

/** The same for an upload, whose answer is XML: see `upload.ts`. */
export const explainUpload = (now: Date, kinds: Kinds) => explainAt(now, kinds, false)
