/** What happens between the claim and the intent: whatever closes a gate there, nothing leaves. */
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/delivery/engine.ts'
import { agreeWithFreezes, closeGate, hold, withdrawPost } from '../../src/delivery/standing.ts'
import type { Freeze } from '../../src/delivery/ports.ts'
import { gate } from '../support/memory-world.ts'
import { minutes, seconds, stand, type Stand } from './stand.ts'

const freeze: Freeze = { id: '1', scope: 'all', target: '', reason: 'Unfall im Werk' }

/** Stops a delivery while it is prepared, lets `act` happen, and lets it go on. */
async function meanwhile(here: Stand, act: (id: string) => Promise<unknown>) {
  const held = gate()
  here.network.staging = held.wait
  const { id, post } = await here.add()
  await here.engine.tick()
  await held.reached
  expect((await here.row(id)).state).toBe('claimed')
  await act(id)
  here.network.staging = null
  held.open()
  await here.engine.drain()
  expect(here.network.calls).toEqual([])
  return { id, post }
}

describe('between claim and intent', () => {
  it('a freeze stops it, and it goes once when the freeze is lifted', async () => {
    const here = stand('key')
    const { id } = await meanwhile(here, async () => {
      here.world.frozen.push(freeze)
      await hold(freeze, here.ledger)
    })
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', hold: 'freeze:1', reason: 'Frozen: Unfall im Werk' })
    here.pass(minutes)
    await here.engine.drain()
    expect(here.network.calls).toEqual([])
    here.world.frozen.pop()
    await agreeWithFreezes(here.world.freezes, here.ledger)
    await here.engine.drain()
    expect(await here.row(id)).toMatchObject({ state: 'published', hold: '' })
    expect(here.network.records).toHaveLength(1)
  })

  it('a freeze whose hold has not reached the row stops it too', async () => {
    const here = stand('key')
    const { id } = await meanwhile(here, async () => void here.world.frozen.push(freeze))
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', reason: 'Frozen: Unfall im Werk' })
  })

  it('a withdrawal ends it', async () => {
    const here = stand('key')
    const { id } = await meanwhile(here, async (row) => withdrawPost((await here.row(row)).post, 'Withdrawn by Ada.', here.ledger))
    expect(await here.row(id)).toMatchObject({ state: 'withdrawn', reason: 'Withdrawn by Ada.', lane: (await here.row(id)).key })
  })

  it('an edit holds it until somebody approves again', async () => {
    const here = stand('key')
    const { id } = await meanwhile(here, async (row) => closeGate((await here.row(row)).post, here.ledger))
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', hold: 'approval', approvedHash: '' })
    expect((await here.row(id)).reason).toContain('approved again')
    here.pass(minutes)
    await here.engine.drain()
    expect(here.network.calls).toEqual([])
  })

  it('an approval that has ended, but not in the row yet, holds it', async () => {
    const here = stand('key')
    const { id } = await meanwhile(here, async () => void (here.world.object = () => 'The post is not approved any more.'))
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: 'The post is not approved any more.' })
  })

  it.each([
    ['is paused', { paused: true, pausedReason: 'Streik' }, 'Acme a is paused: Streik'],
    ['has to wait', { notBefore: new Date('2026-11-22T10:05:00Z') }, 'Acme a'],
  ])('a channel that %s keeps it, and lets it go afterwards', async (_, differs, reason) => {
    const here = stand('key')
    const { id } = await meanwhile(here, async () => {
      const channel = here.world.channels.get('a')
      if (channel) here.world.channels.set('a', { ...channel, ...differs })
    })
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', reason: expect.stringContaining(reason) as string })
    const channel = here.world.channels.get('a')
    if (channel) here.world.channels.set('a', { ...channel, paused: false })
    here.pass(6 * minutes)
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('published')
  })

  it('a channel whose access was refused blocks it', async () => {
    const here = stand('key')
    const { id } = await meanwhile(here, async () => {
      const channel = here.world.channels.get('a')
      if (channel) here.world.channels.set('a', { ...channel, status: 'refused' })
    })
    expect((await here.row(id)).state).toBe('blocked-auth')
  })

  it('a worker that lost its lease publishes nothing, because another one did', async () => {
    const here = stand('opaque')
    const held = gate()
    here.network.staging = held.wait
    const { id } = await here.add()
    await here.engine.tick()
    await held.reached
    here.network.staging = null
    here.pass(10 * minutes)
    await here.another().drain()
    expect((await here.row(id)).state).toBe('published')
    held.open()
    await here.engine.drain()
    expect(here.network.records).toHaveLength(1)
    expect(here.network.calls).toHaveLength(1)
  })

  it('a worker whose lease has run out publishes nothing before it has claimed the row anew', async () => {
    const here = stand('opaque')
    const held = gate()
    here.network.staging = held.wait
    const { id } = await here.add()
    await here.engine.tick()
    await held.reached
    here.network.staging = null
    here.pass(41 * seconds)
    held.open()
    await here.engine.drain()
    expect(await here.row(id)).toMatchObject({ state: 'published', fence: 2, attempt: 1 })
  })

  it('the end of the process gives it back', async () => {
    const here = stand('key')
    const held = gate()
    here.network.staging = held.wait
    const { id } = await here.add()
    await here.engine.tick()
    await held.reached
    const stopped = here.engine.stop()
    held.open()
    await stopped
    const { key } = await here.row(id)
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', owner: '', lane: key })
    expect(here.network.calls).toEqual([])
    await here.another().drain()
    expect((await here.row(id)).state).toBe('published')
  })

  it('the end of the process does not wait for a preparation that ignores it', async () => {
    const here = stand('key')
    const held = gate()
    here.network.staging = held.wait
    const { id } = await here.add()
    await here.engine.tick()
    await held.reached
    await here.engine.stop()
    expect((await here.row(id)).state).toBe('scheduled')
  })

  it('a machine that was asleep while the intent was written sends nothing, and sends it afterwards', async () => {
    const here = stand('opaque')
    const { id } = await here.add()
    const { change } = here.ledger
    let asleep = false
    const ledger = {
      ...here.ledger,
      change: async (...args: Parameters<typeof change>) => {
        const changed = await change(...args)
        if (changed?.state !== 'sending' || asleep) return changed
        asleep = true
        // Committed, but the process is stopped before it is told.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_500)
        return changed
      },
    }
    await createEngine(ledger, here.world, { staleIntentMs: 2_000 }).drain()
    expect(here.ledger.attempts()).toMatchObject([
      { number: 1, outcome: 'not-sent' },
      { number: 2, outcome: 'published' },
    ])
    expect(here.network.calls).toHaveLength(1)
    expect(await here.row(id)).toMatchObject({ state: 'published', ambiguous: false })
  })
})
