/** What the fakes of Meta's platforms share: tokens and their scopes, the sign-in, errors, and how a file is fetched from its address. */
import { z } from 'zod'
import { randomToken } from '../kit/pkce.ts'
import { consentPage, FakeRefusal, type FakeCall, type FakeReply, type FakeServerOptions } from './fake-server.ts'

// The shape: https://developers.facebook.com/docs/graph-api/guides/error-handling, read 2026-09.
export function graphError(status: number, code: number, message: string, subcode?: number): FakeReply {
  const type = code === 100 && subcode === 33 ? 'GraphMethodException' : 'OAuthException'
  return {
    status,
    json: { error: { message, type, code, ...(subcode && { error_subcode: subcode }), is_transient: code === 2, fbtrace_id: 'A1b2C3' } },
  }
}
export const refuseGraph = (code: number, message: string, subcode?: number): never => {
  throw new FakeRefusal(graphError(code === 10 || (code >= 200 && code < 300) ? 403 : 400, code, message, subcode))
}
/** What is answered for an id that is not there, or not to be seen. */
export const missing = (id: string): never =>
  refuseGraph(
    100,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    33,
  )

/** How each of them refuses a visible write. */
export const graphRefusals: FakeServerOptions['refusals'] = {
  'refuse-500': () => graphError(500, 1, 'An unknown error occurred'),
  'rate-limit': () => ({
    ...graphError(400, 80002, 'There have been too many calls from this account. Wait a bit and try again'),
    headers: {
      'x-business-use-case-usage': JSON.stringify({
        17841400000000001: [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 19 }],
      }),
    },
  }),
  unauthorised: () => graphError(401, 190, 'Error validating access token: the session has been invalidated', 460),
  'refuse-content': () => graphError(400, 100, 'The content is not allowed here', 2207028),
}

export const signInSchema = z.object({
  codes: z.array(z.object({ code: z.string(), redirectUri: z.string(), scopes: z.array(z.string()) })),
  /** `lasts`: long-lived. */
  tokens: z.array(z.object({ token: z.string(), scopes: z.array(z.string()), lasts: z.boolean() })),
})
export type SignIn = z.infer<typeof signInSchema>

/** Parameters may come in the query, in a form, or as JSON: https://developers.facebook.com/docs/graph-api/overview, read 2026-09. */
export async function paramsOf(call: FakeCall): Promise<{ readonly [name: string]: unknown }> {
  const body = call.bytes.length === 0 ? {} : (call.json() ?? Object.fromEntries(await call.fields().catch(() => new URLSearchParams())))
  return { ...Object.fromEntries(call.query), ...body }
}

/** The token, once it is known that it reaches as far as these scopes. Otherwise 401 with code 190, or 403 with code 200. */
export function permitted(
  call: FakeCall,
  params: { readonly [name: string]: unknown },
  state: SignIn,
  ...scopes: readonly string[]
): string {
  const header = /^(?:Bearer|OAuth) (.+)$/.exec(call.headers.get('authorization') ?? '')?.[1]
  const given = header ?? params.access_token
  const token = state.tokens.find((known) => known.token === given)
  if (!token) throw new FakeRefusal(graphError(401, 190, 'Invalid OAuth access token - Cannot parse access token'))
  const lacking = scopes.filter((scope) => !token.scopes.includes(scope))
  if (lacking.length > 0) refuseGraph(200, `Requires ${lacking.join(', ')} permission to manage the object`)
  return token.token
}

/** How a person lets the app in, and what its code is worth. A code works once; there is no PKCE. */
export function signInRoutes(options: {
  readonly state: () => SignIn
  readonly app: { readonly id: string; readonly secret: string }
  /** Below the mount point: `/www.facebook.com/v26.0/dialog/oauth`. */
  readonly authorize: string
  readonly token: string
  readonly baseUrl: () => string
  /** Told beside the short-lived token. */
  readonly beside: object
}): FakeServerOptions['routes'] {
  const { app, state } = options
  const asked = (fields: URLSearchParams): URL => {
    const redirect = fields.get('redirect_uri') ?? ''
    if (fields.get('client_id') !== app.id) refuseGraph(101, 'Error validating application. Invalid application ID')
    if (!URL.canParse(redirect)) refuseGraph(191, 'Missing redirect_uri parameter')
    return new URL(redirect)
  }
  return {
    [`GET ${options.authorize}`]: ({ query }) => {
      asked(query)
      return consentPage('Continue as Erika?', `The app asks for: ${query.get('scope')}.`, options.baseUrl() + options.authorize, {
        ...Object.fromEntries(query),
      })
    },
    [`POST ${options.authorize}`]: async (call) => {
      const fields = await call.fields()
      const back = asked(fields)
      const code = randomToken()
      const scopes = (fields.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '')
      state().codes.push({ code, redirectUri: back.href, scopes })
      back.searchParams.set('code', code)
      if (fields.has('state')) back.searchParams.set('state', fields.get('state') ?? '')
      return { status: 302, headers: { location: `${back.href}#_` } }
    },
    [`POST ${options.token}`]: async (call) => {
      const { client_id: id, client_secret: secret, code, redirect_uri: redirect, grant_type: grant } = await paramsOf(call)
      if (id !== app.id || secret !== app.secret) return graphError(400, 101, 'Error validating client secret')
      const at = state().codes.findIndex((known) => known.code === code && known.redirectUri === redirect)
      const known = state().codes[at]
      if (!known || grant !== 'authorization_code') return graphError(400, 100, 'This authorization code has been used', 36009)
      state().codes.splice(at, 1)
      return { status: 200, json: { access_token: issued(state(), known.scopes, false), ...options.beside } }
    },
  }
}

