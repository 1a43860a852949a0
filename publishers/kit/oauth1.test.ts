import { expect, it } from 'vitest'
import type { ConnectContext, HttpClient } from '../publisher.ts'
import {
  authorizationOf,
  baseStringOf,
  beginOAuth1,
  explainOAuth1,
  finishOAuth1,
  oauthParameters,
  signatureOf,
  type OAuth1Server,
} from './oauth1.ts'

it('normalises what is signed as RFC 5849 does in 3.4.1', () => {
  const parameters = [
    ['c2', ''],
    ['a3', '2 q'],
    ['oauth_consumer_key', '9djdj82h48djs9d2'],
    ['oauth_token', 'kkk9d7dh3k39sjv7'],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', '137131201'],
    ['oauth_nonce', '7d8f3e4a'],
  ] as const
  expect(baseStringOf({ method: 'POST', address: 'http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b', parameters })).toBe(
    'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_' +
      'key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token' +
      '%3Dkkk9d7dh3k39sjv7',
  )
})

it('takes names before values, and leaves a port that is not the usual one', () => {
  const base = baseStringOf({ method: 'GET', address: 'https://example.com:8443/r%20v/X?a-b=1&a=2&a=10&a1=3' })
  expect(base).toBe('GET&https%3A%2F%2Fexample.com%3A8443%2Fr%2520v%2FX&a%3D10%26a%3D2%26a-b%3D1%26a1%3D3')
})

const photos = (nonce: string, at: string) =>
  [
    ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', at],
    ['oauth_nonce', nonce],
  ] as const

it('signs the three requests of RFC 5849, 1.2, as it does', () => {
  const secret = 'kd94hf93k423kf44'
  const host = 'photos.example.net'
  const initiate = [...photos('wIjqoS', '137131200'), ['oauth_callback', 'http://printer.example.com/ready']] as const
  const token = [...photos('walatlh', '137131201'), ['oauth_token', 'hh5s93j4hdidpola'], ['oauth_verifier', 'hfdp7dh39dks9884']] as const
  const read = [...photos('chapoH', '137131202'), ['oauth_token', 'nnch734d00sl2jdk']] as const
  const picture = `http://${host}/photos?file=vacation.jpg&size=original`
  expect([
    signatureOf({ method: 'POST', address: `https://${host}/initiate`, parameters: initiate }, secret, ''),
    signatureOf({ method: 'POST', address: `https://${host}/token`, parameters: token }, secret, 'hdhd0244k9j7ao03'),
    signatureOf({ method: 'GET', address: picture, parameters: read }, secret, 'pfkkdhi9sl3r4s00'),
  ]).toEqual(['74KNZJeDHnMBp0EMJ9ZHt/XKycU=', 'gKgrFCywp7rO0OXSjdot/IHF7IU=', 'MdpQcU8iPSUjWoN/UDMsK2sui9I='])
})

it('makes the base string that Flickr’s own page shows', () => {
  // https://www.flickr.com/services/api/auth.oauth.html#request_token. The secret to its signature is not told there.
  const parameters = [
    ['oauth_nonce', '89601180'],
    ['oauth_timestamp', '1305583298'],
    ['oauth_consumer_key', '653e7a6ecc1d528c516cc8f92cf98611'],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_version', '1.0'],
    ['oauth_callback', 'http://www.example.com'],
  ] as const
  expect(baseStringOf({ method: 'GET', address: 'http://www.flickr.com/services/oauth/request_token', parameters })).toBe(
    'GET&http%3A%2F%2Fwww.flickr.com%2Fservices%2Foauth%2Frequest_token&oauth_callback%3Dhttp%253A%252F%252Fwww.example.com%26oauth_consumer_' +
      'key%3D653e7a6ecc1d528c516cc8f92cf98611%26oauth_nonce%3D89601180%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1305583298' +
      '%26oauth_version%3D1.0',
  )
})

const app = { id: 'app-id', secret: 'app-secret' }
const now = new Date('2026-11-30T10:00:00.900Z')

it('signs parameters that need encoding, each request with a nonce of its own', () => {
  const keys = { app, token: { id: 'token', secret: 's&cret' } }
  const request = { method: 'POST', address: 'https://api.example.com/rest/', parameters: [['text', 'Ä (1)! *']] as const }
  const [one, two] = [oauthParameters(request, keys, now), oauthParameters(request, keys, now)].map((told) => Object.fromEntries(told))
  expect(one).toMatchObject({ oauth_timestamp: '1796032800', oauth_token: 'token', oauth_version: '1.0' })
  expect(one?.oauth_nonce).not.toBe(two?.oauth_nonce)
  const { oauth_signature: signature = '', ...rest } = one ?? {}
  expect(signatureOf({ ...request, parameters: [...request.parameters, ...Object.entries(rest)] }, app.secret, 's&cret')).toBe(signature)
  expect(baseStringOf(request)).toContain('text%3D%25C3%2584%2520%25281%2529%2521%2520%252A')
  expect(authorizationOf([['oauth_signature', 'a+b/c=']])).toBe('OAuth oauth_signature="a%2Bb%2Fc%3D"')
})

