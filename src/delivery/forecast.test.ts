import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Channel } from '../core/channel.ts'
import { aDelivery } from '../../tests/support/deliveries.ts'
import { forecast } from './forecast.ts'
import type { Delivery } from './ledger.ts'
import type { Freeze } from './ports.ts'
import { slotKey } from './slot-key.ts'

const now = new Date('2026-11-22T09:00:00Z')
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)

const channel = (differs: Partial<Channel> = {}): Channel => ({
  id: 'c',
  name: 'Acme on Mastodon',
  brand: 'b',
  platform: 'mastodon',
  language: 'de',
  status: 'connected',
  paused: false,
  pausedReason: null,
  account: 'a',
  handle: '@acme',
  notBefore: null,
  timeZone: 'Europe/Berlin',
  slots: [],
  gapMs: 0,
  ...differs,
})
const row = (id: string, differs: Partial<Delivery> = {}): Delivery => ({
  ...aDelivery({ post: 'p', channel: 'c', brand: 'b' }, { key: id, title: `${id.toUpperCase()} · Acme`, dueAt: minutes(60) }),
  id,
  ...differs,
})
const freeze = (differs: Partial<Freeze> = {}): Freeze => ({ id: 'f', scope: 'all', target: '', reason: 'Recall.', ...differs })

interface Given {
  readonly channels?: readonly Channel[]
  readonly freezes?: readonly Freeze[]
}
/** What is said of each row, in minutes from now. */
function said(rows: readonly Delivery[], { channels = [channel()], freezes = [] }: Given = {}) {
  const told = forecast(rows, channels, freezes, now)
  return Object.fromEntries(
    told.map(({ delivery, goesAt, because }) => [
      delivery,
      { at: goesAt && (goesAt.getTime() - now.getTime()) / 60_000, why: because.en, de: because.de },
    ]),
  )
}
const one = (differs: Partial<Delivery>, given: Given = {}) => said([row('x', differs)], given).x

