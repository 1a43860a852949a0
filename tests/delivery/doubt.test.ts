/** Lost answers: what is done by what a platform can prove. Nothing is sent twice, nothing is called failed that may be live. */
import { describe, expect, it } from 'vitest'
import { apply, recordLive } from '../../src/delivery/apply.ts'
import { reap } from '../../src/delivery/mend.ts'
import { acceptedAndLost, fails, gate, lost, type Answer } from '../support/memory-world.ts'
import { hours, minutes, seconds, stand, type Stand } from './stand.ts'

/** One delivery with this first answer, looked after until nothing moves any more. */
async function settled(here: Stand, answer: Answer, rounds = 60) {
  here.network.answers.push(answer)
  const { id } = await here.add()
  for (let n = 0; n < rounds; n++) {
    await here.engine.drain()
    here.pass(minutes)
  }
  return here.row(id)
}

describe('with a key that the platform remembers', () => {
  it.each([
    ['arrived', acceptedAndLost],
    ['got lost', lost],
  ])('what %s is sent again with the same key and the same bytes, and is there once', async (_, answer) => {
    const here = stand('key')
    expect(await settled(here, answer)).toMatchObject({ state: 'published', ambiguous: true, attempt: 2 })
    expect(here.network.records).toHaveLength(1)
    const [first, second] = here.network.calls
    expect(second).toMatchObject({ key: first?.key, staged: first?.staged })
    expect(here.network.finds).toBe(0)
  })

  it('what a crash left on the wire is looked for once the key is forgotten, however late it is noticed', async () => {
    const here = stand('key', { graceMs: minutes })
    const wire = gate()
    here.network.answers.push(async (_, accept) => {
      accept()
      await wire.wait()
      throw new Error('The process is gone by then.')
    })
    const { id } = await here.add()
    await here.engine.tick()
    await wire.reached
    // The machine is down for two hours.
    here.pass(2 * hours)
    const restarted = here.another()
    await reap(here.ledger, here.now())
    expect(here.ledger.attempts().map(({ outcome }) => outcome)).toEqual(['unknown'])
    await restarted.drain()
    expect((await here.row(id)).state).toBe('published')
    expect(here.network.calls).toHaveLength(1)
    expect(here.network.records).toHaveLength(1)
    expect(here.network.finds).toBe(1)
    wire.open()
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('published')
  })

  it('what is about to be sent again when the key runs out is looked for instead', async () => {
    const here = stand('key')
    here.network.answers.push(acceptedAndLost)
    const { id } = await here.add()
    await here.engine.tick()
    await here.engine.stop()
    const row = await here.row(id)
    expect(await apply(here.ledger, row, { is: 'resend-by-key', reason: '', notBefore: here.now() }, here.now())).not.toBeNull()
    here.pass(59 * minutes + 50 * seconds)
    await here.another().drain()
    expect(here.network.calls).toHaveLength(1)
    expect(here.network.finds).toBe(1)
    expect((await here.row(id)).state).toBe('published')
  })

  it('is not resent for ever where every answer gets lost, and each resend waits longer', async () => {
    const here = stand('key')
    here.network.answers.push(...Array.from({ length: 200 }, () => lost))
    const { id } = await here.add()
    await here.engine.drain()
    const atOnce = here.network.calls.length
    expect(atOnce).toBeLessThanOrEqual(3)
    for (let n = 0; n < 600; n++) {
      here.pass(10 * seconds)
      await here.engine.drain()
    }
    expect(here.network.calls.length).toBeLessThan(40)
    expect(here.network.records).toHaveLength(0)
    expect(['unknown', 'needs-human', 'scheduled']).toContain((await here.row(id)).state)
  })
})

