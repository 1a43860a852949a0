import { expect, it } from 'vitest'
import type { ConnectContext, HttpClient } from '../publisher.ts'
import connector from './connect.ts'

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
    context: { channel: { id: '1' }, http, clock: { now: () => new Date(0) }, signal, redirectUri: 'https://hub.example/back', hub },
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