describe('when one delivery goes, and why not earlier', () => {
  it('at its time', () => {
    expect(one({})).toEqual({ at: 60, why: 'This is its time.', de: 'Das ist seine Zeit.' })
  })
  it('in its slot', () => {
    expect(one({ slot: slotKey('c', minutes(60)) })).toMatchObject({ at: 60, why: expect.stringContaining('slot') as string })
  })
  it('now, where it is due', () => {
    expect(one({ dueAt: minutes(-1) })).toMatchObject({ at: 0, why: expect.stringContaining('in a moment') as string })
  })
  it('when the pause ends that its last attempt ended with, and says why', () => {
    const waits = { dueAt: minutes(-1), notBefore: minutes(5), reason: 'The server is down.' }
    expect(one(waits)).toMatchObject({ at: 5, why: 'Not before: The server is down.', de: 'Nicht vorher: The server is down.' })
    expect(one({ ...waits, reason: 'The access was renewed.' })?.de).toBe('Nicht vorher: Der Zugang wurde erneuert.')
    expect(one({ ...waits, reason: '' })?.why).toContain('asked for a pause')
  })
  it('not before the channel may send again', () => {
    const given = { channels: [channel({ notBefore: minutes(7) })] }
    expect(one({ dueAt: minutes(0) }, given)).toMatchObject({ at: 7, why: 'The platform asked for a pause on Acme on Mastodon.' })
    expect(one({ dueAt: minutes(30) }, given)).toMatchObject({ at: 30, why: 'This is its time.' })
  })
  it('tells the gap after the last post from a pause of the platform', () => {
    const last = row('last', { state: 'published', dueAt: minutes(-3), publishedAt: minutes(-3) })
    const given = (notBefore: Date) => ({ channels: [channel({ gapMs: 10 * 60_000, notBefore })] })
    expect(said([last, row('x', { dueAt: minutes(0) })], given(minutes(7))).x).toMatchObject({
      at: 7,
      why: 'The channel still rests: 10 minutes apart from “LAST”.',
    })
    const elsewhere = row('else', { state: 'published', publishedAt: minutes(-1), channel: 'd' })
    expect(said([last, elsewhere, row('x', { dueAt: minutes(0) })], given(minutes(9))).x?.why).toContain('asked for a pause')
  })
  it('never, while somebody has to do something about it first', () => {
    expect(one({}, { channels: [channel({ paused: true, pausedReason: 'Holidays' })] })).toMatchObject({
      at: null,
      why: 'Acme on Mastodon is paused: Holidays.',
    })
    const byHub = channel({ paused: true, pausedReason: 'Acme refused: blocked.' })
    expect(one({}, { channels: [byHub] })?.de).toBe('Acme on Mastodon ist pausiert: Acme hat abgelehnt: blocked.')
    expect(one({}, { channels: [channel({ paused: true })] })?.why).toBe('Acme on Mastodon is paused.')
    expect(one({}, { channels: [channel({ status: 'not-connected' })] })).toMatchObject({
      at: null,
      why: 'Acme on Mastodon is not connected.',
    })
    expect(one({ hold: 'approval' })).toMatchObject({ at: null, why: 'It waits to be approved.' })
    expect(one({ approvedHash: '' })).toMatchObject({ at: null, why: 'It waits to be approved.' })
    expect(one({ cancel: true })?.why).toContain('being withdrawn')
    expect(one({}, { channels: [] })).toMatchObject({ at: null, why: 'The channel does not exist any more.' })
  })
  it('never in a freeze, and names it', () => {
    expect(one({ hold: 'freeze:f' }, { freezes: [freeze({ scope: 'brand', target: 'b' })] })).toEqual({
      at: null,
      why: 'This brand is frozen: Recall.',
      de: 'Diese Marke ist gesperrt: Recall.',
    })
    expect(one({}, { freezes: [freeze({ scope: 'channel', target: 'c' })] })?.why).toContain('This channel is frozen')
    expect(one({}, { freezes: [freeze({ scope: 'channel', target: 'other' })] })).toMatchObject({ at: 60 })
    // It was lifted a moment ago.
    expect(one({ hold: 'freeze:gone' })).toMatchObject({ at: 60 })
  })
  it('names all of what stands in its way', () => {
    const why = one({ hold: 'freeze:f', approvedHash: '' }, { freezes: [freeze()], channels: [channel({ paused: true })] })?.why
    expect(why).toBe('Everything is frozen: Recall. It waits to be approved. Acme on Mastodon is paused.')
  })
  it('never by itself where a person is needed', () => {
    expect(one({ state: 'needs-human' })).toMatchObject({ at: null, why: 'Only a person can tell whether it is live.' })
    expect(one({ state: 'late-hold' })).toMatchObject({ at: null, why: expect.stringContaining('Somebody decides') as string })
    expect(one({ state: 'blocked-auth' })).toMatchObject({ at: null, why: expect.stringContaining('refused') as string })
    expect(one({ state: 'live-withdrawn' })).toMatchObject({ at: null, why: expect.stringContaining('deleted') as string })
  })
  it('says when an unknown outcome is looked up, and a working platform asked', () => {
    expect(one({ state: 'unknown' })).toMatchObject({ at: null, why: expect.stringContaining('in a moment') as string })
    expect(one({ state: 'unknown', notBefore: minutes(5) })?.de).toContain('10:05 MEZ')
    expect(one({ state: 'processing', notBefore: minutes(5) })?.why).toContain('10:05')
    expect(one({ platform: 'xing', state: 'processing', notBefore: minutes(5) })?.why).toContain('by hand')
    expect(one({ state: 'unknown', notBefore: minutes(5), timeZone: 'Mars/Olympus' })?.why).toContain('09:05 UTC')
  })
  it('says that it is under way', () => {
    expect(one({ state: 'claimed', dueAt: minutes(-1) })).toMatchObject({ at: 0, why: expect.stringContaining('prepared') as string })
    expect(one({ state: 'sending', dueAt: minutes(-1) })).toMatchObject({ at: 0, why: expect.stringContaining('sent') as string })
  })
  it('says nothing of what has ended', () => {
    for (const state of ['published', 'rejected', 'failed', 'withdrawn', 'skipped'] as const) expect(one({ state })).toBeUndefined()
  })
  it('says when it will be too late by then', () => {
    const given = { channels: [channel({ notBefore: minutes(40) })] }
    expect(one({ dueAt: minutes(0) }, given)).toMatchObject({ at: null, why: expect.stringContaining('somebody will be asked') as string })
    expect(one({ dueAt: minutes(-600) }, given)?.why).toContain('left out')
    expect(one({ dueAt: minutes(0), latePolicy: 'publish' }, given)).toMatchObject({ at: 40 })
    // An open outcome is settled however late.
    expect(one({ dueAt: minutes(0), ambiguous: true, unknownSince: now }, given)).toMatchObject({ at: 40 })
  })
})

