import { describe, expect, it } from 'vitest'
import { issueOperatorToken, operatorOf } from './operator-token.ts'

const secret = 'a secret that is at least 32 characters long'
const order = { operation: 'freeze', body: '{"scope":"all","reason":"Unfall"}' }
const now = new Date('2026-11-22T09:30:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

describe('an operator’s token', () => {
  const token = issueOperatorToken(secret, order, 'alice', now)

  it('says who gave the order', () => {
    expect(operatorOf(secret, token, order, now)).toBe('alice')
  })

  it('is good for one order only, and only with the secret', () => {
    expect(operatorOf(secret, token, { ...order, operation: 'thaw' }, now)).toBeNull()
    expect(operatorOf(secret, token, { ...order, body: order.body.replace('all', 'brand') }, now)).toBeNull()
    expect(operatorOf(`${secret}!`, token, order, now)).toBeNull()
  })

  it('lasts a minute, between clocks that differ a little', () => {
    expect(operatorOf(secret, token, order, later(60_000))).toBe('alice')
    expect(operatorOf(secret, token, order, later(-20_000))).toBe('alice')
    expect(operatorOf(secret, token, order, later(91_000))).toBeNull()
    expect(operatorOf(secret, token, order, later(-31_000))).toBeNull()
  })

  it('cannot be made by who may say who gives it', () => {
    const [, sealed] = token.split('.')
    const forged = Buffer.from(JSON.stringify({ by: 'mallory', until: now.getTime() + 60_000 })).toString('base64url')
    for (const wrong of [`${forged}.${sealed}`, forged, `.${sealed}`, '', '.', `${token}x`, token.slice(0, -1)])
      expect(operatorOf(secret, wrong, order, now)).toBeNull()
  })
})
