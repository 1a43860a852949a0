import { describe, expect, it } from 'vitest'
import { channelOf, issueToken } from '../owned-medium-token.ts'
import { issuePreviewToken, readPreviewToken } from './token.ts'

const secret = 'a secret of more than 32 characters'
const now = new Date('2026-11-22T08:00:00.700Z')
const post = '019a0000-0000-7000-8000-0000000000d1'
const at = (ms: number) => new Date(now.getTime() + ms)
const hour = 3_600_000

describe('a preview token', () => {
  it('tells its post until it expires, to the second', () => {
    const { token, expiresAt } = issuePreviewToken(secret, post, 24, now)
    expect(expiresAt).toEqual(new Date('2026-11-23T08:00:00.000Z'))
    expect(readPreviewToken(secret, token, now)).toEqual({ state: 'valid', grant: { post, expiresAt } })
    expect(readPreviewToken(secret, token, new Date(expiresAt.getTime() - 1)).state).toBe('valid')
    expect(readPreviewToken(secret, token, expiresAt)).toEqual({ state: 'expired', grant: { post, expiresAt } })
  })

  it('is another one each time, and stands in an address as it is', () => {
    const [one, other] = [issuePreviewToken(secret, post, 1, now).token, issuePreviewToken(secret, post, 1, now).token]
    expect(one).not.toBe(other)
    expect(encodeURIComponent(one)).toBe(one)
  })

  it('cannot be changed in any character', () => {
    const { token } = issuePreviewToken(secret, post, 24, now)
    for (let n = 0; n < token.length; n++) {
      const other = token[n] === 'A' ? 'B' : 'A'
      const changed = token.slice(0, n) + other + token.slice(n + 1)
      // The last character of a seal has two bits that stand for nothing; the text is compared, so that they count too.
      expect([n, readPreviewToken(secret, changed, now).state]).toEqual([n, 'unknown'])
    }
  })

  it.each([
    ['of another secret', issuePreviewToken('another secret of more than 32 chars', post, 24, now).token],
    ['of a website channel', issueToken(secret, post)],
    ['without a seal', issuePreviewToken(secret, post, 24, now).token.split('.').slice(0, 3).join('.')],
    ['of nothing', ''],
    ['of dots', '...'],
    ['of another shape', `${issuePreviewToken(secret, post, 24, now).token}.x`],
    ['of another post', issuePreviewToken(secret, post, 24, now).token.replace('d1', 'd2')],
    ['that was made to last longer', issuePreviewToken(secret, post, 24, now).token.replace(/\.(\w+)\./, '.zzzzzz.')],
  ])('%s is none', (_, token) => {
    expect(readPreviewToken(secret, token, now)).toEqual({ state: 'unknown' })
    expect(readPreviewToken(secret, token, at(30 * 24 * hour))).toEqual({ state: 'unknown' })
  })

  it('opens no website channel', () => {
    expect(channelOf(secret, issuePreviewToken(secret, post, 24, now).token)).toBeNull()
  })
})