describe('deliveries of one channel', () => {
  it('go one after the other, with the gap between them', () => {
    const rows = [row('b', { dueAt: minutes(3) }), row('a', { dueAt: minutes(-1) }), row('c', { dueAt: minutes(30) })]
    expect(said(rows, { channels: [channel({ gapMs: 10 * 60_000 })] })).toMatchObject({
      a: { at: 0, why: expect.stringContaining('in a moment') as string },
      b: { at: 10, why: '“A” goes out before; then the channel rests for 10 minutes.' },
      c: { at: 30, why: 'This is its time.' },
    })
  })
  it('go in the order in which they are due, and at their own time where the gap allows just that', () => {
    const rows = [
      row('b', { dueAt: minutes(-2) }),
      row('a', { dueAt: minutes(-4) }),
      row('c', { dueAt: minutes(-1) }),
      row('d', { dueAt: minutes(15) }),
    ]
    expect(said(rows, { channels: [channel({ gapMs: 5 * 60_000 })] })).toMatchObject({
      a: { at: 0 },
      b: { at: 5 },
      c: { at: 10 },
      d: { at: 15, why: 'This is its time.' },
    })
  })
  it('tell a short gap in seconds', () => {
    const given = { channels: [channel({ gapMs: 30_000 })] }
    expect(said([row('a', { dueAt: now }), row('b', { dueAt: now })], given).b?.de).toContain('ruht der Kanal 30 Sekunden')
  })
  it('name who goes first where there is no gap', () => {
    expect(said([row('a'), row('b')]).b).toMatchObject({ at: 60, why: 'This is its time. “A” goes out before.' })
  })
  it('wait for the one that is under way', () => {
    const given = { channels: [channel({ gapMs: 10 * 60_000 })] }
    const rows = [row('b', { dueAt: now }), row('a', { state: 'sending', dueAt: minutes(-1) })]
    expect(said(rows, given).b).toMatchObject({ at: 10 })
    const rested = { channels: [channel({ gapMs: 10 * 60_000, notBefore: minutes(2) })] }
    expect(said(rows, rested).b).toMatchObject({ at: 10 })
  })
  it('do not wait for one that waits itself', () => {
    const given = { channels: [channel({ gapMs: 10 * 60_000 })] }
    const rows = [
      row('held', { dueAt: now, hold: 'approval' }),
      row('again', { dueAt: minutes(-5), notBefore: minutes(4) }),
      row('b', { dueAt: minutes(0) }),
    ]
    expect(said(rows, given)).toMatchObject({ held: { at: null }, b: { at: 0 }, again: { at: 10 } })
  })
  it('leave their place to the next when they are too late for it', () => {
    const rows = [row('a', { dueAt: minutes(-20) }), row('b', { dueAt: now })]
    expect(said(rows, { channels: [channel({ gapMs: 60 * 60_000 })] })).toMatchObject({ a: { at: null }, b: { at: 0 } })
  })
  it('hold up no other channel', () => {
    const channels = [channel({ gapMs: 10 * 60_000 }), channel({ id: 'd' })]
    expect(said([row('a', { dueAt: now }), row('b', { dueAt: now, channel: 'd' })], { channels })).toMatchObject({ b: { at: 0 } })
  })
})