describe('with an identity of our choosing', () => {
  it.each([
    ['is found where it arrived', acceptedAndLost, 1],
    ['is sent again where it got lost', lost, 2],
  ])('it %s', async (_, answer, calls) => {
    const here = stand('identity')
    expect((await settled(here, answer)).state).toBe('published')
    expect(here.network.records).toHaveLength(1)
    expect(here.network.calls).toHaveLength(calls)
  })

  it('waits for the grace time before absence means anything', async () => {
    const here = stand('identity', { graceMs: 10 * minutes })
    here.network.answers.push(lost)
    const { id } = await here.add()
    for (let n = 0; n < 9; n++) {
      await here.engine.drain()
      expect(here.network.calls).toHaveLength(1)
      here.pass(minutes)
    }
    for (let n = 0; n < 10; n++) {
      here.pass(minutes)
      await here.engine.drain()
    }
    expect(here.network.calls).toHaveLength(2)
    expect((await here.row(id)).state).toBe('published')
  })

  it('what is refused after a doubt is not called rejected, and is not tried for ever', async () => {
    const here = stand('identity')
    here.network.answers.push(lost, ...Array.from({ length: 200 }, () => fails('rejected', 'The network refused the words.')))
    const { id } = await here.add()
    await here.engine.drain()
    expect(here.network.calls.length).toBeLessThanOrEqual(3)
    for (let n = 0; n < 200; n++) {
      here.pass(minutes)
      await here.engine.drain()
    }
    expect(await here.row(id)).toMatchObject({
      state: 'needs-human',
      reason: expect.stringContaining('The network refused the words.') as string,
    })
    expect(here.network.calls.length).toBeLessThan(15)
  })

  it('asks a person before it is sent again a day late', async () => {
    const here = stand('identity')
    here.network.answers.push(lost)
    const { id } = await here.add()
    await here.engine.tick()
    await here.engine.stop()
    here.pass(3 * hours)
    await here.another().drain()
    expect(await here.row(id)).toMatchObject({ state: 'late-hold' })
    expect(here.network.calls).toHaveLength(1)
  })
})

describe('with a timeline that can be read', () => {
  it('is published when it is found there', async () => {
    const here = stand('timeline', { graceMs: 5 * minutes })
    expect((await settled(here, acceptedAndLost)).state).toBe('published')
    expect(here.network.calls).toHaveLength(1)
  })

  it('is a person’s to decide when it is not found after the grace time, and is never sent by itself', async () => {
    const here = stand('timeline', { graceMs: 5 * minutes })
    here.network.answers.push(lost)
    const { id } = await here.add()
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('unknown')
    for (let n = 0; n < 20; n++) {
      here.pass(minutes)
      await here.engine.drain()
    }
    expect(await here.row(id)).toMatchObject({ state: 'needs-human', reason: expect.stringContaining('Look whether it is live') as string })
    expect(here.network.calls).toHaveLength(1)
    const yes = await apply(here.ledger, await here.row(id), { is: 'person-says-not-live', reason: 'Ada looked.' }, here.now())
    expect(yes?.state).toBe('scheduled')
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('published')
    expect(here.network.records).toHaveLength(1)
  })
})

describe('with nothing that proves anything', () => {
  it.each([
    ['arrived', acceptedAndLost, 1],
    ['got lost', lost, 0],
  ])('a person is asked at once, whether it %s or not', async (_, answer, records) => {
    const here = stand('opaque')
    here.network.answers.push(answer)
    const { id } = await here.add()
    await here.engine.drain()
    expect(await here.row(id)).toMatchObject({ state: 'needs-human', reason: 'Network cannot be asked. Look whether the post is live.' })
    here.pass(3 * hours)
    await here.engine.drain()
    expect(here.network.records).toHaveLength(records)
    expect(here.network.calls).toHaveLength(1)
  })

  it('a throw that nobody classified is an open outcome once the call has begun', async () => {
    const here = stand('opaque')
    here.network.answers.push(() => {
      throw new TypeError('undefined is not a function')
    })
    const { id } = await here.add()
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('needs-human')
  })
})

describe('looking it up', () => {
  it('is tried again after a long downtime before a person is asked', async () => {
    const here = stand('identity')
    here.network.answers.push(acceptedAndLost)
    const { id } = await here.add()
    await here.engine.tick()
    await here.engine.stop()
    here.pass(3 * hours)
    here.network.find = fails('retry', 'The network could not be reached.') as never
    const restarted = here.another()
    await restarted.drain()
    expect((await here.row(id)).state).toBe('unknown')
    here.network.find = null
    here.pass(15 * minutes)
    await restarted.drain()
    expect((await here.row(id)).state).toBe('published')
  })

  it('asks a person when it fails for long, and when there is no clear answer for long', async () => {
    for (const find of [fails('retry', 'The network could not be reached.') as never, async () => 'unknown' as const]) {
      const here = stand('identity')
      here.network.answers.push(lost)
      here.network.find = find
      const { id } = await here.add()
      for (let n = 0; n < 60; n++) {
        await here.engine.drain()
        here.pass(minutes)
      }
      expect(await here.row(id)).toMatchObject({ state: 'needs-human', reason: expect.stringContaining('Look whether') as string })
      expect(here.network.calls).toHaveLength(1)
    }
  })

  it('renews the access where that is what is missing', async () => {
    const here = stand('identity')
    here.network.answers.push(acceptedAndLost)
    here.network.find = fails('reconnect', 'The token has expired.') as never
    here.world.renew = async () => {
      here.network.find = null
      return true
    }
    const { id } = await here.add()
    for (let n = 0; n < 3; n++) {
      await here.engine.drain()
      here.pass(minutes)
    }
    expect((await here.row(id)).state).toBe('published')
    expect(here.world.renewals).toBe(1)
  })

  it('waits as long as the platform wants', async () => {
    const here = stand('identity')
    here.network.answers.push(lost)
    here.network.find = fails('wait', 'Too many calls.', new Date(here.now().getTime() + 20 * minutes)) as never
    await here.add()
    for (let n = 0; n < 19; n++) {
      await here.engine.drain()
      here.pass(minutes)
    }
    expect(here.network.finds).toBe(1)
  })

  it('goes on while there is more than enough to send', async () => {
    const here = stand('timeline', { concurrency: 1 })
    here.network.answers.push(acceptedAndLost)
    const { id } = await here.add({ channel: 'b' })
    await here.engine.tick()
    await here.engine.stop()
    const busy = here.another({ concurrency: 1 })
    const wire = gate()
    here.network.answers.push(async (_, accept) => {
      await wire.wait()
      return accept()
    })
    await here.add()
    await busy.tick()
    await wire.reached
    await busy.tick()
    await expect.poll(async () => (await here.row(id)).state).toBe('published')
    wire.open()
    await busy.drain()
  })
})

