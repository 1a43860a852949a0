import { expect, it } from 'vitest'
import { byItsName } from './from-outside.ts'

const here = '/api/channels/connected?code=1&state=7.x'

it.each(['127.0.0.1:3000', '127.0.0.1', '[::1]:3000'])('brings who comes to %s to where they are signed in', (host) => {
  expect(byItsName('http://localhost:3000', host, here)).toBe(`http://localhost:3000${here}`)
})

it.each([
  ['http://localhost:3000', 'localhost:3000'],
  ['http://localhost:3000', 'evil.example'],
  ['http://localhost:3000', null],
  ['http://127.0.0.1:3000', '127.0.0.1:3000'],
  // A proxy may name it so.
  ['https://hub.example', '127.0.0.1:3000'],
])('leaves alone who comes to %s by %s', (publicUrl, host) => {
  expect(byItsName(publicUrl, host, here)).toBeNull()
})
