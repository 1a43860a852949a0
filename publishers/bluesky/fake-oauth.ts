/**
 * The server that lets people in: PAR, PKCE, DPoP and clients that prove themselves, all of them required, as https://atproto.com/specs/oauth says
 * (2026-11-30). Where that leaves open how a refusal looks, the reference server: bluesky-social/atproto, packages/oauth/oauth-provider.
 */
import { generateKeyPairSync } from 'node:crypto'
import { z } from 'zod'
import { dpopKeySchema } from '../kit/dpop.ts'
import { challengeOf, randomToken } from '../kit/pkce.ts'
import { consentPage, FakeRefusal, type FakeCall, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'
import type { OAuthCredentials } from './credentials.ts'
import { clientNamed, type KnownClient } from './fake-client.ts'
import { judgeAssertion, judgeProof, nonceAt, ProofRefused } from './fake-proof.ts'
import { account, refuse as refuseXrpc } from './fake-session.ts'

/** As they are named; they are reached below the fake's own address. */
export const pds = 'https://pds.nordlicht.test'
export const issuer = 'https://entry.nordlicht.test'
const at = (origin: string) => `/${new URL(origin).host}`

const bound = { client: z.string(), keyId: z.string().nullable(), jkt: z.string(), scope: z.string() }
const requestSchema = z.object({
  ...bound,
  uri: z.string(),
  redirectUri: z.string(),
  state: z.string(),
  challenge: z.string(),
  until: z.number(),
})
const sessionSchema = z.object({
  ...bound,
  id: z.string(),
  began: z.number(),
  renewed: z.number(),
  refresh: z.string(),
  spent: z.array(z.string()),
  access: z.array(z.object({ token: z.string(), until: z.number() })),
})
type Session = z.infer<typeof sessionSchema>
export const oauthStateSchema = z.object({
  requests: z.array(requestSchema),
  codes: z.array(requestSchema.extend({ code: z.string(), session: z.string().nullable() })),
  sessions: z.array(sessionSchema),
  seen: z.array(z.string()),
  challenges: z.array(z.string()),
})
export type OAuthState = z.infer<typeof oauthStateSchema>
export const noOAuth = (): OAuthState => ({ requests: [], codes: [], sessions: [], seen: [], challenges: [] })

const minute = 60_000
const day = 24 * 60 * minute
/** Requests and codes: constants.ts, PAR_EXPIRES_IN and AUTHORIZATION_INACTIVITY_TIMEOUT. The others: Tokens and Session Lifetime; of two numbers the shorter. */
const lasts = { request: 5 * minute, access: 15 * minute } as const
const sessionLasts = { public: { whole: 7 * day, refresh: day }, confidential: { whole: 2 * 365 * day, refresh: 90 * day } } as const

/** An access that needs no sign-in and is good on every clock, and the key that it is bound to. */
const lastingKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as { [member: string]: string }
const { crv, kty, x, y } = lastingKey
const lastingToken = 'the-lasting-access-of-oauth'
export const oauthCredentials = (baseUrl: string): OAuthCredentials => ({
  service: pds,
  web: baseUrl,
  did: account.did,
  handle: account.handle,
  issuer,
  clientId: 'http://localhost',
  clientKey: null,
  accessToken: lastingToken,
  refreshToken: 'a-refresh-token-that-opens-nothing',
  key: dpopKeySchema.parse(lastingKey),
  entry: baseUrl,
})
const lastingBinding = challengeOf(JSON.stringify({ crv, kty, x, y }))

const refused = (error: string, description: string, status = 400) =>
  new FakeRefusal({ status, json: { error, error_description: description } })

/** @throws FakeRefusal in the words of OAuth. */
async function orRefusal<T>(judge: () => T | Promise<T>): Promise<T> {
  try {
    return await judge()
  } catch (error) {
    throw error instanceof ProofRefused ? refused(error.error, error.message) : error
  }
}

interface Asking {
  readonly form: URLSearchParams
  readonly client: KnownClient
  readonly keyId: string | null
  readonly jkt: string
}

export function oauthServer(state: () => OAuthState, baseUrl: () => string, clock: { now(): Date }) {
  const now = () => clock.now().getTime()

  /** Who calls an endpoint of the authorization server, and by which keys. */
  async function asking(call: FakeCall): Promise<Asking> {
    const form = await call.fields().catch(() => {
      throw refused('invalid_request', 'The body must be URL-encoded')
    })
    return orRefusal(async () => {
      const { seen } = state()
      const jkt = judgeProof(call.headers.get('dpop'), {
        method: call.method,
        url: `https:/${call.path}`,
        token: null,
        now: clock.now(),
        seen,
      })
      const client = await clientNamed(form.get('client_id') ?? '')
      return { form, client, jkt, keyId: client.keys && provedBy(form, client, client.keys) }
    })
  }

  function provedBy(form: URLSearchParams, { id: clientId }: KnownClient, keys: readonly unknown[]): string {
    if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      throw new ProofRefused('invalid_request', 'client_assertion_type required for "private_key_jwt"')
    return judgeAssertion(form.get('client_assertion') ?? '', { clientId, keys, audience: issuer, now: clock.now(), seen: state().seen })
  }

  async function push(call: FakeCall): Promise<FakeReply> {
    const { form, client, keyId, jkt } = await asking(call)
    const given = (name: string) => form.get(name) ?? ''
    const [redirectUri, challenge, scope] = [given('redirect_uri'), given('code_challenge'), given('scope')]
    if (given('response_type') !== 'code') throw refused('unsupported_response_type', 'response_type must be "code"')
    if (!URL.canParse(redirectUri) || !client.permitsRedirect(redirectUri))
      throw refused('invalid_request', `Invalid redirect_uri ${redirectUri}`)
    // PKCE: S256 is mandatory, and a challenge is used once.
    if (given('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge))
      throw refused('invalid_request', 'Use of PKCE is required')
    if (state().challenges.includes(challenge)) throw refused('invalid_request', 'Code challenge already used')
    if (!given('state')) throw refused('invalid_request', 'state is required')
    const scopes = scope.split(' ')
    if (!scopes.includes('atproto') || !scopes.every((one) => client.scopes.includes(one)))
      throw refused('invalid_scope', 'The scope must include "atproto" and be declared in the client metadata')
    const hint = form.get('login_hint')
    if (hint !== null && hint !== account.handle && hint !== account.did) throw refused('invalid_request', 'Unknown account in login_hint')
    state().challenges.push(challenge)
    const uri = `urn:ietf:params:oauth:request_uri:req-${randomToken()}`
    state().requests.push({
      uri,
      client: client.id,
      keyId,
      jkt,
      scope,
      redirectUri,
      state: given('state'),
      challenge,
      until: now() + lasts.request,
    })
    return { status: 201, json: { request_uri: uri, expires_in: lasts.request / 1000 - 1 } }
  }

  /** The address of the sign-in names the request and its client, and nothing else counts. */
  function requested(named: URLSearchParams) {
    const request = state().requests.find(({ uri }) => uri === named.get('request_uri'))
    if (!request || request.client !== named.get('client_id') || request.until <= now())
      throw refused('invalid_request', 'This request has expired, or was never made')
    return request
  }

  function page({ query }: FakeCall): FakeReply {
    const { client, scope, uri } = requested(query)
    const explanation = `${client} asks for access to @${account.handle}: ${scope}`
    return consentPage('Authorize', explanation, `${baseUrl()}${at(issuer)}/oauth/authorize`, { client_id: client, request_uri: uri })
  }

  async function permit(call: FakeCall): Promise<FakeReply> {
    const request = requested(await call.fields())
    state().requests = state().requests.filter(({ uri }) => uri !== request.uri)
    const code = `cod-${randomToken()}`
    state().codes.push({ ...request, code, session: null, until: now() + lasts.request })
    const back = new URL(request.redirectUri)
    // RFC 9207: the answer says who answers.
    for (const [name, value] of Object.entries({ iss: issuer, state: request.state, code })) back.searchParams.set(name, value)
    return { status: 303, headers: { location: back.href } }
  }

  const revoke = (id: string | null) => void (state().sessions = state().sessions.filter((one) => one.id !== id))

  /** Bound to the client, to the key that it proved itself with, and to the key of the proofs, for the whole life of a session. */
  function assertSame(held: Pick<Session, 'client' | 'keyId' | 'jkt'>, { client, keyId, jkt }: Asking): void {
    if (held.client !== client.id) throw refused('invalid_grant', 'Token was not issued to this client')
    if (held.keyId !== keyId) throw refused('invalid_grant', 'The client authentication key has changed')
    if (held.jkt !== jkt) throw refused('invalid_grant', 'DPoP proof does not match the expected JKT')
  }

  function granted(session: Session): FakeReply {
    const [token, refresh] = [`at-${randomToken()}`, `ref-${randomToken()}`]
    Object.assign(session, { refresh, renewed: now(), spent: session.refresh ? [...session.spent, session.refresh] : session.spent })
    session.access = [...session.access.filter(({ until }) => until > now()), { token, until: now() + lasts.access }]
    const answer = { token_type: 'DPoP', scope: session.scope, sub: account.did, expires_in: lasts.access / 1000 }
    return { status: 200, headers: { 'cache-control': 'no-store' }, json: { access_token: token, refresh_token: refresh, ...answer } }
  }

  function byCode(asked: Asking): FakeReply {
    const found = state().codes.find(({ code }) => code === asked.form.get('code'))
    if (!found) throw refused('invalid_grant', 'Invalid code')
    if (found.session !== null) {
      // Whoever brings a code again may have stolen it: what it opened is closed.
      revoke(found.session)
      throw refused('invalid_grant', 'Invalid code')
    }
    if (found.until <= now()) throw refused('invalid_grant', 'This code has expired')
    assertSame(found, asked)
    if (found.redirectUri !== asked.form.get('redirect_uri')) throw refused('invalid_grant', 'The redirect_uri does not match')
    if (challengeOf(asked.form.get('code_verifier') ?? '') !== found.challenge) throw refused('invalid_grant', 'Invalid code_verifier')
    const { client, keyId, jkt, scope } = found
    const session: Session = {
      client,
      keyId,
      jkt,
      scope,
      id: randomToken(),
      began: now(),
      renewed: now(),
      refresh: '',
      spent: [],
      access: [],
    }
    state().sessions.push(session)
    found.session = session.id
    return granted(session)
  }

  function byRefresh(asked: Asking): FakeReply {
    const token = asked.form.get('refresh_token') ?? ''
    const session = state().sessions.find(({ refresh, spent }) => refresh === token || spent.includes(token))
    if (!session) throw refused('invalid_grant', 'Invalid refresh token')
    const { whole, refresh } = sessionLasts[session.keyId === null ? 'public' : 'confidential']
    try {
      if (session.spent.includes(token)) throw refused('invalid_grant', 'Refresh token replayed')
      assertSame(session, asked)
      if (session.began + whole <= now() || session.renewed + refresh <= now()) throw refused('invalid_grant', 'Session expired')
    } catch (error) {
      // token-manager.ts: whatever is wrong with it ends the session.
      revoke(session.id)
      throw error
    }
    return granted(session)
  }

  const routes: FakeServerOptions['routes'] = {
    [`POST ${at(issuer)}/oauth/par`]: push,
    [`GET ${at(issuer)}/oauth/authorize`]: page,
    [`POST ${at(issuer)}/oauth/authorize`]: permit,
    [`POST ${at(issuer)}/oauth/token`]: async (call) => {
      const asked = await asking(call)
      const type = asked.form.get('grant_type')
      if (type === 'authorization_code') return byCode(asked)
      if (type === 'refresh_token') return byRefresh(asked)
      throw refused('unsupported_grant_type', `Grant type "${type}" is not supported`)
    },
  }

  return {
    routes,
    /** At the account's own server: RFC 9449, 7.1 and 9. @throws FakeRefusal 401 with a challenge. */
    verify(call: FakeCall): void {
      const token = (call.headers.get('authorization') ?? '').slice('DPoP '.length)
      const unauthorised = (error: string, message: string) => {
        const challenge = `DPoP algs="ES256", error="${error}", error_description="${message.replaceAll('"', "'")}"`
        return refuseXrpc(401, error, message, { 'www-authenticate': challenge })
      }
      const held = state().sessions.find(({ access }) => access.some((one) => one.token === token))
      try {
        const proof = { method: call.method, url: `https:/${call.path}`, token, now: clock.now(), seen: state().seen }
        const jkt = judgeProof(call.headers.get('dpop'), proof)
        const binding = token === lastingToken ? lastingBinding : held?.jkt
        if (binding === undefined) throw new ProofRefused('invalid_token', 'Invalid token')
        if (binding !== jkt) throw new ProofRefused('invalid_token', 'Invalid DPoP key binding')
      } catch (error) {
        throw error instanceof ProofRefused ? unauthorised(error.error, error.message) : error
      }
      if (held?.access.some((one) => one.token === token && one.until <= now()))
        throw unauthorised('invalid_token', '"exp" claim timestamp check failed')
    },
    /** Handed out with every answer, RFC 9449, 8.2. */
    nonce: () => ({ 'dpop-nonce': nonceAt(clock.now()) }),
  }
}
