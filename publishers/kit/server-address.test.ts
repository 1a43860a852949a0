import { expect, it } from 'vitest'
import { serverAddress } from './server-address.ts'

it.each([
  ['acme.example', 'https://acme.example'],
  [' https://acme.example/blog// ', 'https://acme.example/blog'],
  ['http://127.0.0.1:3000/fakes/here', 'http://127.0.0.1:3000/fakes/here'],
])('%s is %s', (typed, address) => {
  expect(serverAddress(typed, 'acme.example')).toBe(address)
})

it.each(['', 'acme', 'ftp://acme.example', 'https://user@acme.example', 'acme.example/?p=1', 'acme.example/#top', 'a b.example'])(
  '%j is none',
  (typed) => {
    expect(() => serverAddress(typed, 'acme.example')).toThrow('It looks like acme.example.')
  },
)
