/** What happens while the call is on the wire: the answer counts, and what could not be sent is not sent later against a closed gate. */
import { describe, expect, it } from 'vitest'
import { agreeWithFreezes, closeGate, hold, onTheWire, withdrawPost } from '../../src/delivery/standing.ts'
import type { Freeze } from '../../src/delivery/ports.ts'
import { acceptedAndLost, fails, gate, lost, type Answer } from '../support/memory-world.ts'
import { hours, minutes, stand, type Stand } from './stand.ts'

const freeze: Freeze = { id: '1', scope: 'all', target: '', reason: 'Unfall im Werk' }

/** Lets `act` happen while the call is on the wire, and then lets it be answered. */
async function meanwhile(here: Stand, answer: Answer, act: (post: string, id: string) => Promise<unknown>) {
  const wire = gate()
  here.network.answers.push(async (call, accept) => {
    await wire.wait()
    return answer(call, accept)
  })
  const { id, post } = await here.add()
  await here.engine.tick()
  await wire.reached
  await act(post, id)
  wire.open()
  await here.engine.drain()
  return { id, post }
}
const accepted: Answer = (_, accept) => accept()

/** Time for everything that may be tried again by itself. */
async function muchLater(here: Stand) {
  for (let n = 0; n < 12; n++) {
    here.pass(n < 6 ? minutes : hours)
    await here.engine.drain()
  }
}

/** A platform that only knows keys proves nothing by not showing it: a person is asked. */
const ends = [
  ['key', 'needs-human'],
  ['identity', 'withdrawn'],
] as const

describe('a freeze while it is on the wire', () => {
  it('lists it, and its answer counts', async () => {
    const here = stand('opaque')
    const { id } = await meanwhile(here, accepted, async (_, row) => {
      here.world.frozen.push(freeze)
      await hold(freeze, here.ledger)
      expect((await onTheWire(freeze, here.ledger)).map(({ id: each }) => each)).toEqual([row])
    })
    expect((await here.row(id)).state).toBe('published')
  })

  it.each(['key', 'identity'] as const)('keeps a lost answer from being sent again until it is lifted (%s)', async (proof) => {
    const here = stand(proof)
    const { id } = await meanwhile(here, lost, async () => {
      here.world.frozen.push(freeze)
      await hold(freeze, here.ledger)
    })
    here.pass(2 * minutes)
    await here.engine.drain()
    await agreeWithFreezes(here.world.freezes, here.ledger)
    await here.engine.drain()
    expect(here.network.calls).toHaveLength(1)
    here.world.frozen.pop()
    await agreeWithFreezes(here.world.freezes, here.ledger)
    here.pass(5 * minutes)
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('published')
    expect(here.network.records).toHaveLength(1)
  })

  it('keeps what was refused for now from leaving until it is lifted', async () => {
    const here = stand('opaque')
    const { id } = await meanwhile(here, fails('retry'), async () => {
      here.world.frozen.push(freeze)
      await hold(freeze, here.ledger)
    })
    here.pass(10 * minutes)
    await here.engine.drain()
    expect(here.network.calls).toHaveLength(1)
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', reason: 'Frozen: Unfall im Werk' })
  })
})

describe('a withdrawal while it is on the wire', () => {
  const withdraw = (here: Stand) => (post: string) => withdrawPost(post, 'Withdrawn by Ada.', here.ledger)

  it('offers to take down what arrived', async () => {
    const here = stand('opaque')
    const { id } = await meanwhile(here, accepted, withdraw(here))
    expect((await here.row(id)).state).toBe('live-withdrawn')
  })

  it.each([
    ['rate limit', fails('wait')],
    ['passing fault', fails('retry')],
    ['refused sign-in', fails('reconnect')],
  ])('ends what was not sent because of a %s', async (_, answer) => {
    const here = stand('opaque')
    const { id } = await meanwhile(here, answer, withdraw(here))
    expect(await here.row(id)).toMatchObject({ state: 'withdrawn', reason: 'Withdrawn by Ada.' })
    await muchLater(here)
    expect(here.network.calls).toHaveLength(1)
  })

  it.each(ends)('looks for what got lost, and sends nothing (%s)', async (proof, end) => {
    const here = stand(proof)
    const gone = await meanwhile(here, lost, withdraw(here))
    await muchLater(here)
    expect((await here.row(gone.id)).state).toBe(end)
    const there = await meanwhile(here, acceptedAndLost, withdraw(here))
    await muchLater(here)
    expect((await here.row(there.id)).state).toBe('live-withdrawn')
    expect(here.network.calls).toHaveLength(2)
  })

  it('asks a person where nothing can be looked up, and sends nothing', async () => {
    const here = stand('opaque')
    const { id } = await meanwhile(here, lost, withdraw(here))
    await muchLater(here)
    expect(await here.row(id)).toMatchObject({ state: 'needs-human', cancel: true })
    expect(here.network.calls).toHaveLength(1)
  })
})

