import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Connection, HttpRequest } from '../publisher.ts'
import { consent } from '../testing/consent.ts'
import { failureOf } from '../testing/contract-subject.ts'
import { createSigningKey } from '../testing/signing-key.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import { issuer, pds } from './fake-oauth.ts'
import { account } from './fake-session.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform, connector)
})
afterEach(() => stand.close())

const minute = 60_000
const day = 24 * 60 * minute

async function begin(identifier: string = account.handle, ctx: ConnectContext = stand.connecting()) {
  const outcome = await connector.begin({ identifier, service: stand.baseUrl, web: stand.baseUrl }, ctx)
  if (!('redirect' in outcome)) throw new Error('no redirect')
  return outcome
}
async function finish(pending: Json, query: { readonly [name: string]: string }, ctx = stand.connecting()): Promise<Connection> {
  const outcome = await connector.finish?.(pending, query, ctx)
  if (!outcome || 'choices' in outcome) throw new Error('no connection')
  return outcome
}
const back = async (redirect: string) => Object.fromEntries((await consent(redirect)).searchParams)
async function signIn(identifier?: string, ctx: ConnectContext = stand.connecting()): Promise<Connection> {
  const { redirect, pending } = await begin(identifier, ctx)
  return finish(pending, await back(redirect), ctx)
}
const refresh = async (credentials: Json, ctx: ConnectContext = stand.connecting()): Promise<Connection> => {
  if (!connector.refresh) throw new Error('no refresh')
  return connector.refresh(credentials, ctx)
}
const check = (credentials: Json, ctx = stand.connecting()) => connector.check?.(credentials, ctx) ?? Promise.reject(new Error('no check'))

/** The same hub, which is told something else at addresses that end so. */
function lying(lies: { readonly [end: string]: object }, ctx: ConnectContext = stand.connecting()): ConnectContext {
  return {
    ...ctx,
    http: {
      async request<T>(method: Parameters<typeof ctx.http.request>[0], url: string, request: HttpRequest<T>) {
        const lie = Object.entries(lies).find(([end]) => url.split('?')[0]?.endsWith(end))?.[1]
        if (!lie) return ctx.http.request(method, url, request)
        const { status, headers, body } = await ctx.http.request(method, url, { ...request, answer: z.unknown() })
        return { status, headers, body: request.answer.parse({ ...(body as object), ...lie }) }
      },
    },
  }
}

