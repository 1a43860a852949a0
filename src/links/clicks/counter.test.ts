import { beforeEach, describe, expect, it } from 'vitest'
import { desktop, memoryClicks, phone } from '../testing.ts'
import type { Countries } from './countries.ts'
import { clickCounter } from './counter.ts'
import type { ClickStore } from './store.ts'

const countries: Countries = { isReady: true, load: async () => {}, of: (ip) => (ip.startsWith('203.') ? 'DE' : 'ZZ') }
let now = new Date('2026-11-29T12:00:00Z')
let failures: unknown[] = []
beforeEach(() => {
  now = new Date('2026-11-29T12:00:00Z')
  failures = []
})
const counterOn = (store: ClickStore, of = countries) =>
  clickCounter({ store, countries: of, clock: { now: () => now }, failed: (error) => failures.push(error) })
const visit = { link: 'l1', ip: '203.0.113.7', userAgent: phone, method: 'GET', purpose: '' }
const bot = { ...visit, userAgent: 'curl/8.5.0' }

describe('counting clicks', () => {
  it('adds up by day, country, device, and bot or person', async () => {
    const store = memoryClicks()
    const counter = counterOn(store)
    for (const each of [visit, visit, { ...visit, userAgent: desktop }, { ...visit, ip: '::1' }, bot, bot]) counter.count(each)
    now = new Date('2026-11-30T00:00:00Z')
    counter.count(visit)
    await counter.flush()
    const day = { link: 'l1', day: '2026-11-29' }
    expect([...store.clicks.values()]).toEqual([
      { ...day, country: 'DE', device: 'phone', bot: false, clicks: 2, visitors: 1 },
      { ...day, country: 'DE', device: 'desktop', bot: false, clicks: 1, visitors: 1 },
      { ...day, country: 'ZZ', device: 'phone', bot: false, clicks: 1, visitors: 1 },
      { ...day, country: 'DE', device: 'other', bot: true, clicks: 2, visitors: 0 },
      { link: 'l1', day: '2026-11-30', country: 'DE', device: 'phone', bot: false, clicks: 1, visitors: 1 },
    ])
    expect(failures).toEqual([])
  })

  it('keeps what cannot be written for the next time, and writes nothing twice', async () => {
    const store = memoryClicks()
    const counter = counterOn(store)
    counter.count(visit)
    await counter.flush()
    store.failing = true
    counter.count(visit)
    counter.count({ ...visit, ip: '203.0.113.8' })
    counter.count(bot)
    await counter.flush()
    await counter.flush()
    expect(failures.length).toBeGreaterThan(0)
    store.failing = false
    await counter.stop()
    await counter.flush()
    const people = { link: 'l1', day: '2026-11-29', country: 'DE', device: 'phone', bot: false, clicks: 3, visitors: 2 }
    expect([...store.clicks.values()]).toEqual([people, { ...people, device: 'other', bot: true, clicks: 1, visitors: 0 }])
  })

  it('counts a visitor once a day and link, in several processes too', async () => {
    const store = memoryClicks()
    const [one, other] = [counterOn(store), counterOn(store)]
    for (const counter of [one, other, one]) counter.count(visit)
    other.count({ ...visit, link: 'l2' })
    await Promise.all([one.flush(), other.flush()])
    const of = (link: string) => [...store.clicks.values()].find((row) => row.link === link)
    expect(of('l1')).toMatchObject({ clicks: 3, visitors: 1 })
    expect(of('l2')).toMatchObject({ clicks: 1, visitors: 1 })
    now = new Date('2026-11-30T08:00:00Z')
    one.count(visit)
    await one.flush()
    expect([...store.clicks.values()].at(-1)).toMatchObject({ day: '2026-11-30', clicks: 1, visitors: 1 })
  })

  it('holds so many visitors and no more, and counts none of them twice', async () => {
    const store = memoryClicks()
    const asked: string[] = []
    const note = (day: string, hash: string) => {
      asked.push(hash)
      return store.note(day, hash)
    }
    const counter = clickCounter({ store: { ...store, note }, countries, clock: { now: () => now }, failed: () => {}, mostSeen: 2 })
    const from = (last: number) => ({ ...visit, ip: `203.0.113.${last}` })
    for (const last of [1, 2, 3, 3, 1]) {
      counter.count(from(last))
      await counter.flush()
    }
    expect(asked).toHaveLength(4)
    expect([...store.clicks.values()]).toMatchObject([{ clicks: 5, visitors: 3 }])
  })

  it('stores nothing that tells who somebody was, and the same person is another one the next day and on another link', async () => {
    const store = memoryClicks()
    const counter = counterOn(store)
    for (const day of ['2026-11-29', '2026-11-30']) {
      now = new Date(`${day}T12:00:00Z`)
      for (const link of ['l1', 'l2']) counter.count({ ...visit, link })
      await counter.flush()
    }
    const hashes = [...store.hashes.values()].flatMap((each) => [...each])
    expect(new Set(hashes).size).toBe(4)
    for (const hash of hashes) expect(hash).toMatch(/^[\w-]{22}$/)
    const stored = JSON.stringify([[...store.clicks.values()], [...store.salts], hashes])
    expect(stored).not.toContain('203.0.113')
    expect(stored).not.toMatch(/Mozilla|iPhone/)
  })

  it('forgets at midnight: what could not be written before is a visitor, and no hash of it', async () => {
    const store = memoryClicks()
    const counter = counterOn(store)
    counter.count(visit)
    await counter.flush()
    store.failing = true
    counter.count({ ...visit, ip: '203.0.113.8' })
    await counter.flush()
    now = new Date('2026-11-30T00:00:01Z')
    store.failing = false
    await store.forgetBefore('2026-11-30')
    await counter.flush()
    expect(store.hashes.size).toBe(0)
    expect([...store.clicks.values()]).toMatchObject([{ day: '2026-11-29', clicks: 2, visitors: 2 }])
  })

  it('counts clicks also while the secret of the day cannot be read', async () => {
    const store = memoryClicks()
    const counter = counterOn({
      ...store,
      salt: async () => {
        throw new Error('The database does not answer.')
      },
    })
    counter.count(visit)
    await counter.flush()
    expect([...store.clicks.values()]).toMatchObject([{ clicks: 1, visitors: 0 }])
    expect(failures).toHaveLength(1)
  })

  it('waits for the table of countries rather than saying that it does not know', async () => {
    const store = memoryClicks()
    const loading = { isReady: false, of: countries.of, load: async () => void (loading.isReady = true) }
    const counter = counterOn(store, loading)
    counter.count(visit)
    await counter.flush()
    expect([...store.clicks.values()]).toMatchObject([{ country: 'DE', clicks: 1, visitors: 1 }])
  })
})
