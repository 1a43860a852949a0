/** When things go: rate limits, gaps, lateness, one at a time on a channel, and nobody in the way of others. */
import { describe, expect, it } from 'vitest'
import { apply } from '../../src/delivery/apply.ts'
import type { Json } from '../../src/core/story.ts'
import { acceptedAndLost, fails, gate, lost } from '../support/memory-world.ts'
import { hours, minutes, seconds, stand } from './stand.ts'

const inSeconds = (n: number) => new Date(Date.parse('2026-11-22T10:00:00Z') + n * seconds)

describe('what a platform allows', () => {
  it('is kept before the platform has to say no: the channel rests for all to see, and goes on', async () => {
    const here = stand('key')
    const until = new Date(here.now().getTime() + 10 * minutes)
    Object.assign(here.world, { grant: async () => (here.now() < until ? until : null) })
    const { id } = await here.add()
    await here.engine.drain()
    expect(here.network.calls).toHaveLength(0)
    expect(here.world.channels.get('a')?.notBefore).toEqual(until)
    expect(await here.engine.untilNext()).toBe(10 * minutes)
    here.pass(10 * minutes)
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('published')
  })

  it('is asked of reading too: an unknown outcome is looked up when there is room again', async () => {
    const here = stand('identity')
    const until = new Date(here.now().getTime() + minutes)
    Object.assign(here.world, { grant: async (_: unknown, kind: string) => (kind === 'read' && here.now() < until ? until : null) })
    here.network.answers.push(acceptedAndLost)
    const { id } = await here.add()
    await here.engine.drain()
    expect([(await here.row(id)).state, here.network.finds]).toEqual(['unknown', 0])
    here.pass(minutes)
    await here.engine.drain()
    expect([(await here.row(id)).state, here.network.finds]).toEqual(['published', 1])
  })
})

describe('what is prepared in many steps', () => {
  it('takes one post of what the platform allows, and not one for each step', async () => {
    const here = stand('key')
    const taken: string[] = []
    Object.assign(here.world, { grant: async (_: unknown, kind: string) => (taken.push(kind), null) })
    Object.assign(here.network.publisher, {
      stage: async (draft: Json, _: unknown, resume: Json) => {
        const steps = Number(resume ?? 0) + 1
        return steps === 4 ? { ready: true, staged: draft } : { ready: false, checkAfter: here.now(), resume: steps }
      },
    })
    const { id } = await here.add()
    for (let turn = 0; turn < 4; turn++) await here.engine.drain()
    expect((await here.row(id)).state).toBe('published')
    expect(taken).toEqual(['publish', 'read', 'read', 'read'])
  })
})

describe('a rate limit', () => {
  it('stops the whole channel until the platform’s time, and no other', async () => {
    const here = stand('opaque')
    here.network.answers.push(fails('wait', 'Too many posts.', inSeconds(300)))
    const first = await here.add()
    const rest = [await here.add(), await here.add()]
    await here.engine.drain()
    expect(await here.row(first.id)).toMatchObject({
      state: 'scheduled',
      reason: 'Too many posts.',
      notBefore: inSeconds(300),
      ambiguous: false,
    })
    expect(here.network.calls).toHaveLength(1)
    await here.add({ channel: 'b' })
    here.pass(299 * seconds)
    await here.engine.drain()
    expect(here.network.calls.map(({ channel }) => channel)).toEqual(['a', 'b'])
    here.pass(seconds)
    await here.engine.drain()
    for (const { id } of [first, ...rest]) expect((await here.row(id)).state).toBe('published')
    expect(here.network.records).toHaveLength(4)
  })

  it('without a time lasts a quarter of an hour', async () => {
    const here = stand('opaque')
    here.network.answers.push(fails('wait'))
    const { id } = await here.add()
    await here.engine.drain()
    expect((await here.row(id)).notBefore).toEqual(inSeconds(900))
  })
})

