/** How Flickr knows who asks: https://www.flickr.com/services/api/auth.oauth.html, read 2026-11-30, and RFC 5849, whose sections are named. */
import { signatureOf, type Parameters } from '../kit/oauth1.ts'
import { randomToken } from '../kit/pkce.ts'
import { consentPage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { FakeOptions } from '../testing/fake.ts'
import { app, owner, permissions, type State } from './fake-state.ts'

/** 3.3 leaves it to the server how far clocks may be apart. */
const skewSeconds = 300

/** The answers of both OAuth and, for bad signatures, of all calls. The form is the OAuth Problem Reporting extension's: general knowledge. */
export const problem = (name: string): FakeReply => ({
  status: 401,
  headers: { 'content-type': 'text/plain' },
  text: `oauth_problem=${name}`,
})
const refuse = (name: string): never => {
  throw new FakeRefusal(problem(name))
}

/** 3.5.1: in the header. 3.5.3: in the address. */
function oauthOf({ headers, query }: FakeCall): Parameters {
  const header = /^OAuth (.+)$/.exec(headers.get('authorization') ?? '')?.[1]
  if (!header) return [...query].filter(([name]) => name.startsWith('oauth_'))
  return header.split(', ').map((part) => {
    const [, name = '', value = ''] = /^(\w+)="([^"]*)"$/.exec(part) ?? refuse('parameter_absent')
    return [decodeURIComponent(name), decodeURIComponent(value)]
  })
}

export interface Asking {
  readonly oauth: URLSearchParams
  /** The permission of the token; `null`: there is none, or it is not known. */
  readonly perms: (typeof permissions)[number] | null
}

export function createFakeOAuth1({ baseUrl, clock }: FakeOptions, state: () => State) {
  const secretOf = (token: string | null) => [...state().tokens, ...state().requests].find((one) => one.token === token)?.secret

  /** 3.2. `fields`: those of a body that is a form; of a multipart one, too: all but the photo is signed. */
  function verified(call: FakeCall, fields: Parameters = []): Asking {
    const told = oauthOf(call)
    const oauth = new URLSearchParams(told.map(([name, value]) => [name, value]))
    if (new Set(oauth.keys()).size !== told.length) refuse('parameter_rejected')
    const nonce = oauth.get('oauth_nonce') ?? refuse('parameter_absent')
    if (oauth.get('oauth_signature_method') !== 'HMAC-SHA1') refuse('signature_method_rejected')
    if (oauth.get('oauth_version') !== '1.0') refuse('version_rejected')
    if (oauth.get('oauth_consumer_key') !== app.id) refuse('consumer_key_unknown')
    const seconds = clock.now().getTime() / 1000
    if (!(Math.abs(Number(oauth.get('oauth_timestamp') ?? NaN) - seconds) <= skewSeconds)) refuse('timestamp_refused')
    const query = [...call.query].filter(([name]) => !name.startsWith('oauth_'))
    const parameters = [...told.filter(([name]) => name !== 'oauth_signature'), ...query, ...fields]
    const token = oauth.get('oauth_token')
    const address = `${baseUrl()}${call.path}`
    const secret = token === null ? '' : (secretOf(token) ?? '')
    const isKnown = token === null || secretOf(token) !== undefined
    if (isKnown && signatureOf({ method: call.method, address, parameters }, app.secret, secret) !== oauth.get('oauth_signature'))
      refuse('signature_invalid')
    // 3.3: never the same twice.
    if (state().nonces.includes(nonce)) refuse('nonce_used')
    state().nonces.push(nonce)
    if (state().nonces.length > 2_000) state().nonces.shift()
    return { oauth, perms: state().tokens.find((one) => one.token === token)?.perms ?? null }
  }

  const form = (fields: { readonly [name: string]: string }): FakeReply => ({
    status: 200,
    headers: { 'content-type': 'text/plain' },
    text: new URLSearchParams(fields).toString(),
  })
  const asked = (params: URLSearchParams) => {
    const perms = permissions.find((one) => one === params.get('perms')) ?? 'read'
    return { perms, request: state().requests.find(({ token }) => token === params.get('oauth_token')) ?? refuse('token_rejected') }
  }

  const routes = {
    'GET /www.flickr.com/services/oauth/request_token': (call: FakeCall) => {
      const callback = verified(call).oauth.get('oauth_callback') ?? ''
      if (!URL.canParse(callback)) return problem('parameter_absent')
      const request = { token: `72157626737672178-${randomToken().slice(0, 16)}`, secret: randomToken(), callback }
      state().requests.push({ ...request, verifier: null, perms: 'read' })
      return form({ oauth_callback_confirmed: 'true', oauth_token: request.token, oauth_token_secret: request.secret })
    },
    'GET /www.flickr.com/services/oauth/authorize': ({ query }: FakeCall) => {
      const { perms } = asked(query)
      return consentPage('Flickr', `Funkhaus asks to ${perms} in your account.`, '', Object.fromEntries(query))
    },
    'POST /www.flickr.com/services/oauth/authorize': async (call: FakeCall) => {
      const { request, perms } = asked(await call.fields())
      const verifier = randomToken().slice(0, 16)
      Object.assign(request, { verifier, perms })
      const back = new URL(request.callback)
      back.searchParams.set('oauth_token', request.token)
      back.searchParams.set('oauth_verifier', verifier)
      return { status: 302, headers: { location: back.href } }
    },
    'GET /www.flickr.com/services/oauth/access_token': (call: FakeCall) => {
      const { oauth } = verified(call)
      const { requests, tokens } = state()
      const at = requests.findIndex(({ token }) => token === oauth.get('oauth_token'))
      // It works once, even when it is misused.
      const [request] = at === -1 ? [] : requests.splice(at, 1)
      if (!request) return problem('token_rejected')
      if (request.verifier === null || request.verifier !== oauth.get('oauth_verifier')) return problem('verifier_invalid')
      const token = { token: `72157626318069415-${randomToken().slice(0, 16)}`, secret: randomToken(), perms: request.perms }
      tokens.push(token)
      return form({
        fullname: 'Nordlicht',
        oauth_token: token.token,
        oauth_token_secret: token.secret,
        user_nsid: owner.nsid,
        username: owner.name,
      })
    },
  }
  return { verified, routes }
}
