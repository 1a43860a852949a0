/** That the imitated authorization server refuses what the real ones refuse: whoever leaves one of these out must notice it here. */
import { webcrypto } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPkce, randomToken } from '../kit/pkce.ts'
import type { HubClient } from '../publisher.ts'
import { consent } from '../testing/consent.ts'
import { createSigningKey } from '../testing/signing-key.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import { issuer, pds } from './fake-oauth.ts'
import publisher from './publisher.ts'

let stand: Stand
let client: HubClient
let pair: CryptoKeyPair
const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const newPair = () => webcrypto.subtle.generateKey(es256, true, ['sign', 'verify'])
beforeEach(async () => {
  stand = await openStand(publisher, platform, connector)
  const { client: known } = stand.connecting()
  if (!known) throw new Error('no client')
  client = known
  pair = await newPair()
})
afterEach(() => stand.close())

type Claims = { readonly [name: string]: unknown }
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
async function jwt(header: Claims, claims: Claims, key: CryptoKey): Promise<string> {
  const signed = `${part(header)}.${part(claims)}`
  const signature = await webcrypto.subtle.sign(es256, key, Buffer.from(signed))
  return `${signed}.${Buffer.from(signature).toString('base64url')}`
}
const now = () => Math.floor(stand.clock.now().getTime() / 1000)
let nonce = ''