describe('one channel', () => {
  it('is given its gap between two posts, by every process', async () => {
    const here = stand('opaque', { minimumGapMs: 30 * seconds })
    const others = [here.another(), here.another()]
    for (let n = 0; n < 4; n++) await here.add()
    for (let n = 1; n <= 4; n++) {
      await Promise.all([here.engine, ...others].map((engine) => engine.drain()))
      expect(here.network.records).toHaveLength(n)
      here.pass(29 * seconds)
      await Promise.all([here.engine, ...others].map((engine) => engine.drain()))
      expect(here.network.records).toHaveLength(n)
      here.pass(seconds)
    }
  })

  it('gets its gap after a lost answer too', async () => {
    const here = stand('timeline', { minimumGapMs: 30 * seconds, graceMs: minutes })
    here.network.answers.push(lost)
    await here.add()
    await here.add()
    await here.engine.drain()
    expect(here.network.calls).toHaveLength(1)
  })

  it('never has two calls on the wire, whatever the number of engines', async () => {
    const here = stand('opaque')
    const wires = new Map<string, number>()
    let most = 0
    here.network.answers.push(
      ...Array.from({ length: 40 }, () => async ({ channel }: { channel: string }, accept: () => { remoteId: string; url: string }) => {
        const now = (wires.get(channel) ?? 0) + 1
        most = Math.max(most, now)
        wires.set(channel, now)
        await new Promise((resolve) => setImmediate(resolve))
        wires.set(channel, now - 1)
        return accept()
      }),
    )
    for (let n = 0; n < 40; n++) await here.add({ channel: 'abcd'.charAt(n % 4) })
    const engines = [here.engine, here.another(), here.another()]
    while (here.ledger.rows().some(({ state }) => state !== 'published')) await Promise.all(engines.map((engine) => engine.drain()))
    expect(here.network.records).toHaveLength(40)
    expect(new Set(here.network.records.map(({ key }) => key)).size).toBe(40)
    expect(most).toBe(1)
  })

  it.each([
    ['waits for its time', { notBefore: inSeconds(600) }],
    ['is busy', null],
  ])('does not keep others back while it %s, however much lies there', async (_, differs) => {
    const here = stand('opaque')
    const wire = gate()
    const channel = here.world.channels.get('a')
    if (channel && differs) here.world.channels.set('a', { ...channel, ...differs })
    else
      here.network.answers.push(async (__, accept) => {
        await wire.wait()
        return accept()
      })
    for (let n = 0; n < 200; n++) await here.add()
    const other = await here.add({ channel: 'b', dueAt: inSeconds(1) })
    here.pass(2 * seconds)
    await here.engine.tick()
    await expect.poll(async () => (await here.row(other.id)).state).toBe('published')
    wire.open()
    await here.engine.stop()
  })
})

describe('a channel that cannot be read at the moment', () => {
  it('fails nothing', async () => {
    const here = stand('opaque')
    const { id } = await here.add()
    const { channel } = here.world
    Object.assign(here.world, {
      channel: async () => {
        throw new Error('The database does not answer.')
      },
    })
    await here.engine.tick().catch(() => {})
    await here.engine.stop()
    Object.assign(here.world, { channel })
    here.pass(2 * minutes)
    await here.another().drain()
    expect((await here.row(id)).state).toBe('published')
  })
})

describe('lateness', () => {
  it.each([
    [15 * minutes, 'published'],
    [15 * minutes + 1, 'late-hold'],
    [6 * hours, 'late-hold'],
    [6 * hours + 1, 'skipped'],
  ])('of %i ms: %s', async (ms, state) => {
    const here = stand('opaque')
    const { id } = await here.add()
    here.pass(ms)
    await here.engine.drain()
    expect((await here.row(id)).state).toBe(state)
    expect(here.network.calls).toHaveLength(state === 'published' ? 1 : 0)
  })

  it('is a person’s to overrule', async () => {
    const here = stand('opaque')
    const { id } = await here.add()
    here.pass(hours)
    await here.engine.drain()
    expect(await apply(here.ledger, await here.row(id), { is: 'person-publishes-late' }, here.now())).not.toBeNull()
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('published')
  })

  it('is told of hundreds of rows in one look, and keeps nobody who is in time', async () => {
    const here = stand('opaque')
    for (let n = 0; n < 200; n++) await here.add({ dueAt: inSeconds(-7 * 3600) })
    const { id } = await here.add()
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('published')
    expect(here.ledger.rows().filter(({ state }) => state === 'skipped')).toHaveLength(200)
  })
})

describe('the next instant', () => {
  it('is that of the first that may go, not of the first that was due', async () => {
    const here = stand('opaque')
    await here.add({ dueAt: inSeconds(0), notBefore: inSeconds(500) })
    await here.add({ dueAt: inSeconds(60), channel: 'b' })
    await here.add({ dueAt: inSeconds(20), channel: 'c', hold: 'approval' })
    expect(await here.engine.untilNext()).toBe(60 * seconds)
  })
})

describe('what cannot be prepared', () => {
  it('is tried again more and more rarely, without an attempt', async () => {
    const here = stand('opaque')
    here.network.staging = fails('retry') as never
    const { id } = await here.add()
    for (let n = 0; n < 14 * 60; n++) {
      await here.engine.drain()
      here.pass(seconds)
    }
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', attempt: 0, reason: 'It failed: retry.' })
    expect((await here.row(id)).fence).toBeLessThan(60)
  })

  it('fails with a sentence where it is our own mistake', async () => {
    const here = stand('opaque')
    here.network.staging = async () => {
      throw new TypeError('undefined is not a function')
    }
    const { id } = await here.add()
    await here.engine.drain()
    expect(await here.row(id)).toMatchObject({ state: 'failed', reason: 'Something went wrong inside the hub; its log says what.' })
  })
})
