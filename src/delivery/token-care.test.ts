import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOverdue, renewAt, shouldRenew, triedBefore, warningDue, whyCare, type Care, type ChannelCondition } from './token-care.ts'

const minutes = 60_000
const hours = 60 * minutes
const days = 24 * hours
const now = new Date('2026-11-22T10:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)
const care = (differs: Partial<Care> = {}): Care => ({
  id: '7',
  credentialsSince: null,
  credentialsEndAt: null,
  renewingUntil: null,
  triedAt: null,
  warnedDays: null,
  problem: '',
  ...differs,
})

describe('renewing', () => {
  it('comes at two thirds of a life, or a little sooner, and at the same instant for every process', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 5 * minutes, max: 365 * days }), (id, life) => {
        const one = care({ id, credentialsSince: now, credentialsEndAt: after(life) })
        const at = (renewAt(one)?.getTime() ?? 0) - now.getTime()
        expect(at).toBeLessThanOrEqual((life * 2) / 3)
        expect(at).toBeGreaterThanOrEqual(life * (2 / 3 - 1 / 20) - 1)
        expect(renewAt({ ...one })).toEqual(renewAt(one))
      }),
    )
  })

  it('is not the same instant for channels that were connected together', () => {
    const instants = ['1', '2', '3', '4'].map((id) =>
      renewAt(care({ id, credentialsSince: now, credentialsEndAt: after(days) }))?.getTime(),
    )
    expect(new Set(instants).size).toBe(4)
  })

  it('is never due where nothing ends, and at once where nobody knows since when', () => {
    expect(isOverdue(care({ credentialsSince: new Date(0) }), now)).toBe(false)
    expect(isOverdue(care({ credentialsEndAt: after(60 * days) }), now)).toBe(true)
  })

  it('does not hammer a platform that gives what has ended already', () => {
    const ended = care({ credentialsSince: now, credentialsEndAt: after(-days) })
    expect(isOverdue(ended, after(minutes))).toBe(false)
    expect(isOverdue(ended, after(minutes + 1))).toBe(true)
  })

  it('rests while somebody is at it, ten minutes after it failed, and an hour after it was refused', () => {
    const due = care({ credentialsEndAt: after(days), renewingUntil: now })
    expect(shouldRenew(due, after(-1))).toBe(false)
    expect(shouldRenew(due, after(10 * minutes - 1))).toBe(false)
    expect(shouldRenew(due, after(10 * minutes))).toBe(true)
    const refused = { ...due, problem: 'The access could not be renewed.' }
    expect(shouldRenew(refused, after(hours - 1))).toBe(false)
    expect(shouldRenew(refused, after(hours))).toBe(true)
  })
})

describe('trying before a post', () => {
  it('happens once within a day of it, and once more within an hour', () => {
    const tries: number[] = []
    const dueAt = after(40 * hours)
    let one = care({ credentialsSince: after(-30 * days) })
    for (let minute = 0; minute < 40 * 60; minute++) {
      const at = after(minute * minutes)
      if (!triedBefore(one, dueAt, at)) continue
      one = { ...one, triedAt: at }
      tries.push(40 * 60 - minute)
    }
    expect(tries).toEqual([24 * 60, 60])
  })

  it('happens at most once an hour, however many posts there are', () => {
    const tries: number[] = []
    let one = care()
    for (let minute = 0; minute < 6 * 60; minute++) {
      const at = after(minute * minutes)
      if (!triedBefore(one, after((minute + 1) * minutes), at)) continue
      one = { ...one, triedAt: at }
      tries.push(minute)
    }
    expect(tries).toEqual([0, 60, 120, 180, 240, 300])
  })

  it('is not needed without a post, nor right after connecting', () => {
    expect(triedBefore(care(), null, now)).toBeNull()
    expect(triedBefore(care(), after(24 * hours + 1), now)).toBeNull()
    expect(triedBefore(care({ credentialsSince: after(-30 * minutes) }), after(30 * minutes), now)).toBeNull()
    expect(triedBefore(care({ credentialsSince: after(-2 * hours) }), after(30 * minutes), now)).toEqual(after(-hours))
  })
})

