/** Signing in with OAuth 2.0 (RFC 6749, PKCE of RFC 7636) by oauth4webapi, over the publisher's own way to the network. */
import * as oauth from 'oauth4webapi'
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { ConnectContext } from '../publisher.ts'

/** How one platform does it. Addresses are those that `ctx.at` gave. */
export interface OAuthServer {
  /** What people call it, for sentences. */
  readonly name: string
  readonly authorize: string
  readonly token: string
  /** Separated by blanks, as nearly everybody wants them; some want commas. */
  readonly scope: string
  /** How the app proves itself at the token endpoint. `none`: it has no secret. */
  readonly proves: 'basic' | 'post' | 'none'
  /** Default true. */
  readonly pkce?: boolean
  /** More for the address of the sign-in: `access_type=offline`. */
  readonly more?: { readonly [name: string]: string }
}

export interface Tokens {
  readonly access: string
  /** `null`: none was given. */
  readonly refresh: string | null
  /** `null`: the platform does not say. */
  readonly expiresAt: Date | null
  /** Everything else that was answered. */
  readonly answer: { readonly [name: string]: unknown }
}

const pendingSchema = z.object({ state: z.string(), verifier: z.string().nullable() })

/** @throws PublisherError `rejected` (`app-missing`) where the brand's app keys have not been entered. */
export function appOf(ctx: ConnectContext, platform: string): { readonly id: string; readonly secret: string } {
  if (ctx.app) return ctx.app
  throw new PublisherError('rejected', `Enter the keys of your app at ${platform} first: under “App keys”, for this brand.`, {
    code: 'app-missing',
  })
}

/** The address of the sign-in, and what `finishOAuth` needs. */
export async function beginOAuth(server: OAuthServer, ctx: ConnectContext): Promise<{ redirect: string; pending: Json }> {
  const app = appOf(ctx, server.name)
  const state = oauth.generateRandomState()
  const verifier = server.pkce === false ? null : oauth.generateRandomCodeVerifier()
  const address = new URL(server.authorize)
  const asked = {
    response_type: 'code',
    client_id: app.id,
    redirect_uri: ctx.redirectUri,
    ...(server.scope && { scope: server.scope }),
    state,
    ...(verifier && { code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }),
    ...server.more,
  }
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
  return { redirect: address.toString(), pending: { state, verifier } }
}

/** @throws PublisherError `reconnect` where the person or the platform refused, `rejected` where the answer is another sign-in's. */
export async function finishOAuth(
  server: OAuthServer,
  pending: Json,
  query: { readonly [name: string]: string },
  ctx: ConnectContext,
): Promise<Tokens> {
  const app = appOf(ctx, server.name)
  const { state, verifier } = pendingSchema.parse(pending)
  if (query.state !== state)
    throw new PublisherError('rejected', 'This answer belongs to another sign-in. Please begin again.', { code: 'state-mismatch' })
  if (query.error || !query.code)
    throw new PublisherError('reconnect', `${server.name} did not let us in: the sign-in was not permitted.`, {
      code: query.error ? 'sign-in-refused' : 'code-missing',
    })
  // Nothing else of the query counts: no issuer is known to compare another one with.
  const code = oauth.validateAuthResponse(as(server), { client_id: app.id }, new URLSearchParams({ code: query.code, state }), state)
  return tokens(server, ctx, (options) =>
    oauth.authorizationCodeGrantRequest(
      as(server),
      { client_id: app.id },
      proof(server, app.secret),
      code,
      ctx.redirectUri,
      verifier ?? oauth.nopkce,
      options,
    ),
  )
}

/** @throws PublisherError `reconnect` where the platform does not take the refresh token any more. */
export function refreshOAuth(server: OAuthServer, refreshToken: string, ctx: ConnectContext): Promise<Tokens> {
  const app = appOf(ctx, server.name)
  return tokens(server, ctx, (options) =>
    oauth.refreshTokenGrantRequest(as(server), { client_id: app.id }, proof(server, app.secret), refreshToken, options),
  )
}

const as = ({ authorize, token }: OAuthServer): oauth.AuthorizationServer => ({
  // Platforms that are no OpenID providers name no issuer: nothing is compared with it.
  issuer: new URL(authorize).origin,
  authorization_endpoint: authorize,
  token_endpoint: token,
})

/**
 * As the platforms' own pages show it, Base64 of the two as they are. RFC 6749 wants them URL-encoded before, and servers that do not undo that
 * know no app whose key holds a `-` or `_`.
 */
const basic =
  (secret: string): oauth.ClientAuth =>
  (_, { client_id: id }, __, headers) =>
    headers.set('authorization', `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`)

const proof = ({ proves }: OAuthServer, secret: string): oauth.ClientAuth =>
  proves === 'basic' ? basic(secret) : proves === 'post' ? oauth.ClientSecretPost(secret) : oauth.None()

const grantedSchema = z.looseObject({
  access_token: z.string().min(1),
  // Empty, null or 0 where there is none or it does not end.
  refresh_token: z.string().min(1).optional().catch(undefined),
  // Some tell it as text.
  expires_in: z.coerce.number().positive().optional().catch(undefined),
})
const refusalSchema = z.looseObject({ error: z.string().min(1), error_description: z.string().optional().catch(undefined) })
const answerSchema = z.union([grantedSchema, refusalSchema])

/** RFC 6749, 5.2: a code or refresh token that is used up, too old or foreign is `invalid_grant`; an app that is not known, `invalid_client`. */
function refused(server: OAuthServer, told: unknown, status: number): { code: string; message: string } {
  const { error = '', error_description: why = error } = refusalSchema.safeParse(told).data ?? {}
  const code = /^[a-z_]{3,40}$/.test(error) ? error.replaceAll('_', '-') : 'sign-in-refused'
  const begins =
    code === 'invalid-client'
      ? `${server.name} does not know the app keys that were entered for this brand`
      : `${server.name} did not let us in`
  return { code, message: why ? `${begins}: ${why}` : `${begins} (${status}).` }
}

async function tokens(
  server: OAuthServer,
  ctx: ConnectContext,
  ask: (options: oauth.TokenEndpointRequestOptions) => Promise<Response>,
): Promise<Tokens> {
  const response = await ask({
    // Fakes are reached without TLS; the client itself refuses that everywhere else.
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: (url, { headers, body }) => overClient(ctx, server, url, headers, body),
  })
  const answer = grantedSchema.parse(await response.json())
  return {
    access: answer.access_token,
    refresh: answer.refresh_token ?? null,
    expiresAt: answer.expires_in ? new Date(ctx.clock.now().getTime() + answer.expires_in * 1000) : null,
    answer,
  }
}

/** The call through the publisher's own client, so that secrets are struck out and private addresses refused. */
async function overClient(
  ctx: ConnectContext,
  server: OAuthServer,
  url: string,
  headers: { readonly [name: string]: string },
  body: unknown,
): Promise<Response> {
  const { status, body: told } = await ctx.http.request('POST', url, {
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    bytes: Buffer.from(String(body as URLSearchParams)),
    answer: answerSchema,
    explain: (refusal, why) => {
      if (refusal >= 500 || refusal === 429) return undefined
      const isRefusal = refusal === 400 || refusal === 401 || refusal === 403
      return { ...(isRefusal && { kind: 'reconnect' }), ...refused(server, why, refusal) }
    },
  })
  // Some refuse with 200.
  if (!grantedSchema.safeParse(told).success) {
    const { code, message } = refused(server, told, status)
    throw new PublisherError('reconnect', message, { code })
  }
  return Response.json(told)
}
