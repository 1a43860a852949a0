/** How the fake lets applications in. https://docs.joinmastodon.org/methods/oauth/, read 2026-07-01. */
import { z } from 'zod'
import { challengeOf, randomToken } from '../kit/pkce.ts'
import { consentPage, FakeRefusal, type FakeCall, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'

export const oauthStateSchema = z.object({
  apps: z.array(z.object({ id: z.string(), secret: z.string(), redirectUris: z.array(z.string()), scopes: z.array(z.string()) })),
  codes: z.array(
    z.object({ code: z.string(), app: z.string(), redirectUri: z.string(), scopes: z.array(z.string()), challenge: z.string().nullable() }),
  ),
  tokens: z.array(z.object({ token: z.string(), scopes: z.array(z.string()) })),
})
type OauthState = z.infer<typeof oauthStateSchema>

const refuse = (status: number, error: string, description?: string, headers?: FakeReply['headers']): never => {
  throw new FakeRefusal({ status, headers, json: { error, ...(description && { error_description: description }) } })
}
export const unauthorised = (): FakeReply => ({ status: 401, json: { error: 'The access token is invalid' } })

const split = (scopes: string) => scopes.split(/\s+/).filter((scope) => scope !== '')
/** `write` includes `write:media`. */
const covers = (granted: readonly string[], wanted: string) => granted.includes(wanted) || granted.includes(wanted.split(':')[0] ?? '')

/** Throws 401 without a good token, and 403 if it does not reach that far. */
export function permit(call: FakeCall, state: OauthState, scope: string): void {
  const given = /^Bearer (.+)$/.exec(call.headers.get('authorization') ?? '')?.[1]
  const token = state.tokens.find((known) => known.token === given)
  if (!token) throw new FakeRefusal(unauthorised())
  const challenge = { 'www-authenticate': `Bearer realm="Doorkeeper", error="insufficient_scope"` }
  if (!covers(token.scopes, scope)) refuse(403, 'This action is outside the authorized scopes', undefined, challenge)
}

const appInput = z.object({
  client_name: z.string().min(1),
  redirect_uris: z.union([z.string().transform(split), z.array(z.string())]),
  scopes: z.string().default('read').transform(split),
})
const tokenInput = z.object({
  grant_type: z.string(),
  code: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string().optional(),
})

export const oauthRoutes = (state: () => OauthState, baseUrl: () => string): FakeServerOptions['routes'] => ({
  'POST /api/v1/apps': (call) => {
    const input = appInput.safeParse(call.json())
    if (!input.success) return refuse(422, "Validation failed: Name can't be blank, Redirect URI must be an absolute URI.")
    const app = { id: randomToken(), secret: randomToken(), redirectUris: input.data.redirect_uris, scopes: input.data.scopes }
    state().apps.push(app)
    return { status: 200, json: { id: '1', name: input.data.client_name, client_id: app.id, client_secret: app.secret, vapid_key: '' } }
  },

  'GET /oauth/authorize': ({ query }) => {
    const { app, redirectUri, scopes } = requested(state(), query)
    const explanation = `The application asks for: ${scopes.join(', ')}.`
    const fields = Object.fromEntries([...query].filter(([name]) => name !== 'response_type'))
    return consentPage('Authorization required', explanation, `${baseUrl()}/oauth/authorize`, {
      ...fields,
      client_id: app.id,
      redirect_uri: redirectUri,
    })
  },

  'POST /oauth/authorize': async (call) => {
    const form = await call.fields()
    const { app, redirectUri, scopes } = requested(state(), form)
    const code = randomToken()
    state().codes.push({ code, app: app.id, redirectUri, scopes, challenge: form.get('code_challenge') })
    const back = new URL(redirectUri)
    back.searchParams.set('code', code)
    const given = form.get('state')
    if (given !== null) back.searchParams.set('state', given)
    return { status: 302, headers: { location: back.href } }
  },

  'POST /oauth/token': async (call) => {
    const body = call.json() ?? Object.fromEntries(await call.fields().catch(() => new URLSearchParams()))
    const input = tokenInput.safeParse(body)
    if (!input.success) return refuse(400, 'invalid_request', 'The request is missing a required parameter.')
    const { data } = input
    if (data.grant_type !== 'authorization_code') refuse(400, 'unsupported_grant_type', 'The authorization grant type is not supported.')
    const app = state().apps.find(({ id, secret }) => id === data.client_id && secret === data.client_secret)
    if (!app) return refuse(401, 'invalid_client', 'Client authentication failed due to unknown client.')
    const at = state().codes.findIndex(({ code }) => code === data.code)
    const code = state().codes[at]
    const proved = code?.challenge == null || code.challenge === challengeOf(data.code_verifier ?? '')
    if (!code || code.app !== app.id || code.redirectUri !== data.redirect_uri || !proved)
      return refuse(400, 'invalid_grant', 'The provided authorization grant is invalid, expired, revoked or does not match.')
    // A code works once.
    state().codes.splice(at, 1)
    const token = randomToken()
    state().tokens.push({ token, scopes: code.scopes })
    return { status: 200, json: { access_token: token, token_type: 'Bearer', scope: code.scopes.join(' '), created_at: 0 } }
  },
})

function requested(state: OauthState, query: URLSearchParams) {
  const app = state.apps.find(({ id }) => id === query.get('client_id'))
  if (!app) return refuse(401, 'invalid_client', 'Client authentication failed due to unknown client.')
  const redirectUri = query.get('redirect_uri') ?? ''
  if (!app.redirectUris.includes(redirectUri)) refuse(400, 'invalid_request', 'The redirect uri included is not valid.')
  const scopes = split(query.get('scope') ?? 'read')
  if (!scopes.every((scope) => covers(app.scopes, scope)))
    refuse(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.')
  const method = query.get('code_challenge_method')
  if (query.get('code_challenge') && method !== 'S256')
    refuse(400, 'invalid_code_challenge_method', 'The code challenge method must be S256.')
  return { app, redirectUri, scopes }
}