describe('the countdown', () => {
  it('tells 14, 7, 3 and 1 days before, each once', () => {
    let one = care({ credentialsEndAt: after(30 * days) })
    const told: [days: number, left: number][] = []
    for (let hour = 0; hour < 31 * 24; hour++) {
      const due = warningDue(one, after(hour * hours))
      if (due === null) continue
      if (due === 'forget') throw new Error('There was nothing to forget.')
      one = { ...one, warnedDays: due }
      told.push([due, 30 - hour / 24])
    }
    expect(told).toEqual([
      [14, 14],
      [7, 7],
      [3, 3],
      [1, 1],
    ])
  })

  it('tells only the nearest where it was asleep, and begins anew after a new connection', () => {
    expect(warningDue(care({ credentialsEndAt: after(2 * days) }), now)).toBe(3)
    expect(warningDue(care({ credentialsEndAt: after(60 * days), warnedDays: 1 }), now)).toBe('forget')
    expect(warningDue(care({ warnedDays: 1 }), now)).toBe('forget')
    expect(warningDue(care({ credentialsEndAt: after(60 * days) }), now)).toBeNull()
  })
})

describe('what a person reads', () => {
  const well: ChannelCondition = {
    status: 'connected',
    paused: false,
    pausedReason: '',
    problem: '',
    credentialsEndAt: null,
    renews: false,
  }
  it.each<[string, Partial<ChannelCondition>, string | undefined]>([
    ['nothing where all is well', {}, undefined],
    ['of the end', { credentialsEndAt: after(6.5 * days) }, 'Der Zugang endet in 7 Tagen. Neu verbinden.'],
    ['of the last day', { credentialsEndAt: after(days) }, 'Der Zugang endet innerhalb eines Tages. Neu verbinden.'],
    ['that it is over', { credentialsEndAt: after(-days) }, 'Der Zugang ist abgelaufen. Neu verbinden.'],
    ['nothing of an end that is far', { credentialsEndAt: after(14 * days + 1) }, undefined],
    ['nothing of an end that is put off by itself', { credentialsEndAt: after(days), renews: true }, undefined],
    [
      'of an end that could not be put off',
      { credentialsEndAt: after(2 * days), renews: true, problem: 'No.' },
      'Der Zugang endet in 2 Tagen. Neu verbinden. No.',
    ],
    ['of a try', { problem: 'No answer.' }, 'Beim letzten Versuch: No answer.'],
    ['of a try, in German where the hub says it', { problem: 'Acme is not connected.' }, 'Beim letzten Versuch: Acme ist nicht verbunden.'],
    [
      'of an end, in German where the hub says why it could not be put off',
      { credentialsEndAt: after(2 * days), renews: true, problem: 'The access could not be renewed. No.' },
      'Der Zugang endet in 2 Tagen. Neu verbinden. Der Zugang ließ sich nicht erneuern. No.',
    ],
    [
      'of a refusal, in German where the hub says why',
      { status: 'refused', problem: 'Acme did not let us in: expired.' },
      'Die Plattform hat die Anmeldung abgelehnt. Neu verbinden. Acme hat uns nicht eingelassen: expired.',
    ],
    ['of a refusal, first of all', { status: 'refused', paused: true }, 'Die Plattform hat die Anmeldung abgelehnt. Neu verbinden.'],
    ['that it was never connected', { status: 'not-connected', credentialsEndAt: after(days) }, 'Noch nicht verbunden.'],
    ['of a pause by the hub', { paused: true, pausedReason: 'Acme refused: blocked.' }, 'Pausiert: Acme hat abgelehnt: blocked.'],
    ['of a pause', { paused: true, pausedReason: 'Urlaub' }, 'Pausiert: Urlaub'],
  ])('is %s', (_, differs, text) => {
    expect(whyCare({ ...well, ...differs }, now)?.de).toBe(text)
  })
})
