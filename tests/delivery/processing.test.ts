/** What a platform has accepted and still works on: asked until it is done, and never sent again. */
import { describe, expect, it } from 'vitest'
import { PublisherError } from '../../publishers/errors.ts'
import type { Accepted, AnyPublisher, Published } from '../../publishers/publisher.ts'
import { withdrawPost } from '../../src/delivery/standing.ts'
import { hours, minutes, stand, type Stand } from './stand.ts'

const done: Published = { remoteId: '7', url: 'https://network.example/7' }

/** A platform that takes a post at once, and answers each question with the next of these; `find` looks at what it has shown. */
function slow(here: Stand, answers: (Published | PublisherError | null)[]) {
  const asked: unknown[] = []
  const still = (step: number): Accepted => ({ accepted: { step }, checkAfter: new Date(here.now().getTime() + minutes) })
  const publisher: AnyPublisher = {
    ...here.network.publisher,
    async publish(staged, ctx) {
      here.network.calls.push({ channel: ctx.channel.id, key: ctx.deliveryKey, staged, signal: ctx.signal, answersTo: null })
      return still(0)
    },
    async progress(accepted) {
      asked.push(accepted)
      const answer = answers.shift()
      if (answer instanceof PublisherError) throw answer
      return answer ?? still(asked.length)
    },
  }
  Object.assign(here.world, { publisher: async () => publisher })
  return asked
}
async function live(here: Stand, ms: number) {
  for (let passed = 0; passed < ms; passed += minutes) {
    await here.engine.drain()
    here.pass(minutes)
  }
  await here.engine.drain()
}
const only = (here: Stand) => here.ledger.rows()[0]

describe('a post that the platform still works on', () => {
  it('is published when the platform says so, with what it handed out last, and was sent once', async () => {
    const here = stand('session')
    const asked = slow(here, [null, null, done])
    await here.add()
    await here.engine.drain()
    expect(only(here)).toMatchObject({ state: 'processing', lane: only(here)?.key })
    await live(here, 5 * minutes)
    expect(only(here)).toMatchObject({ state: 'published', url: done.url })
    expect(asked).toEqual([{ step: 0 }, { step: 1 }, { step: 2 }])
    expect(here.network.calls).toHaveLength(1)
  })

  it('leaves its channel free for the next', async () => {
    const here = stand('session')
    slow(here, [])
    await here.add()
    await here.add()
    await here.engine.drain()
    expect(here.ledger.rows().map(({ state }) => state)).toEqual(['processing', 'processing'])
  })

  it('fails when the platform gives it up, with its reason', async () => {
    const here = stand('session')
    slow(here, [null, new PublisherError('rejected', 'The picture could not be developed.', { code: 'spoiled' })])
    await here.add()
    await live(here, 5 * minutes)
    expect(only(here)).toMatchObject({ state: 'failed', reason: 'The picture could not be developed.' })
    expect(here.network.calls).toHaveLength(1)
  })

  it('is asked again after a fault, and by the next process after a crash', async () => {
    const here = stand('session')
    slow(here, [new PublisherError('retry', 'It cannot be reached.', { code: 'ECONNREFUSED' }), done])
    await here.add()
    await here.engine.drain()
    await here.engine.stop()
    here.pass(minutes)
    const other = here.another()
    await other.drain()
    expect(only(here)?.state).toBe('processing')
    here.pass(minutes)
    await other.drain()
    expect(only(here)?.state).toBe('published')
  })

  it('withdrawn meanwhile is offered to be taken down when it is there', async () => {
    const here = stand('session')
    slow(here, [null, done])
    const { post } = await here.add()
    await here.engine.drain()
    await withdrawPost(post, 'Withdrawn by Ada.', here.ledger)
    await live(here, 5 * minutes)
    expect(only(here)?.state).toBe('live-withdrawn')
  })

  it('is not waited for longer than a day: then it is looked up', async () => {
    const here = stand('session')
    here.network.find = async () => done
    slow(here, [])
    await here.add()
    await live(here, 25 * hours)
    expect(only(here)).toMatchObject({ state: 'published', url: done.url })
    expect(here.network.calls).toHaveLength(1)
  })
})
