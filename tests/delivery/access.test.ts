/** Refused credentials: renewed once, otherwise a person is told and everything waits for them. */
import { describe, expect, it } from 'vitest'
import { signedIn } from '../../src/delivery/standing.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { fails, gate } from '../support/memory-world.ts'
import { minutes, seconds, stand, type Stand } from './stand.ts'

const connect = (here: Stand) => {
  const channel = here.world.channels.get('a')
  if (channel) here.world.channels.set('a', { ...channel, status: 'connected' })
}
const statusOf = (here: Stand) => here.world.channels.get('a')?.status

describe('refused access', () => {
  it('is renewed where the platform gives a new one, and the post goes', async () => {
    const here = stand('opaque')
    here.network.answers.push(fails('reconnect'))
    here.world.renew = async () => true
    const { id } = await here.add()
    await here.engine.drain()
    expect(await here.row(id)).toMatchObject({ state: 'published', attempt: 2 })
    expect(here.world.renewals).toBe(1)
  })

  it('is not renewed again and again: the second refusal is a person’s', async () => {
    const here = stand('opaque')
    here.network.answers.push(...Array.from({ length: 50 }, () => fails('reconnect', 'The token is not valid.')))
    here.world.renew = async () => true
    const { id } = await here.add()
    await here.engine.drain()
    expect(await here.row(id)).toMatchObject({ state: 'blocked-auth', reason: 'The token is not valid.', attempt: 2 })
    expect(here.world.renewals).toBe(1)
    expect(statusOf(here)).toBe('refused')
  })

  it('blocks the channel where there is nothing to renew; what waits goes when it is connected again', async () => {
    const here = stand('opaque')
    here.network.answers.push(fails('reconnect', 'The token is not valid.'))
    const rows = [await here.add(), await here.add()]
    await here.engine.drain()
    for (const { id } of rows) expect((await here.row(id)).state).toBe('blocked-auth')
    expect(here.network.calls).toHaveLength(1)
    connect(here)
    await signedIn('a', here.ledger)
    await here.engine.drain()
    for (const { id } of rows) expect((await here.row(id)).state).toBe('published')
  })

  it('blocks the channel where the renewal itself is refused', async () => {
    const here = stand('opaque')
    here.network.answers.push(fails('reconnect'))
    here.world.renew = async () => {
      throw new PublisherError('reconnect', 'The refresh token is spent.', { code: 'spent' })
    }
    const { id } = await here.add()
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('blocked-auth')
  })

  it('bothers nobody where the renewal failed by a passing fault', async () => {
    const here = stand('opaque')
    here.network.answers.push(fails('reconnect'), fails('reconnect'))
    let faults = 2
    here.world.renew = async () => {
      if (faults-- > 0) throw new PublisherError('retry', 'The network could not be reached.', { code: 'down' })
      return true
    }
    const { id } = await here.add()
    await here.engine.drain()
    expect(await here.row(id)).toMatchObject({ state: 'scheduled' })
    expect(statusOf(here)).toBe('connected')
    for (let n = 0; n < 60; n++) {
      here.pass(10 * seconds)
      await here.engine.drain()
    }
    expect((await here.row(id)).state).toBe('published')
  })

  it('that was overtaken by a new connection does not leave anything behind for ever', async () => {
    const here = stand('opaque')
    const held = gate()
    here.network.staging = held.wait
    const { id } = await here.add()
    await here.engine.tick()
    await held.reached
    // Refused, connected again and everything released: all while this row was being prepared.
    const channel = here.world.channels.get('a')
    if (channel) here.world.channels.set('a', { ...channel, status: 'refused' })
    held.open()
    await here.engine.drain()
    here.network.staging = null
    expect((await here.row(id)).state).toBe('blocked-auth')
    connect(here)
    here.pass(minutes)
    await here.another().drain()
    expect((await here.row(id)).state).toBe('published')
  })

  it('of an account that is suspended pauses its channel: nothing else is tried there', async () => {
    const here = stand('key')
    here.network.answers.push(fails('unsupported', 'The account is suspended.'))
    const [first, second] = [await here.add(), await here.add()]
    await here.engine.drain()
    expect((await here.row(first.id)).state).toBe('failed')
    expect((await here.row(second.id)).state).toBe('scheduled')
    expect(here.world.channels.get('a')).toMatchObject({ paused: true, pausedReason: 'The account is suspended.' })
    expect(here.network.calls).toHaveLength(1)
  })

  it('that cannot be read is a sign-in, not a failure', async () => {
    const here = stand('opaque')
    const { context } = here.world
    Object.assign(here.world, {
      context: async () => {
        throw new PublisherError('reconnect', 'The stored credentials cannot be read.', { code: 'unreadable' })
      },
    })
    const { id } = await here.add()
    await here.engine.drain()
    expect(await here.row(id)).toMatchObject({ state: 'blocked-auth', reason: 'The stored credentials cannot be read.', attempt: 0 })
    Object.assign(here.world, { context })
    connect(here)
    await here.engine.drain()
    expect((await here.row(id)).state).toBe('published')
  })
})
