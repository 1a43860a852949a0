import { describe, expect, it } from 'vitest'
import { aStory } from '../../tests/support/deliveries.ts'
import { aChannelOf } from '../../tests/support/memory-world.ts'
import type { Channel } from '../core/channel.ts'
import type { Variant } from '../core/variant.ts'
import { planned, type PlannedFrom } from './planned.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const on = (id: string, differs: Partial<Variant> = {}, channel: Partial<Channel> = {}): Variant => ({
  channel: aChannelOf(id, { platform: id === 'site' ? 'site' : 'network', ...channel }),
  story: aStory('p'),
  dueAt: null,
  hash: id,
  ...differs,
})
const from = (differs: Partial<PlannedFrom> = {}): PlannedFrom => ({
  now,
  isOwned: (platform) => platform === 'site',
  live: new Map(),
  ...differs,
})
const one = (variant: Variant, differs: Partial<PlannedFrom> = {}) => {
  const [view] = planned([variant], from(differs))
  return { at: view?.at, note: view?.note.en, de: view?.note.de }
}
const nights = { slots: [{ day: 'daily', time: '02:30' }] } as const

describe('what is planned', () => {
  it('names channel and zone, the instant, and what it waits for', () => {
    expect(planned([on('site', { dueAt: later(48) }), on('a', {}, { timeZone: 'Asia/Kathmandu' })], from())).toEqual([
      {
        channel: { id: 'site', name: 'Acme site', platform: 'site' },
        at: '2026-11-24T10:00:00.000Z',
        timeZone: 'Europe/Berlin',
        note: { de: '', en: '' },
      },
      {
        channel: { id: 'a', name: 'Acme a', platform: 'network' },
        at: '2026-11-24T10:00:00.000Z',
        timeZone: 'Asia/Kathmandu',
        note: { de: 'Nach Acme site: erst wenn der Beitrag dort steht.', en: 'After Acme site: once the post is there.' },
      },
    ])
  })

  it('goes at once where nothing was said, and where the time has passed', () => {
    expect(one(on('a'))).toMatchObject({ at: null, note: 'As soon as it is approved.', de: 'Sobald freigegeben.' })
    expect(one(on('a', { dueAt: later(-1) }))).toMatchObject({
      at: null,
      note: 'As soon as it is approved: the chosen time, Sun, 22 Nov 2026, 10:00 CET, has passed.',
    })
  })

  it('says of a slot that it is one, and which hour the clocks leave out or repeat', () => {
    expect(one(on('a', { takesSlot: true }, nights))).toMatchObject({ at: '2026-11-23T01:30:00.000Z', note: 'Next free slot.' })
    expect(one(on('a', { takesSlot: true, dueAt: new Date('2027-03-27T12:00:00Z') }, nights))).toEqual({
      at: '2027-03-28T01:30:00.000Z',
      note: 'Next free slot. 02:30 does not exist on 28 March 2027 (the clocks change): 03:30.',
      de: 'Nächster freier Sendeplatz. 02:30 Uhr gibt es am 28. März 2027 nicht (Zeitumstellung): 03:30 Uhr.',
    })
    expect(one(on('a', { takesSlot: true, dueAt: new Date('2027-10-30T12:00:00Z') }, nights)).note).toBe(
      'Next free slot. 02:30 happens twice on 31 October 2027 (the clocks change): Sun, 31 Oct 2027, 02:30 CEST.',
    )
    // The second of the two was chosen.
    expect(one(on('a', { ownTime: true, dueAt: new Date('2027-10-31T01:30:00Z') })).note).toContain('02:30 CET.')
  })

  it('says where no time can be told', () => {
    expect(one(on('a', { takesSlot: true }))).toMatchObject({ at: null, note: 'The channel has no slots.' })
    expect(one(on('a', { takesSlot: true }, nights), { taken: () => true })).toMatchObject({ at: null, note: 'No slot is free.' })
    expect(one(on('a', { ownTime: true }))).toMatchObject({ at: null, note: 'Its time is still to be chosen.' })
  })

  it('counts repetitions, and says which of them the clocks move', () => {
    const recurrence = { every: 'day', interval: 2, until: '2027-03-29' } as const
    expect(one(on('a', { ownTime: true, dueAt: new Date('2027-03-26T01:30:00Z'), recurrence })).note).toBe(
      'Then every 2 days, once more, until and including 29 March 2027. 02:30 does not exist on 28 March 2027 (the clocks change): 03:30.',
    )
    expect(one(on('a', { recurrence: { every: 'week', interval: 1, until: '2026-12-24' } }))).toMatchObject({
      note: 'As soon as it is approved. Then weekly, 4 times more, until and including 24 December 2026.',
      de: 'Sobald freigegeben. Danach wöchentlich, noch 4-mal, bis einschließlich 24. Dezember 2026.',
    })
    expect(one(on('a', { recurrence: { every: 'week', interval: 1, until: '2026-11-24' } })).note).toContain('No repetition by')
    expect(one(on('a', { recurrence: { every: 'week', interval: 1, until: '' } })).note).toContain('still to be said')
  })

  it('is not sent to a network again, but repeated there; a medium of ours gets the new version', () => {
    const recurrence = { every: 'day', interval: 1, until: '2026-11-25' } as const
    const live = new Map([['a', { due: later(-48), contentHash: 'old' }]])
    expect(one(on('a', { dueAt: later(48), recurrence }), { live })).toEqual({
      at: null,
      note: 'Is there already or on its way: it is not sent again. Then daily, 3 times more, until and including 25 November 2026.',
      de: 'Steht dort schon oder ist unterwegs: Es wird nicht noch einmal gesendet. Danach täglich, noch 3-mal, bis einschließlich 25. November 2026.',
    })
    const site = (contentHash: string) => new Map([['site', { due: now, contentHash }]])
    const [replaced, waits] = planned([on('site'), on('b')], from({ live: site('old') }))
    expect(replaced?.note.en).toBe('As soon as it is approved. Replaces the version that is there.')
    expect(waits?.note.en).toContain('After Acme site')
    const [stays, goes] = planned([on('site', { dueAt: later(9) }), on('b')], from({ live: site('site') }))
    expect(stays).toMatchObject({ at: null, note: { en: expect.stringContaining('not sent again') as string } })
    expect(goes).toMatchObject({ at: null, note: { en: 'As soon as it is approved.' } })
  })

  it('says what else stands in the way, and what becomes of it when it is late', () => {
    expect(one(on('a', { latePolicy: 'skip' }, { paused: true, pausedReason: 'Umbau.' })).note).toBe(
      'As soon as it is approved. When it is more than 15 minutes late, it is left out. The channel is paused: Umbau. It waits until the channel goes on.',
    )
    expect(one(on('a', { latePolicy: 'default' }, { status: 'refused' })).note).toContain('not connected')
  })
})
