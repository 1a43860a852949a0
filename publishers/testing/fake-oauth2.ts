/** An authorization server (RFC 6749 and 7636) for the fakes of platforms that know one registered app: strict, and small. */
import { z } from 'zod'
import { challengeOf, randomToken } from '../kit/pkce.ts'
import { consentPage, type FakeCall, type FakeReply } from './fake-server.ts'

const instant = z.number()
export const fakeOAuthState = z.object({
  codes: z.array(
    z.object({ code: z.string(), at: instant, redirectUri: z.string(), scopes: z.array(z.string()), challenge: z.string().nullable() }),
  ),
  tokens: z.array(z.object({ access: z.string(), refresh: z.string().nullable(), at: instant, scopes: z.array(z.string()) })),
})
export type FakeOAuthState = z.infer<typeof fakeOAuthState>

export interface FakeOAuthOptions {
  readonly clock: { now(): Date }
  readonly state: () => FakeOAuthState
  readonly app: { readonly id: string; readonly secret: string }
  /** Headline of the page on which a person consents. */
  readonly title: string
  /** All that may be asked for. */
  readonly scopes: readonly string[]
  readonly proves: 'basic' | 'post'
  /** Whether a sign-in without PKCE is refused. */
  readonly pkce: boolean
  readonly codeLastsMs: number
  readonly tokenLastsMs: number
  /** Whether these scopes come with a refresh token. It works once. */
  readonly refreshable: (scopes: readonly string[]) => boolean
}

export interface FakeOAuth {
  /** GET: the page on which a person consents. POST to the same address: consent. */
  readonly page: (call: FakeCall) => FakeReply
  readonly consent: (call: FakeCall) => Promise<FakeReply>
  readonly token: (call: FakeCall) => Promise<FakeReply>
  /** The scopes of the bearer token; `null` where it is unknown or too old. */
  readonly granted: (call: FakeCall) => readonly string[] | null
}

export function createFakeOAuth(options: FakeOAuthOptions): FakeOAuth {
  const { app, clock } = options
  const now = () => clock.now().getTime()
  const refuse = (status: number, error: string, description: string): FakeReply => ({
    status,
    json: { error, error_description: description },
  })
  const split = (scopes: string | null) => (scopes ?? '').split(/[\s,]+/).filter((scope) => scope !== '')

  /** What is wrong with a sign-in; `null`: nothing. */
  function wrongWith(query: URLSearchParams): FakeReply | null {
    if (query.get('response_type') !== 'code') return refuse(400, 'unsupported_response_type', 'The response_type must be code.')
    if (query.get('client_id') !== app.id) return refuse(400, 'invalid_client', 'No such app.')
    if (!URL.canParse(query.get('redirect_uri') ?? '')) return refuse(400, 'invalid_request', 'The redirect_uri is missing.')
    if (!query.get('state')) return refuse(400, 'invalid_request', 'The state is missing.')
    const scopes = split(query.get('scope'))
    if (scopes.length === 0 || !scopes.every((scope) => options.scopes.includes(scope)))
      return refuse(400, 'invalid_scope', 'A scope is unknown.')
    if (options.pkce && (!query.get('code_challenge') || query.get('code_challenge_method') !== 'S256'))
      return refuse(400, 'invalid_request', 'PKCE with S256 is required.')
    return null
  }

  /** The app's id and secret as they were proved. */
  function proved(call: FakeCall, fields: URLSearchParams): boolean {
    if (options.proves === 'post') return fields.get('client_id') === app.id && fields.get('client_secret') === app.secret
    const basic = /^Basic (.+)$/.exec(call.headers.get('authorization') ?? '')?.[1] ?? ''
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':')
    // RFC 6749, 2.3.1: both are form-encoded first.
    return [id, secret].map((part) => decodeURIComponent(part)).join(':') === `${app.id}:${app.secret}`
  }

  function issue(scopes: readonly string[]): FakeReply {
    const token = { access: randomToken(), refresh: options.refreshable(scopes) ? randomToken() : null, at: now(), scopes: [...scopes] }
    options.state().tokens.push(token)
    return {
      status: 200,
      json: {
        token_type: 'bearer',
        access_token: token.access,
        expires_in: options.tokenLastsMs / 1000,
        scope: scopes.join(' '),
        ...(token.refresh && { refresh_token: token.refresh }),
      },
    }
  }

  function exchanged(fields: URLSearchParams): FakeReply {
    const { codes } = options.state()
    const at = codes.findIndex(({ code }) => code === fields.get('code'))
    // A code works once, even when it is misused.
    const [found] = at === -1 ? [] : codes.splice(at, 1)
    const fits =
      found &&
      found.redirectUri === fields.get('redirect_uri') &&
      now() - found.at <= options.codeLastsMs &&
      (found.challenge === null || found.challenge === challengeOf(fields.get('code_verifier') ?? ''))
    return fits ? issue(found.scopes) : refuse(400, 'invalid_grant', 'The code is used up, too old, or foreign.')
  }

  function refreshed(fields: URLSearchParams): FakeReply {
    const { tokens } = options.state()
    const at = tokens.findIndex(({ refresh }) => refresh !== null && refresh === fields.get('refresh_token'))
    const [found] = at === -1 ? [] : tokens.splice(at, 1)
    return found ? issue(found.scopes) : refuse(400, 'invalid_grant', 'The refresh token is used up or foreign.')
  }

  return {
    page(call) {
      const fields = Object.fromEntries(call.query)
      return wrongWith(call.query) ?? consentPage(options.title, `Funkhaus asks for: ${call.query.get('scope')}.`, '', fields)
    },
    async consent(call) {
      const fields = await call.fields().catch(() => new URLSearchParams())
      const wrong = wrongWith(fields)
      if (wrong) return wrong
      const code = randomToken()
      const redirectUri = fields.get('redirect_uri') ?? ''
      const challenge = fields.get('code_challenge')
      options.state().codes.push({ code, at: now(), redirectUri, scopes: split(fields.get('scope')), challenge })
      const back = new URL(redirectUri)
      back.searchParams.set('code', code)
      back.searchParams.set('state', fields.get('state') ?? '')
      return { status: 302, headers: { location: back.href } }
    },
    async token(call) {
      const fields = await call.fields().catch(() => new URLSearchParams())
      if (!proved(call, fields)) return refuse(401, 'invalid_client', 'The app did not prove who it is.')
      if (fields.get('grant_type') === 'authorization_code') return exchanged(fields)
      if (fields.get('grant_type') === 'refresh_token') return refreshed(fields)
      return refuse(400, 'unsupported_grant_type', 'The grant type is not supported.')
    },
    granted({ headers }) {
      const given = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1]
      const token = options.state().tokens.find(({ access }) => access === given)
      return token && now() - token.at < options.tokenLastsMs ? token.scopes : null
    },
  }
}