describe('what follows another', () => {
  const channels = [channel({ gapMs: 5 * 60_000 }), channel({ id: 'w', name: 'Website' })]
  const website = (differs: Partial<Delivery> = {}) => row('site', { channel: 'w', ...differs })
  const follower = row('x', { waitsFor: 'site', dueAt: minutes(0), latePolicy: 'publish' })

  it('goes after it', () => {
    expect(said([follower, website()], { channels }).x).toMatchObject({ at: 60, why: 'The post goes to the website first.' })
  })
  it('goes now where that is live already', () => {
    expect(said([follower, website({ state: 'published', publishedAt: now })], { channels }).x).toMatchObject({ at: 0 })
  })
  it('goes as soon as that has arrived, where it is under way', () => {
    expect(said([follower, website({ state: 'sending', dueAt: minutes(-1) })], { channels }).x).toMatchObject({ at: 0 })
  })
  it('goes part by part, each after the one before', () => {
    const rows = [
      row('two', { part: 2, waitsFor: 'one', dueAt: minutes(60) }),
      row('one', { part: 1, waitsFor: 'x', dueAt: minutes(60) }),
      follower,
      website(),
    ]
    expect(said(rows, { channels })).toMatchObject({ x: { at: 60 }, one: { at: 65 }, two: { at: 70 } })
    const unhurried = channels.map((one) => ({ ...one, gapMs: 0 }))
    expect(
      said(
        rows.map((one) => ({ ...one, dueAt: minutes(-1) })),
        { channels: unhurried },
      ).one?.why,
    ).toContain('The part before it goes first.')
  })
  it('waits for what the other waits for, however far away', () => {
    const rows = [row('two', { part: 2, waitsFor: 'one' }), row('one', { part: 1, waitsFor: 'x' }), follower, website({ hold: 'approval' })]
    expect(said(rows, { channels })).toMatchObject({
      x: { at: null, why: 'The post goes to the website first. And of that one: It waits to be approved.' },
      one: { at: null, why: 'The part before it goes first. And of that one: It waits to be approved.' },
      two: { at: null, why: 'The part before it goes first. And of that one: It waits to be approved.' },
    })
  })
  it('says that the other does not happen by itself at all', () => {
    expect(said([follower, website({ state: 'failed' })], { channels }).x).toMatchObject({
      at: null,
      why: expect.stringContaining('does not happen by itself') as string,
    })
    expect(said([follower], { channels }).x?.why).toContain('does not happen by itself')
    expect(said([row('x', { waitsFor: 'x' })], { channels }).x).toMatchObject({ at: null })
  })
})

it('is never before its time, and never closer than the gap', () => {
  const instant = fc.integer({ min: -30, max: 240 }).map(minutes)
  const made = fc.record({
    channel: fc.constantFrom('c', 'd'),
    dueAt: instant,
    notBefore: instant,
    state: fc.constantFrom('scheduled' as const, 'scheduled' as const, 'scheduled' as const, 'unknown' as const, 'published' as const),
    latePolicy: fc.constantFrom('default', 'publish'),
    hold: fc.constantFrom('', '', 'approval'),
    // Each may wait for one of those before it.
    follows: fc.option(fc.nat(), { nil: null }),
  })
  const paced = fc.record({ gapMs: fc.integer({ min: 0, max: 40 }).map((n) => n * 60_000), notBefore: fc.option(instant) })
  fc.assert(
    fc.property(fc.array(made, { maxLength: 25 }), paced, paced, fc.boolean(), (drafts, c, d, underWay) => {
      const rows = drafts.map(({ follows, ...draft }, i) =>
        row(`r${i}`, {
          ...draft,
          waitsFor: follows !== null && i > 0 ? `r${follows % i}` : '',
          publishedAt: draft.state === 'published' ? minutes(-1) : null,
        }),
      )
      const all = underWay ? [...rows, row('under-way', { state: 'sending', dueAt: minutes(-2) })] : rows
      const channels = [channel(c), channel({ ...d, id: 'd' })]
      const told = forecast(all, channels, [], now)
      const at = new Map(told.flatMap(({ delivery, goesAt }) => (goesAt ? [[delivery, goesAt.getTime()] as const] : [])))
      for (const one of all) {
        const goes = at.get(one.id)
        if (goes === undefined) continue
        expect(goes).toBeGreaterThanOrEqual(Math.max(now.getTime(), one.dueAt.getTime()))
        const leader = at.get(one.waitsFor)
        if (leader !== undefined) expect(goes).toBeGreaterThanOrEqual(leader)
      }
      for (const { id, gapMs } of channels) {
        const times = all.flatMap((one) => (one.channel === id ? (at.get(one.id) ?? []) : [])).sort((a, b) => a - b)
        for (const [i, time] of times.entries()) if (i > 0) expect(time - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(gapMs)
      }
      // Every row that has not ended is spoken of, once.
      expect(told.map(({ delivery }) => delivery)).toEqual(all.filter(({ state }) => state !== 'published').map(({ id }) => id))
    }),
  )
})