interface Change {
  readonly head?: Claims
  readonly claims?: Claims
  readonly key?: CryptoKeyPair
}
async function proof(url: string, { head = {}, claims = {}, key = pair }: Change = {}): Promise<string> {
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', key.publicKey)
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y }, ...head }
  return jwt(header, { jti: randomToken(), htm: 'POST', htu: url, iat: now(), nonce, ...claims }, key.privateKey)
}
async function assertion(claims: Claims = {}, head: Claims = {}): Promise<string> {
  const [key] = client.keys
  if (!key) throw new Error('no key')
  const said = { iss: client.id, sub: client.id, aud: issuer, jti: randomToken(), iat: now(), exp: now() + 60, ...claims }
  return jwt({ alg: 'ES256', kid: key.id, ...head }, said, key.privateKey)
}
async function post(path: string, form: { readonly [name: string]: string }, dpop: string) {
  const answer = await fetch(`${stand.baseUrl}/${new URL(issuer).host}${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { dpop },
  })
  nonce = answer.headers.get('dpop-nonce') ?? ''
  return { status: answer.status, body: (await answer.json()) as { [name: string]: string } }
}

const par = `${issuer}/oauth/par`
const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
async function requestOf(over: { readonly [name: string]: string } = {}): Promise<{ [name: string]: string }> {
  return {
    client_id: client.id,
    response_type: 'code',
    redirect_uri: stand.connecting().redirectUri,
    scope: 'atproto transition:generic',
    state: randomToken(),
    code_challenge: createPkce().challenge,
    code_challenge_method: 'S256',
    client_assertion_type: type,
    client_assertion: await assertion(),
    ...over,
  }
}
const push = async (over: { readonly [name: string]: string } = {}, change: Change = {}) =>
  post('/oauth/par', await requestOf(over), await proof(par, change))
/** So that each test is refused for its own reason. */
const learnNonce = () => post('/oauth/par', {}, 'none')

it('takes what is right', async () => {
  await learnNonce()
  expect(await push()).toMatchObject({
    status: 201,
    body: { request_uri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:/) as string },
  })
})

describe('a proof', () => {
  beforeEach(learnNonce)
  const invalid = 'invalid_dpop_proof'
  it.each<[string, Change, string]>([
    ['without a nonce', { claims: { nonce: undefined } }, 'use_dpop_nonce'],
    ['with a nonce of somebody else', { claims: { nonce: 'x' } }, 'use_dpop_nonce'],
    ['for another address', { claims: { htu: `${issuer}/oauth/token` } }, invalid],
    ['for another method', { claims: { htm: 'GET' } }, invalid],
    ['of long ago', { claims: { iat: 1 } }, invalid],
    ['of the future', { claims: { iat: 4_102_444_799 } }, invalid],
    ['without a name of its own', { claims: { jti: undefined } }, invalid],
    ['of another type', { head: { typ: 'JWT' } }, invalid],
    ['of another algorithm', { head: { alg: 'HS256' } }, invalid],
    ['for a token, where there is none', { claims: { ath: 'x' } }, invalid],
  ])('%s is refused', async (_, change, error) => {
    expect(await push({}, change)).toMatchObject({ status: 400, body: { error } })
  })

  it('whose key is another one than it says, or which holds the private key, is refused', async () => {
    const other = await newPair()
    const { kty, crv, x, y, d } = await webcrypto.subtle.exportKey('jwk', other.privateKey)
    expect(await push({}, { head: { jwk: { kty, crv, x, y } } })).toMatchObject({ status: 400, body: { error: invalid } })
    expect(await push({}, { key: other, head: { jwk: { kty, crv, x, y, d } } })).toMatchObject({ status: 400, body: { error: invalid } })
  })

  it('is taken once', async () => {
    const once = await proof(par)
    expect(await post('/oauth/par', await requestOf(), once)).toMatchObject({ status: 201 })
    expect(await post('/oauth/par', await requestOf(), once)).toMatchObject({ status: 400, body: { error: invalid } })
  })

  it('may be late by one turn of the nonce, and no more', async () => {
    const old = nonce
    stand.clock.advance(2 * 180_000)
    expect(await push({}, { claims: { nonce: old } })).toMatchObject({ status: 201 })
    stand.clock.advance(180_000)
    expect(await push({}, { claims: { nonce: old } })).toMatchObject({ status: 400, body: { error: 'use_dpop_nonce' } })
  })
})

describe('a client', () => {
  beforeEach(learnNonce)
  it.each<[string, Claims, Claims]>([
    ['for another server', { aud: pds }, {}],
    ['by another client', { iss: 'https://evil.example/client.json' }, {}],
    ['of another client', { sub: 'https://evil.example/client.json' }, {}],
    ['of more than a minute ago', { iat: 1 }, {}],
    ['that has ended', { exp: 1 }, {}],
    ['by a key that is not in its document', {}, { kid: 'another' }],
    ['without a name of its own', { jti: '' }, {}],
  ])('whose assertion is %s is refused', async (_, claims, head) => {
    expect(await push({ client_assertion: await assertion(claims, head) })).toMatchObject({
      status: 400,
      body: { error: 'invalid_client' },
    })
  })

  it('must prove itself by its own key, each time anew', async () => {
    const [, claims] = (await assertion()).split('.')
    const stranger = await createSigningKey()
    const forged = await jwt(
      { alg: 'ES256', kid: client.keys[0]?.id },
      JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()) as Claims,
      stranger.privateKey,
    )
    expect(await push({ client_assertion: forged })).toMatchObject({ body: { error: 'invalid_client' } })
    const once = await assertion()
    expect(await push({ client_assertion: once })).toMatchObject({ status: 201 })
    expect(await push({ client_assertion: once })).toMatchObject({ status: 400 })
    expect(await push({ client_assertion_type: 'x' })).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  })

  it.each([
    ['nowhere', 'https://hub.example:8443/client.json'],
    ['at a place without a document', '/connect/none.json'],
    ['whose name is no address', 'my-client'],
    ['on a port of localhost', 'http://localhost:3000'],
    ['that would be sent back to localhost by name', 'http://localhost?redirect_uri=http%3A%2F%2Flocalhost%2Fback'],
  ])('%s is refused', async (_, id) => {
    const client_id = id.startsWith('/') ? new URL(id, stand.baseUrl).href : id
    expect((await push({ client_id })).status).toBe(400)
  })
})

describe('a request', () => {
  beforeEach(learnNonce)
  it.each([
    ['to another way back', { redirect_uri: 'https://evil.example/back' }],
    ['without PKCE', { code_challenge: '' }],
    ['with plain PKCE', { code_challenge_method: 'plain' }],
    ['without a state', { state: '' }],
    ['without atproto', { scope: 'transition:generic' }],
    ['for more than its document declares', { scope: 'atproto transition:chat.bsky' }],
    ['for a token at once', { response_type: 'token' }],
    ['for somebody unknown', { login_hint: 'nobody.example' }],
  ])('%s is refused', async (_, over) => {
    expect((await push(over)).status).toBe(400)
  })

  it('uses a challenge once, ends after five minutes, and is the only way to the page', async () => {
    const page = (query: { [name: string]: string }) =>
      fetch(`${stand.baseUrl}/${new URL(issuer).host}/oauth/authorize?${new URLSearchParams(query)}`)
    const { challenge } = createPkce()
    const { body } = await push({ code_challenge: challenge })
    expect((await push({ code_challenge: challenge })).status).toBe(400)
    const named = { client_id: client.id, request_uri: body.request_uri ?? '' }
    expect((await page(named)).status).toBe(200)
    expect((await page({ ...named, client_id: 'https://evil.example/client.json' })).status).toBe(400)
    expect((await page(await requestOf())).status).toBe(400)
    stand.clock.advance(5 * 60_000)
    expect((await page(named)).status).toBe(400)
  })
})

describe('a code', () => {
  const token = `${issuer}/oauth/token`
  async function permitted() {
    const { challenge, verifier } = createPkce()
    const { body } = await push({ code_challenge: challenge })
    const query = new URLSearchParams({ client_id: client.id, request_uri: body.request_uri ?? '' })
    const back = await consent(`${stand.baseUrl}/${new URL(issuer).host}/oauth/authorize?${query}`)
    return { code: back.searchParams.get('code') ?? '', verifier }
  }
  const exchange = async (
    { code, verifier }: { code: string; verifier: string },
    over: { [name: string]: string } = {},
    change: Change = {},
  ) => {
    const form = {
      client_id: client.id,
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: stand.connecting().redirectUri,
      client_assertion_type: type,
      client_assertion: await assertion(),
      ...over,
    }
    return post('/oauth/token', form, await proof(token, change))
  }
  beforeEach(learnNonce)

  it('is bound to its verifier, its way back and the key of the proofs', async () => {
    const given = await permitted()
    const invalid = { status: 400, body: { error: 'invalid_grant' } }
    expect(await exchange(given, { code_verifier: 'x'.repeat(43) })).toMatchObject(invalid)
    expect(await exchange(given, { redirect_uri: 'https://hub.example/other' })).toMatchObject(invalid)
    expect(await exchange(given, {}, { key: await newPair() })).toMatchObject(invalid)
    expect(await exchange(given)).toMatchObject({ status: 200, body: { token_type: 'DPoP' } })
  })

  it('that comes twice closes what it opened', async () => {
    const given = await permitted()
    const { body } = await exchange(given)
    const ask = async () => {
      const url = `${pds}/xrpc/com.atproto.server.getSession`
      const ath = Buffer.from(await webcrypto.subtle.digest('SHA-256', Buffer.from(body.access_token ?? ''))).toString('base64url')
      const headers = { authorization: `DPoP ${body.access_token}`, dpop: await proof(url, { claims: { htm: 'GET', ath } }) }
      return fetch(`${stand.baseUrl}/${new URL(pds).host}/xrpc/com.atproto.server.getSession`, { headers })
    }
    expect((await ask()).status).toBe(200)
    expect((await exchange(given)).status).toBe(400)
    const closed = await ask()
    expect(closed.status).toBe(401)
    expect(closed.headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  it('ends after five minutes', async () => {
    const given = await permitted()
    stand.clock.advance(5 * 60_000)
    await learnNonce()
    expect((await exchange(given)).status).toBe(400)
  })
})
