import { expect, it } from 'vitest'
import { endpoint, explain } from './xrpc.ts'

it.each([
  [401, 'AccountTakedown', 'unsupported'],
  [400, 'ExpiredToken', 'reconnect'],
  [400, 'InvalidSwap', 'reconcile'],
  // What the status says of these is right.
  [401, 'AuthenticationRequired', undefined],
  [400, 'InvalidRequest', undefined],
])('%i %s is read as %s', (status, error, kind) => {
  expect(explain(status, { error, message: 'Why' })).toMatchObject({ kind, message: 'Bluesky refused: Why' })
})

it('leaves alone what is no answer of an AT server', () => {
  expect(explain(502, '<h1>Bad Gateway</h1>')).toBeUndefined()
})

it('repeats a parameter for each of its values', () => {
  expect(endpoint('https://a.example/b', 'm', { uris: ['x y', 'z'], one: '1' })).toBe('https://a.example/b/xrpc/m?uris=x+y&uris=z&one=1')
})
