/** OAuth 1.0a, RFC 5849: requests signed with HMAC-SHA1, and signing in in three steps. Numbers are sections of the RFC. */
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Explanation } from '../publisher.ts'
import { appOf } from './oauth2.ts'
import { randomToken } from './pkce.ts'

export type Parameters = readonly (readonly [name: string, value: string])[]

interface Pair {
  readonly id: string
  readonly secret: string
}
export interface OAuth1Keys {
  readonly app: Pair
  /** `null`: nobody has permitted anything yet. */
  readonly token: Pair | null
}

/** What is signed: the address with its query, and the parameters of a body that is a form. A multipart body has none (3.4.1.3.1). */
export interface Signable {
  readonly method: string
  readonly address: string
  readonly parameters?: Parameters
}

/** 3.6: everything but letters, digits and `-._~`, which `encodeURIComponent` leaves a few of. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** 3.4.1. Names come before values: `a=2` is before `a-b=1`, though `-` is before `=`. */
export function baseStringOf({ method, address, parameters = [] }: Signable): string {
  const { protocol, host, pathname, searchParams } = new URL(address)
  const normalised = [...searchParams, ...parameters]
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => compared(name, otherName) || compared(value, otherValue))
    .map((pair) => pair.join('='))
    .join('&')
  return [method, `${protocol}//${host}${pathname}`, normalised].map(encoded).join('&')
}

/** 3.4.2. */
export const signatureOf = (request: Signable, appSecret: string, tokenSecret: string): string =>
  createHmac('sha1', `${encoded(appSecret)}&${encoded(tokenSecret)}`)
    .update(baseStringOf(request))
    .digest('base64')

/** The protocol's own parameters for one request, signature included. `more`: `oauth_callback`, `oauth_verifier`. */
export function oauthParameters(request: Signable, { app, token }: OAuth1Keys, now: Date, more: Parameters = []): Parameters {
  const own: Parameters = [
    ['oauth_consumer_key', app.id],
    ['oauth_nonce', randomToken()],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', String(Math.floor(now.getTime() / 1000))],
    ['oauth_version', '1.0'],
    ...(token ? [['oauth_token', token.id] as const] : []),
    ...more,
  ]
  const signature = signatureOf({ ...request, parameters: [...(request.parameters ?? []), ...own] }, app.secret, token?.secret ?? '')
  return [...own, ['oauth_signature', signature]]
}

/** 3.5.1. */
export const authorizationOf = (oauth: Parameters): string =>
  `OAuth ${oauth.map(([name, value]) => `${encoded(name)}="${encoded(value)}"`).join(', ')}`

/** Our clock, or chance: the same call succeeds later. The others name what a new sign-in cures. */
const passing = new Set(['timestamp_refused', 'nonce_used'])

/** What the OAuth Problem Reporting extension tells, as text: `oauth_problem=token_rejected`. What else stands there may hold secrets. */
export function explainOAuth1(name: string): (status: number, body: unknown) => Explanation | undefined {
  return (_, body) => {
    const problem = typeof body === 'string' ? new URLSearchParams(body).get('oauth_problem') : null
    if (!problem || !/^[a-z_]{3,60}$/.test(problem)) return undefined
    const kind = passing.has(problem) ? 'retry' : 'reconnect'
    return { kind, code: problem.replaceAll('_', '-'), message: `${name} did not let us in: ${problem.replaceAll('_', ' ')}.` }
  }
}

/** How one platform does it. Addresses are those that `ctx.at` gave. */
export interface OAuth1Server {
  /** What people call it, for sentences. */
  readonly name: string
  readonly requestToken: string
  readonly authorize: string
  readonly accessToken: string
  /** More for the address of the sign-in: `perms=write`. */
  readonly more?: { readonly [name: string]: string }
}

const pendingSchema = z.object({ id: z.string(), secret: z.string(), state: z.string() })
const temporarySchema = z.object({
  oauth_token: z.string().min(1),
  oauth_token_secret: z.string().min(1),
  oauth_callback_confirmed: z.literal('true'),
})
const tokenSchema = temporarySchema.omit({ oauth_callback_confirmed: true })

/** 2.1 and 2.2: the address of the sign-in, and what `finishOAuth1` needs. The hub's state is in the address that the person comes back to. */
export async function beginOAuth1(server: OAuth1Server, ctx: ConnectContext): Promise<{ redirect: string; pending: Json }> {
  const keys = { app: appOf(ctx, server.name), token: null }
  const back = new URL(ctx.redirectUri)
  back.searchParams.set('state', ctx.state)
  const told = await ask(server, server.requestToken, [['oauth_callback', back.href]], keys, temporarySchema, ctx)
  const redirect = new URL(server.authorize)
  for (const [name, value] of Object.entries({ oauth_token: told.oauth_token, ...server.more })) redirect.searchParams.set(name, value)
  return { redirect: redirect.href, pending: { id: told.oauth_token, secret: told.oauth_token_secret, state: ctx.state } }
}

/**
 * 2.3: the token and its secret, which do not end.
 * @throws PublisherError `reconnect` where the person or the platform refused, `rejected` where the answer is another sign-in's.
 */
export async function finishOAuth1(
  server: OAuth1Server,
  pending: Json,
  query: { readonly [name: string]: string },
  ctx: ConnectContext,
): Promise<Pair> {
  const { id, secret, state } = pendingSchema.parse(pending)
  const { oauth_verifier: verifier } = query
  if (!verifier)
    throw new PublisherError('reconnect', `${server.name} did not let us in. Please sign in again.`, { code: 'sign-in-refused' })
  if (query.state !== state || query.oauth_token !== id)
    throw new PublisherError('rejected', 'This answer belongs to another sign-in. Please begin again.', { code: 'state-mismatch' })
  const keys = { app: appOf(ctx, server.name), token: { id, secret } }
  const told = await ask(server, server.accessToken, [['oauth_verifier', verifier]], keys, tokenSchema, ctx)
  return { id: told.oauth_token, secret: told.oauth_token_secret }
}

/** Everything in the address, as Flickr and the examples of most others have it. */
async function ask<T extends z.ZodType>(
  { name }: OAuth1Server,
  address: string,
  more: Parameters,
  keys: OAuth1Keys,
  answer: T,
  ctx: ConnectContext,
): Promise<z.output<T>> {
  const oauth = oauthParameters({ method: 'GET', address }, keys, ctx.clock.now(), more)
  const form = z.string().transform((text): unknown => Object.fromEntries(new URLSearchParams(text)))
  const { body } = await ctx.http.request('GET', `${address}?${oauth.map((pair) => pair.map(encoded).join('=')).join('&')}`, {
    answer: form.pipe(answer),
    explain: explainOAuth1(name),
  })
  return body
}
