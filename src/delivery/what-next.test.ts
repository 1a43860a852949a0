import { describe, expect, it } from 'vitest'
import { deliveryStates } from '../core/delivery.ts'
import type { Delivery } from './ledger.ts'
import { clockTime, whatNext } from './what-next.ts'

const now = new Date('2026-11-22T12:00:00Z')
const row = (differs: Partial<Delivery>): Delivery =>
  ({
    id: 'd1',
    state: 'scheduled',
    cancel: false,
    hold: '',
    waitsFor: '',
    ambiguous: false,
    unknownSince: null,
    url: '',
    timeZone: 'Europe/Berlin',
    dueAt: new Date('2026-11-22T11:59:00Z'),
    notBefore: new Date(0),
    ...differs,
  }) as Delivery
const next = (differs: Partial<Delivery>) => whatNext(row(differs), 'Acme on Mastodon', now)

describe('what happens next', () => {
  it.each(deliveryStates)('is said of %s', (state) => {
    const { sentence, command } = next({ state })
    expect(sentence).toMatch(command === null ? /[.]$/u : /[^.]$/u)
    if (command !== null) expect(command).toMatch(/^funkhaus deliveries (show|retry|resolve|thaw) /u)
  })

  it('never offers to send again what may be live', () => {
    const doubt = { ambiguous: true, unknownSince: now }
    for (const state of ['unknown', 'needs-human', 'skipped'] as const)
      expect(next({ state, ...doubt }).command).toContain('resolve d1 --live')
    expect(next({ state: 'skipped' }).command).toBe('funkhaus deliveries retry d1')
    expect(next({ state: 'skipped', ambiguous: true }).command).toBe('funkhaus deliveries retry d1')
  })

  it('says when, by the clock of the channel’s zone, and what is in the way first', () => {
    const later = new Date('2026-11-22T13:30:00Z')
    expect(next({ dueAt: later })).toEqual({ sentence: 'It goes out at 2026-11-22 14:30:00 CET.', command: null })
    expect(next({ notBefore: later })).toEqual({
      sentence: 'It is tried again at 2026-11-22 14:30:00 CET. Try it at once',
      command: 'funkhaus deliveries retry d1',
    })
    expect(next({ notBefore: later, hold: 'freeze:f1' }).command).toBe('funkhaus deliveries thaw f1')
    expect(next({ notBefore: later, hold: 'approval' }).sentence).toContain('approved again')
    expect(next({ notBefore: later, waitsFor: 'website' }).sentence).toContain('the website')
    expect(next({ waitsFor: 'before', part: 1 }).sentence).toContain('the part before it')
    expect(next({ state: 'late-hold', waitsFor: 'before', part: 1, replyTo: '' }).command).toBe('funkhaus deliveries resolve d1 --skip')
    expect(next({ notBefore: later, hold: 'freeze:f1', cancel: true }).sentence).toContain('withdrawn')
    expect(next({}).sentence).toContain('as soon as')
  })

  it('shows each hour of a change of clocks as its zone has it', () => {
    expect(clockTime(new Date('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toBe('2026-10-25 02:30:00 CEST')
    expect(clockTime(new Date('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toBe('2026-10-25 02:30:00 CET')
    expect(clockTime(new Date('2026-11-22T23:00:00Z'), 'Asia/Tokyo')).toBe('2026-11-23 08:00:00 GMT+9')
  })
})
