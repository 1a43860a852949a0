import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { HttpClient } from '../publisher.ts'
import { boundClient, createDpopKey, dpopKeySchema, proofs } from './dpop.ts'
import { createHttpClient } from './http.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

interface Answer {
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  readonly body?: object
}
interface Heard {
  readonly url: string
  readonly authorization: string
  readonly body: string
  readonly claims: { readonly [name: string]: unknown }
}

/** A server that answers one after the other, and a client that is bound to a key. Servers are named `https://<host>.example`. */
async function bound(...answers: Answer[]): Promise<{ client: HttpClient; heard: Heard[] }> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { authorization = '', dpop } = request.headers
      const [, claims = ''] = String(dpop).split('.')
      heard.push({
        url: request.url ?? '',
        authorization,
        body,
        claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) as Heard['claims'],
      })
      const { status, headers, body: told = {} } = answers.shift() ?? { status: 200 }
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(told))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.close()
    await once(server, 'close')
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const http = createHttpClient({ secrets: ['the-token'], allowPrivateOrigins: [origin], signal: new AbortController().signal })
  const client = boundClient({
    http,
    proofs: await proofs(await createDpopKey(), { now: () => new Date('2026-11-30T12:00:00.900Z') }),
    accessToken: 'the-token',
    reached: (address) => `${origin}/${new URL(address).host}${new URL(address).pathname}`,
  })
  return { client, heard }
}

const answer = z.unknown()
const ask = (client: HttpClient, url = 'https://one.example/write?x=1', more: { visible?: boolean } = {}) =>
  client.request('POST', url, { json: { text: 'once' }, answer, ...more })
const wants = (nonce: string, status = 401): Answer => ({
  status,
  headers: { 'dpop-nonce': nonce, 'www-authenticate': `DPoP algs="ES256", error="use_dpop_nonce", error_description="x"` },
})

describe('a call that is bound to a key', () => {
  it('carries the token, and says to whom, how and when, as the server is named', async () => {
    const { client, heard } = await bound()
    await ask(client)
    const [first] = heard
    expect(first?.authorization).toBe('DPoP the-token')
    expect(first?.claims).toMatchObject({
      htm: 'POST',
      htu: 'https://one.example/write',
      iat: Date.parse('2026-11-30T12:00:00Z') / 1000,
      ath: 'wqc_z2HfvcrceaELozCy7162b8Cmc17Wm3lrs8l7l64',
    })
    expect(first?.claims).not.toHaveProperty('nonce')
  })

  it.each([
    ['in a challenge', wants('n-1')],
    ['in its body', { status: 400, headers: { 'dpop-nonce': 'n-1' }, body: { error: 'use_dpop_nonce' } }],
  ])('is made once more with the nonce that the server wants %s, the same in all else', async (_, refusal) => {
    const { client, heard } = await bound(refusal)
    await ask(client, undefined, { visible: true })
    expect(heard.map(({ claims }) => claims.nonce)).toEqual([undefined, 'n-1'])
    expect(new Set(heard.map(({ url, body, authorization }) => url + body + authorization)).size).toBe(1)
    expect(new Set(heard.map(({ claims }) => claims.jti)).size).toBe(2)
  })

  it('remembers the nonce of each server, and takes its newest one', async () => {
    const { client, heard } = await bound(wants('n-1'), { status: 200, headers: { 'dpop-nonce': 'n-2' } })
    await ask(client)
    await ask(client)
    await ask(client, 'https://two.example/write')
    expect(heard.map(({ claims }) => claims.nonce)).toEqual([undefined, 'n-1', 'n-2', undefined])
  })

  it('is made no third time', async () => {
    const { client, heard } = await bound(wants('n-1'), wants('n-2'))
    await expect(ask(client, undefined, { visible: true })).rejects.toMatchObject({ kind: 'retry', code: 'dpop-nonce' })
    expect(heard).toHaveLength(2)
  })

  it.each<[string, Answer, object]>([
    [
      'another challenge',
      { status: 401, headers: { 'dpop-nonce': 'n', 'www-authenticate': 'DPoP error="invalid_token"' } },
      { kind: 'reconnect' },
    ],
    ['a challenge without a nonce', { status: 401, headers: { 'www-authenticate': 'DPoP error="use_dpop_nonce"' } }, { kind: 'reconnect' }],
    ['an open outcome', { status: 500, headers: { 'dpop-nonce': 'n' }, body: { error: 'use_dpop_nonce' } }, { kind: 'reconcile' }],
    ['a refusal of the content', { status: 422, body: { error: 'too_long' } }, { kind: 'rejected' }],
  ])('is not made again after %s', async (_, refusal, failure) => {
    const { client, heard } = await bound(refusal)
    await expect(ask(client, undefined, { visible: true })).rejects.toMatchObject(failure)
    expect(heard).toHaveLength(1)
  })
})

it('a key is new each time, and whole', async () => {
  const [one, two] = [await createDpopKey(), await createDpopKey()]
  expect(one.d).not.toBe(two.d)
  expect(dpopKeySchema.safeParse({ ...one, d: undefined }).success).toBe(false)
})
