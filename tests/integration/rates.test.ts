/** Rate limits on the database of this run: what processes that race take of one bucket. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRates, type Rates } from '../../src/delivery/rates.ts'
import type { Rate } from '../../publishers/publisher.ts'
import { database } from '../support/databases.ts'
import { bootHub, type TestHub } from '../support/hub.ts'

describe(`on ${database}`, () => {
  let hub: TestHub
  let processes: readonly [Rates, Rates, Rates]
  const rate: Rate = {
    of: 'account',
    counts: 'posts',
    limit: 20,
    windowMs: 20_000,
    source: 'https://network.example',
    checked: '2026-11-22',
  }

  beforeAll(async () => {
    hub = await bootHub(database)
    const { payloadRateStore } = await import('../../src/delivery/rates.payload.ts')
    const process = () => createRates(payloadRateStore(hub.payload), () => [rate])
    processes = [process(), process(), process()]
  })
  afterAll(() => hub?.stop())
  const now = new Date('2026-11-22T10:00:00Z')
  const after = (ms: number) => new Date(now.getTime() + ms)

  it('never gives more than there is, though all of them ask at once, and forgets nothing', async () => {
    const channel = { id: randomUUID(), platform: 'network' }
    // Half of the limit may go at once, the rest evenly: 10, and then one each 20,000 ms / 11.
    const race = async (at: Date) => {
      const asked = [...processes, ...processes].map((rates) => rates.take(channel, 'publish', at))
      return (await Promise.all(asked)).filter((answer) => answer === null).length
    }
    let granted = 0
    for (let round = 0; round < 4; round++) granted += await race(now)
    expect(granted).toBe(10)
    expect(await race(after(1_818))).toBe(0)
    expect(await race(after(1_819))).toBe(1)
    const { docs } = await hub.payload.find({ collection: 'rate-limits', where: { key: { like: channel.id } } })
    expect(docs.map(({ key, usedUntil, closedUntil }) => ({ key, usedUntil, closedUntil }))).toEqual([
      { key: `network:account:${channel.id}:posts`, usedUntil: now.getTime() + 11 * 1_819, closedUntil: 0 },
    ])
  })

  it('closes for all of them when one hears that nothing remains', async () => {
    const channel = { id: randomUUID(), platform: 'network' }
    const [one, other] = processes
    const headers = new Headers({ 'ratelimit-limit': '100', 'ratelimit-remaining': '0', 'ratelimit-reset': '60' })
    await Promise.all(processes.map((rates) => rates.heard(channel, headers, now)))
    await one.heard(channel, new Headers({ 'retry-after': '1' }), now)
    expect(await other.take(channel, 'publish', after(59_999))).toEqual(after(60_000))
    expect(await other.take(channel, 'read', after(59_999))).toEqual(after(60_000))
    expect(await other.take(channel, 'publish', after(60_000))).toBeNull()
  })
})