describe('a late answer of a worker that was given up', () => {
  /** A call is on the wire, the worker is stopped, its lease runs out, and others act. Then the answer comes. */
  async function zombie(here: Stand, others: (id: string) => Promise<unknown>) {
    const wire = gate()
    here.network.answers.push(async (_, accept) => {
      const published = accept()
      await wire.wait()
      return published
    })
    const { id } = await here.add()
    await here.engine.tick()
    await wire.reached
    here.pass(5 * minutes)
    await others(id)
    wire.open()
    await here.engine.drain()
    return here.row(id)
  }

  it('wins over unknown', async () => {
    const here = stand('timeline')
    here.network.find = async () => 'unknown'
    const row = await zombie(here, async (id) => {
      await here.another().drain()
      expect((await here.row(id)).state).toBe('unknown')
    })
    expect(row).toMatchObject({ state: 'published', remoteId: '1', owner: '', lane: row.key })
  })

  it('wins over a person being asked', async () => {
    const here = stand('opaque')
    const row = await zombie(here, async (id) => {
      await here.another().drain()
      expect((await here.row(id)).state).toBe('needs-human')
    })
    expect(row.state).toBe('published')
  })

  it('wins over a resend that waits, and over one that is prepared', async () => {
    const here = stand('key')
    const held = gate()
    const row = await zombie(here, async (id) => {
      const other = here.another()
      const frozen = { id: '1', scope: 'all', target: '', reason: 'x' } as const
      here.world.frozen.push(frozen)
      await other.drain()
      expect(await here.row(id)).toMatchObject({ state: 'scheduled', ambiguous: true })
    })
    expect(row.state).toBe('published')
    here.world.frozen.pop()
    here.network.staging = held.wait
    await here.engine.drain()
    expect(here.network.records).toHaveLength(1)
  })

  it('wins over a resend on the wire, and the post is there once', async () => {
    const here = stand('key')
    const other = here.another()
    const second = gate()
    const row = await zombie(here, async (id) => {
      here.network.answers.push(async (_, accept) => {
        await second.wait()
        return accept()
      })
      await other.tick()
      await expect.poll(async () => (await other.tick(), await here.row(id)).state).toBe('sending')
      await second.reached
    })
    expect(row.state).toBe('published')
    second.open()
    await other.drain()
    expect((await here.row(row.id)).state).toBe('published')
    expect(here.network.records).toHaveLength(1)
    expect(here.world.said.join()).not.toContain('twice')
  })

  it('of a withdrawn post offers to take it down', async () => {
    const here = stand('identity')
    const { withdrawPost } = await import('../../src/delivery/standing.ts')
    here.network.find = async () => 'absent'
    const row = await zombie(here, async (id) => {
      await here.another().drain()
      await withdrawPost((await here.row(id)).post, 'Withdrawn by Ada.', here.ledger)
    })
    expect(row.state).toBe('live-withdrawn')
  })

  it('with another address than the one we know is said aloud', async () => {
    const here = stand('opaque')
    await zombie(here, async (id) => recordLive(here.ledger, await here.row(id), { remoteId: '99', url: 'https://network.example/99' }))
    expect(here.world.said.join()).toContain('twice')
  })
})