export function issued(state: SignIn, scopes: readonly string[], lasts: boolean): string {
  const token = `fake-token-${randomToken()}`
  state.tokens.push({ token, scopes: [...scopes], lasts })
  return token
}

/** Long-lived for short-lived, or for itself. 60 days: https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived, read 2026-09. */
export function exchanged(state: SignIn, token: unknown): FakeReply {
  const known = state.tokens.find((one) => one.token === token)
  if (!known) return graphError(400, 190, 'Invalid OAuth access token')
  return { status: 200, json: { access_token: issued(state, known.scopes, true), token_type: 'bearer', expires_in: 5_184_000 } }
}

/** A picture or film that was fetched. Pictures are kept whole; of films, where they were and how long they are. */
export const fileSchema = z.object({
  kind: z.enum(['image', 'video']),
  url: z.string(),
  mimeType: z.string(),
  bytes: z.number(),
  alt: z.string(),
  base64: z.string(),
})
export type FakeFile = z.infer<typeof fileSchema>

/** Meta fetches files itself: the address must lead to one, of a type and size that it takes. */
export async function fetched(url: unknown, kind: FakeFile['kind'], types: readonly string[], maxBytes: number): Promise<FakeFile> {
  if (typeof url !== 'string' || !URL.canParse(url)) return refuseGraph(100, 'The media could not be fetched from this URI', 2207052)
  const answer = await fetch(url).catch(() => null)
  if (!answer?.ok) return refuseGraph(100, 'The media could not be fetched from this URI', 2207052)
  const mimeType = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const content = Buffer.from(await answer.arrayBuffer())
  if (!types.includes(mimeType)) return refuseGraph(100, `The media type ${mimeType} is not supported`, 2207005)
  if (content.length > maxBytes) return refuseGraph(100, 'The file is too large', 2207004)
  return { kind, url, mimeType, bytes: content.length, alt: '', base64: kind === 'image' ? content.toString('base64') : '' }
}

/** `2026-11-22T10:00:00+0000`: in whole seconds. */
export const graphTime = (at: string): string => `${at.slice(0, 19)}+0000`

/** `id,comments.limit(0).summary(true),target{id,url}` names three fields. */
function fieldsIn(asked: string): string[] {
  const names = ['']
  let depth = 0
  for (const character of asked) {
    if ('{('.includes(character)) depth++
    else if ('})'.includes(character)) depth--
    else if (depth === 0 && character === ',') names.push('')
    else if (depth === 0) names.push(names.pop() + character)
  }
  return names.map((name) => name.split('.')[0] ?? '')
}

/** The fields that were asked for, and the id. A field that does not exist is refused. */
export function picked(node: { readonly [field: string]: unknown }, asked: unknown): object {
  const names = typeof asked === 'string' ? fieldsIn(asked) : []
  const unknown = names.find((name) => !(name in node))
  if (unknown !== undefined) refuseGraph(100, `Tried accessing nonexisting field (${unknown})`)
  return Object.fromEntries(Object.entries(node).filter(([name, value]) => (name === 'id' || names.includes(name)) && value !== undefined))
}

/** A page of a list; the cursor is the position. */
export function paged(all: readonly object[], { after, limit = '25' }: { readonly [name: string]: unknown }): object {
  const from = Number(after ?? 0)
  const until = from + Number(limit)
  const more = until < all.length
  return {
    data: all.slice(from, until),
    ...(all.length > 0 && {
      paging: { cursors: { before: String(from), after: String(until) }, ...(more && { next: 'https://graph.example/next' }) },
    }),
  }
}
