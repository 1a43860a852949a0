/** Signing in at the account's own server: PAR, PKCE, DPoP and a client that proves itself, as https://atproto.com/specs/oauth asks for, 2026-11-30. */
import * as oauth from 'oauth4webapi'
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { createDpopKey, dpopKeySchema, proofs, type DpopKey } from '../kit/dpop.ts'
import type { ConnectContext, Connection } from '../publisher.ts'
import { clientOf, sameClient, scope, type OAuthClient } from './client.ts'
import type { OAuthCredentials } from './credentials.ts'
import { homeOf, lookUp, reachedBy, serverOf, type Home } from './identity.ts'

const pendingSchema = z.object({
  issuer: z.string(),
  did: z.string().nullable(),
  entry: z.string(),
  web: z.string(),
  clientId: z.string(),
  clientKey: z.string().nullable(),
  state: z.string(),
  verifier: z.string(),
  key: dpopKeySchema,
})

const grantedSchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  token_type: z.string().regex(/^dpop$/iu),
  sub: z.string().startsWith('did:'),
  scope: z.string(),
  expires_in: z.number().positive().optional(),
})
type Granted = z.infer<typeof grantedSchema>
const pushedSchema = z.looseObject({ request_uri: z.string().min(1) })
const refusalSchema = z.looseObject({ error: z.string().min(1), error_description: z.string().optional().catch(undefined) })

/** @param typed a handle, a DID, or the address of a server. */
export async function beginSignIn(
  typed: string,
  { entry, web }: { readonly entry: string; readonly web: string },
  ctx: ConnectContext,
): Promise<{ redirect: string; pending: Json }> {
  const client = clientOf(ctx)
  const { issuer, home, hint } = await lookUp(typed, entry, ctx)
  const server = await serverOf(issuer, ctx)
  const key = await createDpopKey()
  const verifier = oauth.generateRandomCodeVerifier()
  const asked = {
    response_type: 'code',
    redirect_uri: client.redirectUri,
    scope,
    state: ctx.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(hint !== null && { login_hint: hint }),
  }
  const { request_uri } = await answered(pushedSchema, key, ctx, (options) =>
    oauth.pushedAuthorizationRequest(server, { client_id: client.id }, client.proof, asked, options),
  )
  const redirect = new URL(reachedBy(ctx.at)(server.authorization_endpoint))
  redirect.searchParams.set('client_id', client.id)
  redirect.searchParams.set('request_uri', request_uri)
  const pending: z.infer<typeof pendingSchema> = {
    issuer,
    did: home?.did ?? null,
    entry,
    web,
    clientId: client.id,
    clientKey: client.keyId,
    state: ctx.state,
    verifier,
    key,
  }
  return { redirect: redirect.toString(), pending }
}

export async function finishSignIn(stored: Json, query: { readonly [name: string]: string }, ctx: ConnectContext): Promise<Connection> {
  const pending = pendingSchema.parse(stored)
  const { issuer, state, verifier, key, did, entry, web } = pending
  if (query.state !== state)
    throw new PublisherError('rejected', 'This answer belongs to another sign-in. Please begin again.', { code: 'state-mismatch' })
  if (query.error || !query.code)
    throw new PublisherError('reconnect', 'Bluesky did not let us in: the sign-in was not permitted.', {
      code: query.error ? 'sign-in-refused' : 'code-missing',
    })
  if (query.iss !== issuer)
    throw new PublisherError('rejected', 'This answer comes from another server than the one that was asked.', { code: 'issuer-mismatch' })
  const client = sameClient(pending, ctx)
  const server = await serverOf(issuer, ctx)
  const code = oauth.validateAuthResponse(
    server,
    { client_id: client.id },
    new URLSearchParams({ code: query.code, state, iss: issuer }),
    state,
  )
  const granted = await answered(grantedSchema, key, ctx, (options) =>
    oauth.authorizationCodeGrantRequest(server, { client_id: client.id }, client.proof, code, client.redirectUri, verifier, options),
  )
  if (did !== null && granted.sub !== did) throw anotherAccount()
  // Any server can say that it lets anybody in: it counts where the account itself names that server.
  const home = await homeOf(granted.sub, entry, ctx)
  if (home.issuer !== issuer) throw anotherAccount()
  return connection(home, granted, { entry, web, key, client }, ctx)
}