describe('signing in', () => {
  it('begins with a handle, a DID, the server or the entry of the network', async () => {
    for (const typed of [account.handle, '@Nordlicht.test', 'https://bsky.app/profile/nordlicht.test', account.did, pds, `${issuer}/`]) {
      const { account: found, credentials, expiresAt } = await signIn(typed)
      expect(found).toEqual({ id: account.did, handle: account.handle, url: `${stand.baseUrl}/profile/${account.handle}` })
      expect(publisher.credentials.parse(credentials)).toMatchObject({ service: pds, issuer, did: account.did })
      expect(expiresAt).toEqual(new Date(stand.clock.now().getTime() + 15 * minute))
      await check(credentials)
    }
  })

  it('tells the person’s browser nothing but where the request lies', async () => {
    const { redirect, pending } = await begin()
    const { searchParams } = new URL(redirect)
    expect([...searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
    expect(JSON.stringify(pending)).toContain('"d":')
    for (const secret of ['verifier', '"d"', 'channel-1']) expect(redirect).not.toContain(secret)
  })

  it.each([
    ['evil', 'handle-invalid'],
    ['nobody.example', 'handle-unknown'],
    ['did:plc:short', 'did-unknown'],
    ['did:key:zQ3sh', 'did-unknown'],
    ['did:web:localhost%3A2583', 'did-unknown'],
    ['did:web:evil.example:path', 'did-unknown'],
    [`did:plc:${'a'.repeat(24)}`, 'account-gone'],
    ['http://pds.nordlicht.test', 'server-address-invalid'],
    ['https://user:pw@pds.nordlicht.test', 'server-address-invalid'],
    ['https://pds.nordlicht.test/path', 'server-address-invalid'],
    ['https://bsky.app', 'sign-in-unsupported'],
  ])('does not begin with %s', async (typed, code) => {
    expect(await failureOf(stand, begin(typed))).toMatchObject({ kind: 'rejected', code })
  })

  it.each([
    ['a name that the account does not claim', { [account.did]: { alsoKnownAs: ['at://other.example'] } }, 'handle-unproved'],
    ['a document of another account', { [account.did]: { id: `did:plc:${'a'.repeat(24)}` } }, 'did-mismatch'],
    ['an account without a server', { [account.did]: { service: [] } }, 'server-missing'],
    ['a server by plain http', { [account.did]: { service: [serviceAt('http://pds.nordlicht.test')] } }, 'server-address-invalid'],
    ['a server behind our wall', { [account.did]: { service: [serviceAt('file:///etc/passwd')] } }, 'server-address-invalid'],
    ['an issuer with a path', { 'oauth-protected-resource': { authorization_servers: [`${issuer}/evil`] } }, 'server-address-invalid'],
    ['several issuers', { 'oauth-protected-resource': { authorization_servers: [issuer, pds] } }, 'issuer-unclear'],
    ['an issuer of another name', { 'oauth-authorization-server': { issuer: `${issuer}/` } }, 'issuer-mismatch'],
    ['an issuer that knows no atproto', { 'oauth-authorization-server': { scopes_supported: ['openid'] } }, 'sign-in-unsupported'],
  ])('refuses %s', async (_, lies, code) => {
    expect(await failureOf(stand, begin(account.handle, lying(lies)))).toMatchObject({ kind: 'rejected', code })
  })

  it('refuses an answer of another server, and one that names none', async () => {
    const { redirect, pending } = await begin()
    const query = await back(redirect)
    expect(query.iss).toBe(issuer)
    for (const iss of ['https://evil.example', `${issuer}/`, ''])
      expect(await failureOf(stand, finish(pending, { ...query, iss }))).toMatchObject({ kind: 'rejected', code: 'issuer-mismatch' })
    await finish(pending, query)
  })

  it('refuses the tokens of another account', async () => {
    const other = `did:plc:${'a'.repeat(24)}`
    for (const typed of [account.handle, pds]) {
      const { redirect, pending } = await begin(typed)
      await expect(finish(pending, await back(redirect), lying({ '/oauth/token': { sub: other } }))).rejects.toThrow(PublisherError)
    }
    // Any server can say that it lets somebody in who lives elsewhere.
    const { redirect, pending } = await begin(pds)
    const elsewhere = lying({ 'oauth-protected-resource': { authorization_servers: ['https://evil.example'] } })
    expect(await failureOf(stand, finish(pending, await back(redirect), elsewhere))).toMatchObject({ code: 'account-changed' })
  })

  it.each([
    ['of another kind', { token_type: 'Bearer' }, 'answer-unreadable'],
    ['without an account', { sub: undefined }, 'answer-unreadable'],
    ['that permit nothing', { scope: 'atproto' }, 'scope-missing'],
  ])('refuses tokens %s', async (_, lie, code) => {
    const { redirect, pending } = await begin()
    expect(await failureOf(stand, finish(pending, await back(redirect), lying({ '/oauth/token': lie })))).toMatchObject({ code })
  })

  it('takes a name that leads nowhere sensible for nobody’s', async () => {
    expect(await failureOf(stand, begin(account.handle, lying({ resolveHandle: { did: 5 } })))).toMatchObject({ code: 'handle-unknown' })
  })

  it('says of a server without it that an app password is the way', async () => {
    const failure = await failureOf(stand, begin('https://bsky.app'))
    expect(failure.message).toContain('app password')
  })
})

const serviceAt = (serviceEndpoint: string) => ({ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint })

describe('an access', () => {
  it('is renewed, each time with the newest token, and the key of its proofs stays', async () => {
    let { credentials } = await signIn()
    const keys = new Set<string>()
    for (let n = 0; n < 5; n++) {
      stand.clock.advance(10 * minute)
      const renewed = await refresh(credentials)
      expect(renewed.credentials).not.toEqual(credentials)
      ;({ credentials } = renewed)
      keys.add(JSON.stringify((credentials as { key: unknown }).key))
      await check(credentials)
    }
    expect(keys.size).toBe(1)
  })

  it('that has ended is told as such, and a new one works', async () => {
    const { credentials } = await signIn()
    stand.clock.advance(15 * minute)
    expect(await failureOf(stand, check(credentials))).toMatchObject({ kind: 'reconnect', code: 'invalid_token' })
    await check((await refresh(credentials)).credentials)
  })

  it('whose renewal was answered and lost is for a person, and so is what came of it', async () => {
    const { credentials } = await signIn()
    const lost = await refresh(credentials)
    expect(await failureOf(stand, refresh(credentials))).toMatchObject({ kind: 'reconnect', code: 'invalid-grant' })
    // Whoever uses a token twice may have stolen it: the session has ended.
    expect(await failureOf(stand, check(lost.credentials))).toMatchObject({ kind: 'reconnect' })
  })

  it('is not spent where anything can be found out before', async () => {
    const { credentials } = await signIn()
    const moved = lying({ 'oauth-protected-resource': { authorization_servers: ['https://evil.example'] } })
    expect(await failureOf(stand, refresh(credentials, moved))).toMatchObject({ kind: 'reconnect', code: 'account-moved' })
    expect(await failureOf(stand, refresh(credentials, lying({ [account.did]: { service: [] } })))).toMatchObject({ kind: 'rejected' })
    await refresh(credentials)
  })

  it('does not end because the directory of the network does not answer', async () => {
    const { credentials } = await signIn()
    const ctx = stand.connecting()
    const { at } = ctx
    const silent = { ...ctx, at: (origin: string) => (origin === 'https://plc.directory' ? 'http://127.0.0.1:1' : at(origin)) }
    const closed = new PublisherError('retry', 'Nobody answers.', { code: 'ECONNREFUSED' })
    const http = {
      request: <T>(...[method, url, request]: [Parameters<typeof ctx.http.request>[0], string, HttpRequest<T>]) =>
        url.startsWith('http://127.0.0.1:1/') ? Promise.reject(closed) : ctx.http.request(method, url, request),
    }
    expect(await failureOf(stand, begin(account.handle, { ...silent, http }))).toMatchObject({ kind: 'retry' })
    const renewed = await refresh(credentials, { ...silent, http })
    expect(renewed.credentials).toMatchObject({ service: pds, issuer, handle: account.handle })
    await check(renewed.credentials)
  })

  it('goes on for three months without use', async () => {
    const { credentials } = await signIn()
    stand.clock.advance(89 * day)
    const renewed = await refresh(credentials)
    stand.clock.advance(90 * day)
    expect(await failureOf(stand, refresh(renewed.credentials))).toMatchObject({ kind: 'reconnect', code: 'invalid-grant' })
  })
})

describe('the hub', () => {
  it('says who it is, and nothing of its private key', async () => {
    const { client } = stand.connecting()
    const answer = await fetch(client?.id ?? '')
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({
      client_id: client?.id,
      redirect_uris: [stand.connecting().redirectUri],
      token_endpoint_auth_method: 'private_key_jwt',
      dpop_bound_access_tokens: true,
      jwks: { keys: [{ kty: 'EC', crv: 'P-256', alg: 'ES256', kid: client?.keys[0]?.id }] },
    })
    expect(text).not.toContain('"d"')
  })

  it('goes on with the key that a sign-in was begun with, and ends without it', async () => {
    const { client } = stand.connecting()
    const { credentials } = await signIn()
    const keys = (client?.keys ?? []) as unknown[]
    const newer = await createSigningKey()
    keys.unshift(newer)
    const renewed = await refresh(credentials)
    expect(renewed.credentials).toMatchObject({ clientKey: client?.keys[1]?.id })
    expect((await signIn()).credentials).toMatchObject({ clientKey: newer.id })
    keys.pop()
    expect(await failureOf(stand, refresh(renewed.credentials))).toMatchObject({ kind: 'reconnect', code: 'client-key-gone' })
  })

  it('whose document cannot be read just now is asked again later, with an access that is not spent', async () => {
    const { credentials } = await signIn()
    const ctx = stand.connecting()
    const keys = ctx.client?.keys as unknown[]
    const own = keys.splice(0)
    const unread = { ...ctx, client: ctx.client && { ...ctx.client, keys: own as typeof ctx.client.keys } }
    expect(await failureOf(stand, refresh(credentials, unread))).toMatchObject({ kind: 'retry', code: 'invalid-client-metadata' })
    keys.push(...own)
    await refresh(credentials)
  })

  it('that has another address since must be let in again', async () => {
    const { credentials } = await signIn()
    const ctx = stand.connecting()
    const moved = { ...ctx, client: ctx.client && { ...ctx.client, id: 'https://hub.acme.com/connect/client.json' } }
    expect(await failureOf(stand, refresh(credentials, moved))).toMatchObject({ kind: 'reconnect', code: 'client-changed' })
  })

  it('on one’s own machine is let in without a document, for a week, and a day without use', async () => {
    const local = { ...stand.connecting(), client: null, redirectUri: 'http://localhost:3000/api/channels/connected' }
    const { redirect, pending } = await begin(account.handle, local)
    const clientId = new URL(redirect).searchParams.get('client_id') ?? ''
    expect(clientId).toMatch(/^http:\/\/localhost\?/)
    const arrived = await consent(redirect)
    expect(arrived.href).toMatch(/^http:\/\/127\.0\.0\.1:3000\/api\/channels\/connected\?/)
    let { credentials } = await finish(pending, Object.fromEntries(arrived.searchParams), local)
    expect(credentials).toMatchObject({ clientId, clientKey: null })
    for (let n = 0; n < 7; n++) {
      stand.clock.advance(day - minute)
      ;({ credentials } = await refresh(credentials, local))
    }
    stand.clock.advance(8 * minute)
    expect(await failureOf(stand, refresh(credentials, local))).toMatchObject({ kind: 'reconnect' })
    ;({ credentials } = await signIn(account.handle, local))
    stand.clock.advance(day)
    expect(await failureOf(stand, refresh(credentials, local))).toMatchObject({ kind: 'reconnect' })
  })

  it.each([
    ['http://hub.intern', null],
    ['https://hub.acme.com:8443', 'https://hub.acme.com:8443/connect/bluesky/client.json'],
    ['https://hub.acme.local', 'https://hub.acme.local/connect/bluesky/client.json'],
    ['https://192.0.2.7', 'https://192.0.2.7/connect/bluesky/client.json'],
    ['https://[2001:db8::1]', 'https://[2001:db8::1]/connect/bluesky/client.json'],
    ['https://hub', 'https://hub/connect/bluesky/client.json'],
  ])('at %s is told what is missing, before anybody is called', async (url, id) => {
    const ctx = stand.connecting()
    const keys = ctx.client?.keys ?? []
    const here = { ...ctx, redirectUri: `${url}/api/channels/connected`, client: id === null ? null : { id, keys } }
    expect(await failureOf(stand, begin(account.handle, here))).toMatchObject({ kind: 'rejected', code: 'hub-address-unfit' })
    expect(stand.told.filter((line) => line.startsWith('{"method"'))).toEqual([])
  })
})
