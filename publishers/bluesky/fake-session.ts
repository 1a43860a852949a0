/** Signing in at the imitated server: tokens that look like the real ones, expire by the fake's clock and are told apart by scope. */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'

export const account = { did: `did:plc:${'funkhaus'.repeat(3)}`, handle: 'nordlicht.test', appPassword: 'abcd-efgh-ijkl-mnop' } as const

const claimsSchema = z.object({ scope: z.string(), sub: z.string(), jti: z.string(), iat: z.number(), exp: z.number() })
type Claims = z.infer<typeof claimsSchema>

export const sessionStateSchema = z.object({ spent: z.array(z.string()), signIns: z.array(z.number()) })
export type SessionState = z.infer<typeof sessionStateSchema>

const scopes = { access: 'com.atproto.appPass', refresh: 'com.atproto.refresh' } as const
type Use = keyof typeof scopes

const seconds = { access: 2 * 3600, refresh: 90 * 24 * 3600, signInWindow: 300 } as const
/** 30 in 5 minutes for each account: https://docs.bsky.app/docs/advanced-guides/rate-limits, read 2026-04. */
const maxSignIns = 30

export const xrpcError = (status: number, error: string, message: string, headers?: FakeReply['headers']): FakeReply => ({
  status,
  headers,
  json: { error, message },
})
export const refuse = (...error: Parameters<typeof xrpcError>) => new FakeRefusal(xrpcError(...error))

export const rateLimited = (max: number, windowSeconds: number, resetSeconds: number): FakeReply =>
  xrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded', {
    'ratelimit-limit': String(max),
    'ratelimit-remaining': '0',
    'ratelimit-reset': String(resetSeconds),
    'ratelimit-policy': `${max};w=${windowSeconds}`,
  })

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const signature = (signed: string) => createHmac('sha256', 'the fake has no secrets').update(signed).digest('base64url')

function token(use: Use, jti: string, issued: number, expires: number): string {
  const claims: Claims = { scope: scopes[use], sub: account.did, jti, iat: issued, exp: expires }
  const signed = `${encode({ typ: use === 'access' ? 'at+jwt' : 'refresh+jwt', alg: 'HS256' })}.${encode(claims)}`
  return `${signed}.${signature(signed)}`
}

const endOf2099 = 4_102_444_799
/** Tokens that need no sign-in and are good on every clock until 2099. */
export const lastingTokens = {
  accessJwt: token('access', 'lasting-access', 0, endOf2099),
  refreshJwt: token('refresh', 'lasting-refresh', 0, endOf2099),
}

/**
 * The order and the names of the refusals are those of the reference server: bluesky-social/atproto,
 * packages/pds/src/auth-verifier.ts, read 2026-11-22.
 */
export function verify(call: FakeCall, use: Use, now: Date): Claims {
  const header = call.headers.get('authorization') ?? ''
  if (!header.startsWith('Bearer ')) throw refuse(401, 'AuthMissing', 'Authentication Required')
  const [head = '', body = '', sealed = ''] = header.slice('Bearer '.length).split('.')
  const expected = Buffer.from(signature(`${head}.${body}`))
  const given = Buffer.from(sealed)
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw refuse(400, 'InvalidToken', 'Token could not be verified')
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  if (claims.exp * 1000 <= now.getTime()) throw refuse(400, 'ExpiredToken', 'Token has expired')
  if (claims.scope !== scopes[use]) throw refuse(400, 'InvalidToken', 'Bad token scope')
  return claims
}

function session(now: Date): FakeReply {
  const issued = Math.floor(now.getTime() / 1000)
  const json = {
    accessJwt: token('access', randomUUID(), issued, issued + seconds.access),
    refreshJwt: token('refresh', randomUUID(), issued, issued + seconds.refresh),
    ...whoami,
  }
  return { status: 200, json }
}

export const whoami = {
  handle: account.handle,
  did: account.did,
  email: 'press@nordlicht.test',
  emailConfirmed: true,
  active: true,
} as const

const signInSchema = z.object({ identifier: z.string(), password: z.string() })

export function createSession(call: FakeCall, state: SessionState, now: Date): FakeReply {
  const body = signInSchema.safeParse(call.json())
  if (!body.success) throw refuse(400, 'InvalidRequest', 'Input must have the properties "identifier" and "password"')
  const began = now.getTime() - seconds.signInWindow * 1000
  const recent = state.signIns.filter((at) => at > began)
  if (recent.length >= maxSignIns) {
    const reset = Math.ceil((Math.min(...recent) + seconds.signInWindow * 1000) / 1000)
    return rateLimited(maxSignIns, seconds.signInWindow, reset)
  }
  state.signIns = [...recent, now.getTime()]
  const { identifier, password } = body.data
  const known = [account.handle, account.did, whoami.email].some((name) => name === identifier.toLowerCase())
  if (!known || password !== account.appPassword) throw refuse(401, 'AuthenticationRequired', 'Invalid identifier or password')
  return session(now)
}

/** A refresh token works once. The real server forgives a second use for two hours; being stricter finds more mistakes. */
export function refreshSession(call: FakeCall, state: SessionState, now: Date): FakeReply {
  const { jti } = verify(call, 'refresh', now)
  if (state.spent.includes(jti)) throw refuse(400, 'ExpiredToken', 'Token has been revoked')
  state.spent.push(jti)
  return session(now)
}
