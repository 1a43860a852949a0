import { describe, expect, it } from 'vitest'
import { nearestPair, onTheChannel, sayChannel, sayTopic, type Place, type Planned } from './near.ts'

const at = (time: string, differs: Partial<Planned> = {}): Planned => ({
  post: 'other',
  title: { de: 'Gießerin gesucht', en: 'Foundry worker wanted' },
  channel: 'c',
  at: new Date(`2026-12-03T${time}:00Z`),
  ...differs,
})
const own = at('09:00', { post: 'own' })
const place: Place = { name: 'Acme', timeZone: 'Europe/Berlin', gapMs: 30 * 60_000 }

describe('the same channel', () => {
  it('is too near within its gap, before and after, and not at its end', () => {
    const near = onTheChannel(own, [at('08:30'), at('08:31'), at('09:29'), at('09:30'), at('09:05')], place)
    expect(near.map((one) => one.at.toISOString().slice(11, 16))).toEqual(['09:05', '08:31', '09:29'])
  })
  it('minds nothing of itself, and nothing elsewhere', () => {
    expect(onTheChannel(own, [own, at('09:00', { post: 'own' }), at('09:00', { channel: 'd' })], place)).toEqual([])
  })
  it('never takes two at the same minute', () => {
    expect(onTheChannel(own, [at('09:00'), at('09:01')], { ...place, gapMs: 0 })).toHaveLength(1)
  })
  it('says by how much, and when', () => {
    expect(sayChannel(own, at('08:40'), place)).toEqual({
      de: '„Gießerin gesucht“ geht auf Acme 20 Minuten davor hinaus: Do., 3. Dez. 2026, 09:40 MEZ. Gewünscht sind 30 Minuten Abstand.',
      en: '“Foundry worker wanted” goes out on Acme 20 minutes before: Thu, 3 Dec 2026, 09:40 CET. 30 minutes are wanted between.',
    })
    expect(sayChannel(own, at('09:10'), place).en).toContain('10 minutes after')
    expect(sayChannel(own, at('09:00'), place).en).toContain('at the same time')
  })
})

describe('the same topic', () => {
  it('is too near within a day, at the nearest of its times', () => {
    const [far, near] = [at('20:00', { channel: 'd' }), at('11:00', { channel: 'e' })]
    expect(nearestPair([own], [far, near])).toBe(near)
    expect(nearestPair([own], [at('09:00', { at: new Date(own.at.getTime() + 86_400_000) })])).toBeNull()
    expect(nearestPair([own], [own])).toBeNull()
    expect(nearestPair([], [near])).toBeNull()
  })
  it('names the topic', () => {
    expect(sayTopic(at('11:00'), { de: 'Ausbildung', en: 'Training' }, 'Europe/Berlin').de).toContain('dasselbe Thema (Ausbildung)')
  })
})
