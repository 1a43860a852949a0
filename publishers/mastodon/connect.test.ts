import { expect, it } from 'vitest'
import type { ConnectContext, HttpClient } from '../publisher.ts'
import { failureOf } from '../testing/contract-subject.ts'
import { openStand } from '../testing/stand.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

/** Notes where it was called, and goes no further. */
function watching(): { called: string[]; context: ConnectContext } {
  const called: string[] = []
  const http: HttpClient = {
    request: (method, url) => {
      called.push(`${method} ${url}`)
      return Promise.reject(new Error('far enough'))
    },
  }
  const { signal } = new AbortController()
  const hub = { url: 'https://hub.example', token: 'x' }
  return {
    called,
    context: {
      channel: { id: '1' },
      app: null,
      at: (origin: string) => origin,
      http,
      clock: { now: () => new Date(0) },
      signal,
      redirectUri: 'https://hub.example/back',
      client: null,
      state: '',
      hub,
    },
  }
}

it.each([
  ['mastodon.social', 'https://mastodon.social'],
  [' Mastodon.Social/ ', 'https://mastodon.social'],
  ['https://mastodon.social', 'https://mastodon.social'],
  ['@acme@mastodon.social', 'https://mastodon.social'],
  ['acme@mastodon.social', 'https://mastodon.social'],
  ['mästodon.example', 'https://xn--mstodon-5wa.example'],
  ['http://127.0.0.1:3000/playground/mastodon/', 'http://127.0.0.1:3000/playground/mastodon'],
])('reads %j as %s', async (instance, server) => {
  const { called, context } = watching()
  await expect(connector.begin({ instance, token: 't' }, context)).rejects.toThrow('far enough')
  expect(called).toEqual([`GET ${server}/api/v1/accounts/verify_credentials`])
})

it.each([
  '',
  '@',
  'not a server',
  'https://',
  'ftp://mastodon.social',
  'https://user:pass@mastodon.social',
  'mastodon.social?x=1',
  '@acme',
])('takes %j for no server', async (instance) => {
  const { called, context } = watching()
  await expect(connector.begin({ instance }, context)).rejects.toMatchObject({ kind: 'rejected', code: 'instance-invalid' })
  expect(called).toEqual([])
})

it('binds the code to this sign-in, and asks for no more than it needs', async () => {
  const stand = await openStand(publisher, platform)
  const begun = await connector.begin({ instance: stand.baseUrl }, stand.connecting())
  if (!('redirect' in begun)) throw new Error('no redirect')
  const { searchParams } = new URL(begun.redirect)
  expect(searchParams.get('scope')).toBe('read:accounts read:notifications read:statuses write:media write:statuses')
  const answer = await fetch(`${stand.baseUrl}/oauth/authorize`, { method: 'POST', body: searchParams, redirect: 'manual' })
  const query = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
  // Whoever steals the code does not have the verifier.
  const stolen = { ...(begun.pending as object), verifier: 'guessed' }
  const finishing = connector.finish?.(stolen, query, stand.connecting()) ?? Promise.resolve()
  expect(await failureOf(stand, finishing)).toMatchObject({ kind: 'reconnect', code: 'http-400' })
  await stand.close()
})

it('calls nobody when the person refused', async () => {
  const { called, context } = watching()
  const pending = { server: 'https://mastodon.social', clientId: 'c', clientSecret: 's', verifier: 'v', state: 'ours' }
  const finishing = connector.finish?.(pending, { state: 'ours', error: 'access_denied' }, context)
  await expect(finishing).rejects.toMatchObject({ kind: 'reconnect', code: 'access_denied' })
  expect(called).toEqual([])
})
