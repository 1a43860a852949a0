import fc from 'fast-check'
import { expect, it } from 'vitest'
import { channelOf, issueToken } from './owned-medium-token.ts'

const secret = 'a secret of more than 32 characters'

it('tells the channel that a token was issued for, under the same secret only', () => {
  const token = issueToken(secret, 'channel-1')
  expect(token).toMatch(/^channel-1\.[\w-]{43}$/)
  expect(issueToken(secret, 'channel-1')).toBe(token)
  expect(channelOf(secret, token)).toBe('channel-1')
  expect(channelOf('another secret of 32 characters or more', token)).toBeNull()
})

it('takes no token for another channel, and none that is shorter or longer', () => {
  const token = issueToken(secret, 'channel-1')
  const seal = token.slice(token.lastIndexOf('.'))
  for (const forged of [`channel-2${seal}`, seal, token.slice(0, -1), `${token}A`, 'channel-1', 'channel-1.', '', '.'])
    expect(channelOf(secret, forged)).toBeNull()
})

it('never takes what it did not issue', () => {
  fc.assert(fc.property(fc.string(), (text) => channelOf(secret, text) === null))
  fc.assert(fc.property(fc.string({ minLength: 1 }), (channel) => channelOf(secret, issueToken(secret, channel)) === channel))
})