/** Everything that may fail comes before the refresh token is spent. */
export async function refreshSignIn(credentials: OAuthCredentials, ctx: ConnectContext): Promise<Connection> {
  const { did, issuer, entry, key, refreshToken } = credentials
  const client = sameClient(credentials, ctx)
  const known: Home = { did, handle: credentials.handle, pds: credentials.service, issuer }
  const home = await homeOf(did, entry, ctx).catch((error: unknown) => {
    // The directory of the network is no reason to let an access end: who has moved meanwhile is refused there.
    if (error instanceof PublisherError && (error.kind === 'retry' || error.kind === 'wait')) return known
    throw error
  })
  if (home.issuer !== issuer)
    throw new PublisherError('reconnect', 'The account has moved to another server. Sign in there.', { code: 'account-moved' })
  const server = await serverOf(issuer, ctx)
  const granted = await answered(grantedSchema, key, ctx, (options) =>
    oauth.refreshTokenGrantRequest(server, { client_id: client.id }, client.proof, refreshToken, options),
  )
  if (granted.sub !== did) throw anotherAccount()
  return connection(home, granted, { ...credentials, client }, ctx)
}

const anotherAccount = () =>
  new PublisherError('reconnect', 'The sign-in opened another account than the one that was asked for.', { code: 'account-changed' })

interface Begun {
  readonly entry: string
  readonly web: string
  readonly key: DpopKey
  readonly client: OAuthClient
}

function connection(
  { did, handle, pds, issuer }: Home,
  granted: Granted,
  { entry, web, key, client }: Begun,
  ctx: ConnectContext,
): Connection {
  if (!granted.scope.split(' ').includes('transition:generic'))
    throw new PublisherError('reconnect', 'The sign-in did not permit to publish.', { code: 'scope-missing' })
  const credentials: OAuthCredentials = {
    service: pds,
    web,
    did,
    handle,
    issuer,
    clientId: client.id,
    clientKey: client.keyId,
    accessToken: granted.access_token,
    refreshToken: granted.refresh_token,
    key,
    entry,
  }
  return {
    account: { id: did, handle, url: `${web}/profile/${handle}` },
    credentials,
    expiresAt: granted.expires_in ? new Date(ctx.clock.now().getTime() + granted.expires_in * 1000) : null,
  }
}

/**
 * The access itself may be good, and is not spent: the nonce was too old again, a clock goes wrong, here or there, or the server could not read the
 * hub's document just now, or still has an older one.
 */
const passing = new Set(['use-dpop-nonce', 'invalid-dpop-proof', 'invalid-client', 'invalid-client-metadata'])

type Asking = (options: oauth.PushedAuthorizationRequestOptions & oauth.TokenEndpointRequestOptions) => Promise<Response>

/** Asked once more where the server wants its nonce: it then has done nothing yet, RFC 9449, section 8. */
async function answered<T>(schema: z.ZodType<T>, key: DpopKey, ctx: ConnectContext, asking: Asking): Promise<T> {
  const DPoP = await proofs(key, ctx.clock)
  const ask = async () => {
    const response = await asking({ DPoP, [oauth.customFetch]: (url, { headers, body }) => overClient(ctx, url, headers, body) })
    return { isGood: response.ok, body: (await response.json()) as unknown }
  }
  const first = await ask()
  const isNonce = !first.isGood && refusalSchema.safeParse(first.body).data?.error === 'use_dpop_nonce'
  const { isGood, body } = isNonce ? await ask() : first
  const told = isGood ? schema.safeParse(body) : null
  if (told?.success) return told.data
  if (told) throw new PublisherError('bug', 'The server let us in with something unexpected.', { code: 'answer-unreadable' })
  const { error = '', error_description: why = error } = refusalSchema.safeParse(body).data ?? {}
  const code = /^[a-z_]{3,40}$/u.test(error) ? error.replaceAll('_', '-') : 'sign-in-refused'
  throw new PublisherError(passing.has(code) ? 'retry' : 'reconnect', `Bluesky did not let us in${why ? `: ${why}` : '.'}`, { code })
}

/** The call through the publisher's own client, so that secrets are struck out and private addresses refused. */
async function overClient(
  ctx: ConnectContext,
  url: string,
  headers: { readonly [name: string]: string },
  body: unknown,
): Promise<Response> {
  const answer = await ctx.http.request('POST', reachedBy(ctx.at)(url), {
    headers,
    bytes: Buffer.from(String(body as URLSearchParams)),
    answer: z.looseObject({}),
    accept: [400, 401, 403],
  })
  const nonce = answer.headers.get('dpop-nonce')
  return Response.json(answer.body, { status: answer.status, headers: nonce ? { 'dpop-nonce': nonce } : {} })
}