const server: OAuth1Server = {
  name: 'Example',
  requestToken: 'https://www.example.com/request_token',
  authorize: 'https://www.example.com/authorize',
  accessToken: 'https://www.example.com/access_token',
  more: { perms: 'write' },
}

/** Answers the platform's texts, one after the other. `asked`: the addresses. */
function contextOf(...answers: string[]): { ctx: ConnectContext; asked: URL[] } {
  const asked: URL[] = []
  const request: HttpClient['request'] = async (_, url, { answer }) => {
    asked.push(new URL(url))
    return { status: 200, headers: new Headers(), body: answer.parse(answers.shift()) }
  }
  const { signal } = new AbortController()
  const ctx: ConnectContext = {
    channel: { id: '1' },
    app,
    at: (address) => address,
    http: { request },
    clock: { now: () => now },
    signal,
    redirectUri: 'https://hub.example/api/channels/connected',
    client: null,
    state: '1.abc',
    hub: { url: 'https://hub.example', token: 'x' },
  }
  return { ctx, asked }
}
const temporary = 'oauth_callback_confirmed=true&oauth_token=tmp-1&oauth_token_secret=tmp%2Fsecret'
const back = { state: '1.abc', oauth_token: 'tmp-1', oauth_verifier: 'v3r1f1er' }

it('goes the three steps, and has the person brought back with the state', async () => {
  const { ctx, asked } = contextOf(temporary, 'fullname=J&oauth_token=token-1&oauth_token_secret=secret-1&username=j')
  const { redirect, pending } = await beginOAuth1(server, ctx)
  expect(redirect).toBe('https://www.example.com/authorize?oauth_token=tmp-1&perms=write')
  expect(asked[0]?.searchParams.get('oauth_callback')).toBe('https://hub.example/api/channels/connected?state=1.abc')
  expect(await finishOAuth1(server, pending, back, ctx)).toEqual({ id: 'token-1', secret: 'secret-1' })
  const told = [...(asked[1]?.searchParams ?? [])]
  expect(Object.fromEntries(told)).toMatchObject({ oauth_token: 'tmp-1', oauth_verifier: 'v3r1f1er' })
  // Signed with the secret of the first step, which is not sent.
  const parameters = told.filter(([name]) => name !== 'oauth_signature')
  expect(signatureOf({ method: 'GET', address: server.accessToken, parameters }, app.secret, 'tmp/secret')).toBe(
    asked[1]?.searchParams.get('oauth_signature'),
  )
})

it.each([
  ['another sign-in’s state', { ...back, state: '2.abc' }, 'rejected'],
  ['another sign-in’s token', { ...back, oauth_token: 'tmp-2' }, 'rejected'],
  ['no token', { state: '1.abc', oauth_verifier: 'v' }, 'rejected'],
  ['no verifier, as from who refused', { state: '1.abc', oauth_token: 'tmp-1' }, 'reconnect'],
])('asks for no access with %s', async (_, query, kind) => {
  const { ctx, asked } = contextOf(temporary)
  const { pending } = await beginOAuth1(server, ctx)
  await expect(finishOAuth1(server, pending, query, ctx)).rejects.toMatchObject({ kind })
  expect(asked).toHaveLength(1)
})

it('does not go on where the platform did not take the address to come back to', async () => {
  const { ctx } = contextOf('oauth_callback_confirmed=false&oauth_token=tmp-1&oauth_token_secret=x')
  await expect(beginOAuth1(server, ctx)).rejects.toThrow()
})

it.each([
  ['oauth_problem=token_rejected', 'reconnect', 'token-rejected'],
  ['oauth_problem=signature_invalid&debug_sbs=GET&secret', 'reconnect', 'signature-invalid'],
  ['oauth_problem=timestamp_refused&oauth_acceptable_timestamps=1-2', 'retry', 'timestamp-refused'],
])('reads %s', (body, kind, code) => {
  const told = explainOAuth1('Example')(401, body)
  expect(told).toMatchObject({ kind, code })
  expect(told?.message).not.toContain('secret')
})

it.each([['<h1>401</h1>'], [null], [{ oauth_problem: 'token_rejected' }], ['oauth_problem=%3Cscript%3E']])('leaves %j alone', (body) => {
  expect(explainOAuth1('Example')(401, body)).toBeUndefined()
})
