import { describe, expect, it } from 'vitest'
import { sampleRow } from '../delivery/table/samples.ts'
import type { Delivery } from '../delivery/ledger.ts'
import type { ChannelNow } from '../core/channel.ts'
import { endsUnseen, standingOf, type Standing } from './standing.ts'
import { patienceOf, tellDue, type Told } from './telling.ts'

const now = new Date('2026-11-29T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const open: Standing = { is: 'open', why: null }
const withdrawn: Standing = { is: 'withdrawn', why: { de: 'd', en: 'e' } }
const due = (told: Told['told'], minutesAgo: number, standing = open, patience = patienceOf({})) =>
  tellDue({ told, toldAt: told === 'nothing' ? null : ago(minutesAgo) }, standing, patience, now)

describe('its people', () => {
  it('are told at once, reminded after an hour, and those above after four', () => {
    expect(due('nothing', 0)).toBe('open')
    expect([due('open', 59), due('open', 60)]).toEqual([null, 'reminded'])
    expect([due('reminded', 179), due('reminded', 180)]).toEqual([null, 'escalated'])
    expect(due('escalated', 10_000)).toBeNull()
  })
  it('are told as the channel wants it', () => {
    const patience = patienceOf({ remindMinutes: 5, escalateMinutes: 5 })
    expect([due('open', 4, open, patience), due('open', 5, open, patience)]).toEqual([null, 'reminded'])
    expect(due('reminded', 0, open, patience)).toBe('escalated')
  })
  it('are told once that it must not be posted, if they knew of it, and anew when it may', () => {
    expect([due('nothing', 10_000, withdrawn), due('stopped', 10_000, withdrawn)]).toEqual([null, null])
    expect((['open', 'reminded', 'escalated'] as const).map((told) => due(told, 0, withdrawn))).toEqual(['stopped', 'stopped', 'stopped'])
    expect(due('stopped', 0)).toBe('open')
    expect(due('open', 10_000, { is: 'over', why: null })).toBeNull()
  })
})

describe('a task', () => {
  const channel: ChannelNow = {
    id: 'c',
    name: 'Acme',
    brand: 'b',
    platform: 'x',
    language: 'de',
    status: 'connected',
    paused: false,
    pausedReason: null,
    account: '',
    handle: '',
    notBefore: null,
    gapMs: 0,
  }
  const row = (differs: Partial<Delivery> = {}) => sampleRow({ state: 'processing', ...differs })
  const freeze = { id: '1', scope: 'all', target: '', reason: 'Krise' } as const
  const is = (...asked: Parameters<typeof standingOf>) => standingOf(...asked).is

  it('may be done while exactly this is approved and nothing holds it', () => {
    expect(standingOf(row(), channel, [])).toEqual(open)
    expect(is(row({ state: 'unknown' }), channel, [])).toBe('open')
  })
  it.each([
    ['withdrawn', row({ cancel: true })],
    ['withdrawn', row({ cancel: true, hold: 'freeze:1' })],
    ['edited', row({ approvedHash: '' })],
    ['frozen', row({ hold: 'freeze:1' })],
    ['over', row({ state: 'published' })],
    ['over', row({ state: 'skipped' })],
    ['over', null],
  ] as const)('is %s', (expected, asked) => {
    const standing = standingOf(asked, channel, [])
    expect(standing.is).toBe(expected)
    expect(standing.why?.de).toMatch(/^\p{Lu}.+\.$/u)
  })
  it('is frozen before its row knows', () => {
    expect(standingOf(row(), { ...channel, paused: true, pausedReason: 'Acme refused: blocked.' }, []).why).toEqual({
      de: 'Acme ist pausiert: Acme hat abgelehnt: blocked.',
      en: 'Acme is paused: Acme refused: blocked.',
    })
    expect(standingOf(row(), channel, [freeze])).toMatchObject({ is: 'frozen', why: { de: 'Angehalten: Krise' } })
  })
  it('waits where its channel is paused or gone', () => {
    expect(is(row(), { ...channel, paused: true }, [])).toBe('paused')
    expect(is(row(), null, [])).toBe('paused')
  })
  it('ends by itself only where nobody can have posted it', () => {
    expect(endsUnseen(withdrawn, false)).toBe(true)
    expect(endsUnseen(withdrawn, true)).toBe(false)
    expect(endsUnseen(standingOf(row(), channel, [freeze]), false)).toBe(false)
  })
})