describe('an edit while it is on the wire', () => {
  const edit = (here: Stand) => (post: string) => closeGate(post, here.ledger)

  it('changes nothing about what arrived', async () => {
    const here = stand('opaque')
    const { id } = await meanwhile(here, accepted, edit(here))
    expect((await here.row(id)).state).toBe('published')
  })

  it.each([
    ['rate limit', fails('wait')],
    ['passing fault', fails('retry')],
    ['refused sign-in', fails('reconnect')],
  ])('holds what was not sent because of a %s, for a new approval', async (_, answer) => {
    const here = stand('opaque')
    const { id } = await meanwhile(here, answer, edit(here))
    expect(await here.row(id)).toMatchObject({ hold: 'approval', approvedHash: '' })
    expect((await here.row(id)).reason).toContain('approved again')
    await muchLater(here)
    expect(here.network.calls).toHaveLength(1)
  })

  it.each(ends)('sends the old content never again, even where the answer was lost (%s)', async (proof, end) => {
    const here = stand(proof)
    const gone = await meanwhile(here, lost, edit(here))
    await muchLater(here)
    expect((await here.row(gone.id)).state).toBe(end)
    const there = await meanwhile(here, acceptedAndLost, edit(here))
    await muchLater(here)
    expect((await here.row(there.id)).state).toBe('published')
    expect(here.network.calls).toHaveLength(2)
  })
})

describe('an edit of what is in doubt', () => {
  it.each(ends)('keeps it from being sent again (%s)', async (proof, end) => {
    const here = stand(proof)
    here.network.answers.push(lost)
    const { id, post } = await here.add()
    await here.engine.tick()
    await here.engine.stop()
    expect((await here.row(id)).state).toBe('unknown')
    await closeGate(post, here.ledger)
    const other = here.another()
    for (let n = 0; n < 90; n++) {
      here.pass(minutes)
      await other.drain()
    }
    expect(here.network.calls).toHaveLength(1)
    expect((await here.row(id)).state).toBe(end)
  })

  it('takes it back from who is about to send it again', async () => {
    const here = stand('identity')
    here.network.answers.push(lost)
    const { id, post } = await here.add()
    await here.engine.tick()
    await here.engine.stop()
    const other = here.another()
    await other.tick()
    await other.stop()
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', ambiguous: true })
    await closeGate(post, here.ledger)
    expect((await here.row(id)).state).toBe('unknown')
    await muchLater(here)
    await here.another().drain()
    expect(here.network.calls).toHaveLength(1)
    expect((await here.row(id)).state).toBe('withdrawn')
  })
})

describe('the end of the process', () => {
  it('waits for what is on the wire', async () => {
    const here = stand('opaque')
    const wire = gate()
    here.network.answers.push(async (_, accept) => {
      await wire.wait()
      return accept()
    })
    const { id } = await here.add()
    await here.engine.tick()
    await wire.reached
    const stopped = here.engine.stop()
    wire.open()
    await stopped
    expect((await here.row(id)).state).toBe('published')
  })
})

describe('a call that never ends', () => {
  it('is given up after its time, is unknown, and its late answer counts', async () => {
    const here = stand('opaque', { callTimeoutMs: 20 })
    const wire = gate()
    here.network.answers.push(async (_, accept) => {
      await wire.wait()
      return accept()
    })
    const { id } = await here.add()
    await here.engine.tick()
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('needs-human')
    wire.open()
    await expect.poll(async () => (await here.row(id)).state).toBe('published')
    expect(here.network.records).toHaveLength(1)
  })
})
