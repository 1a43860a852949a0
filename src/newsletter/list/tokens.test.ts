import { describe, expect, it } from 'vitest'
import { addressHash, confirmToken, leaveToken, readConfirmToken, readLeaveToken } from './tokens.ts'

const secret = 'a secret of at least thirty-two characters'
const id = '01a22a80-ca6b-7024-89bc-0192b5738b10'
const now = new Date('2026-11-30T10:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

describe('tokens of mails', () => {
  it('name the subscriber, and nobody else can make them', () => {
    expect(readLeaveToken(secret, leaveToken(secret, id))).toBe(id)
    expect(readLeaveToken(`${secret}x`, leaveToken(secret, id))).toBeNull()
    expect(readLeaveToken(secret, leaveToken(secret, id).replace(/^0/, '1'))).toBeNull()
    for (const bad of ['', '.', `${id}.`, `${leaveToken(secret, id)}.`, id]) expect(readLeaveToken(secret, bad)).toBeNull()
  })
  it('confirm for 48 hours', () => {
    const token = confirmToken(secret, id, now)
    expect(readConfirmToken(secret, token, later(47.9))).toEqual({ state: 'valid', subscriber: id })
    expect(readConfirmToken(secret, token, later(48))).toEqual({ state: 'expired', subscriber: id })
    const [, second = '', seal = ''] = token.split('.')
    const stretched = `${id}.${(Number.parseInt(second, 36) + 3600).toString(36)}.${seal}`
    expect(readConfirmToken(secret, stretched, now)).toEqual({ state: 'unknown' })
  })
  it('do not stand in for each other', () => {
    expect(readConfirmToken(secret, leaveToken(secret, id), now)).toEqual({ state: 'unknown' })
    expect(readLeaveToken(secret, confirmToken(secret, id, now))).toBeNull()
  })
  it('know an address again on the same list alone', () => {
    expect(addressHash(secret, 'a', 'eva@example.org')).toBe(addressHash(secret, 'a', 'eva@example.org'))
    expect(addressHash(secret, 'a', 'eva@example.org')).not.toBe(addressHash(secret, 'b', 'eva@example.org'))
  })
})
