import { describe, expect, it } from 'vitest'
import { counted, mayMail, type Mailed } from './mail-limit.ts'

const start = new Date('2026-11-30T10:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const sentAt = (mailed: Mailed, at: Date): Mailed => {
  const { mailedAt, ...rest } = counted(mailed, at)
  const { mailsSince = null, mails } = { mailsSince: mailed.mailsSince?.toISOString(), ...rest }
  return { mailedAt: new Date(mailedAt), mailsSince: mailsSince === null ? null : new Date(mailsSince), mails }
}

describe('how often an address is mailed', () => {
  const nothing: Mailed = { mailedAt: null, mailsSince: null, mails: 0 }
  it('is once in ten minutes', () => {
    const once = sentAt(nothing, start)
    expect([mayMail(nothing, start), mayMail(once, after(9.9)), mayMail(once, after(10))]).toEqual([true, false, true])
  })
  it('is three times a day, counted from the first', () => {
    const thrice = [0, 20, 40].reduce((mailed, at) => sentAt(mailed, after(at)), nothing)
    expect(thrice.mails).toBe(3)
    expect([mayMail(thrice, after(60)), mayMail(thrice, after(24 * 60 - 1)), mayMail(thrice, after(24 * 60))]).toEqual([false, false, true])
    expect(sentAt(thrice, after(24 * 60)).mails).toBe(1)
  })
  it('does not begin anew because one that failed is due again', () => {
    const due = { ...[0, 20, 40].reduce((mailed, at) => sentAt(mailed, after(at)), nothing), mailedAt: null }
    expect(mayMail(due, after(60))).toBe(false)
  })
})
