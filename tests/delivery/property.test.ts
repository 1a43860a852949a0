/** The real engine, on the ledger in memory and on the one on the database, through sequences of events that nobody would think of. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Proof } from '../../publishers/publisher.ts'
import { aBrand, aChannel, aPost } from '../support/deliveries.ts'
import { bootHub, type TestHub } from '../support/hub.ts'
import { memoryLedger } from '../support/memory-ledger.ts'
import { misdeeds } from './unruly-network.ts'
import { unrulyStand, type Act, type Ground } from './unruly-stand.ts'

const seconds = 1_000
const minutes = 60 * seconds
const proofs: readonly Proof[] = ['key', 'identity', 'session', 'timeline', 'opaque']
const postCount = 2
const channelCount = 2

const post = fc.nat({ max: postCount - 1 })
const engine = fc.nat({ max: 1 })
const act = (proof: Proof): fc.Arbitrary<Act> =>
  fc.oneof(
    { weight: 7, arbitrary: fc.record({ act: fc.constantFrom('work' as const, 'begin' as const), engine }) },
    { weight: 4, arbitrary: fc.record({ act: fc.constant('misbehave' as const), how: fc.constantFrom(...misdeeds) }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('approve' as const), post }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('edit' as const, 'withdraw' as const), post }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('kill' as const), engine }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('freeze' as const, 'lift' as const, 'sweep' as const) }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('answer late' as const, 'people answer' as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({ act: fc.constant('pass' as const), ms: fc.constantFrom(seconds, 30 * seconds, 5 * minutes, 45 * minutes) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant('clock jumps' as const),
        // A key's age is told by the hub's clock: it bears no more than is left of two calls' time.
        ms: proof === 'key' ? fc.constant(30 * minutes) : fc.constantFrom(-20 * minutes, -seconds, 30 * minutes),
      }),
    },
  )
const acts = (proof: Proof) => fc.array(act(proof), { minLength: 10, maxLength: 40, size: 'max' })

async function holds(ground: Ground, proof: Proof, all: readonly Act[]): Promise<void> {
  const stand = unrulyStand(ground, proof)
  await stand.perform({ act: 'approve', post: 0 })
  for (const one of all) await stand.perform(one)
  await stand.calm()
  expect(await stand.judge()).toEqual([])
}

describe('whatever happens, on the ledger in memory', () => {
  it.each(proofs)('nothing is sent twice, lost, or called what it is not (%s)', async (proof) => {
    const ids = (count: number) => Array.from({ length: count }, () => randomUUID())
    await fc.assert(
      fc.asyncProperty(acts(proof), (all) =>
        holds({ ledger: memoryLedger(), posts: ids(postCount), channels: ids(channelCount), brand: 'acme' }, proof, all),
      ),
      { numRuns: 40 },
    )
  })
})

describe('these tests', () => {
  const ground = (ledger = memoryLedger()) => ({ ledger, posts: [randomUUID()], channels: [randomUUID()], brand: 'acme' })
  const faultsOf = async (stand: ReturnType<typeof unrulyStand>, all: readonly Act[]) => {
    for (const one of all) await stand.perform(one)
    await stand.calm()
    return (await stand.judge()).join()
  }

  it('see a post that is there twice', async () => {
    const forgetful = unrulyStand(ground(), 'key', 0)
    const all: readonly Act[] = [
      { act: 'misbehave', how: 'lost after accepting' },
      { act: 'approve', post: 0 },
      { act: 'work', engine: 0 },
    ]
    expect(await faultsOf(forgetful, all)).toContain('is live 2 times')
    expect(await faultsOf(unrulyStand(ground(), 'key'), all)).toBe('')
  })

  it('see a call that leaves although its approval has ended', async () => {
    const ledger = memoryLedger()
    const { change } = ledger
    const blind = { ...ledger, change: ((id, _, patch, along) => change(id, {}, patch, along)) as typeof change }
    const all: readonly Act[] = [
      { act: 'misbehave', how: 'slow to prepare' },
      { act: 'approve', post: 0 },
      { act: 'work', engine: 0 },
      { act: 'withdraw', post: 0 },
      { act: 'answer late' },
    ]
    expect(await faultsOf(unrulyStand(ground(blind), 'opaque'), all)).toContain('was sent after its approval had ended')
    expect(await faultsOf(unrulyStand(ground(), 'opaque'), all)).toBe('')
  })
})

describe('whatever happens, on the database', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await bootHub('sqlite')
  })
  afterAll(() => hub?.stop())

  it.each(proofs)('nothing is sent twice, lost, or called what it is not (%s)', async (proof) => {
    const { payload } = hub
    const { payloadLedger } = await import('../../src/delivery/ledger.payload.ts')
    const ledger = payloadLedger(payload)
    const ground = async (): Promise<Ground> => {
      const brand = await aBrand(payload)
      const posts = [await aPost(payload, brand), await aPost(payload, brand)]
      return { ledger, brand, posts, channels: [await aChannel(payload, brand), await aChannel(payload, brand)] }
    }
    await fc.assert(
      fc.asyncProperty(acts(proof), async (all) => holds(await ground(), proof, all)),
      { numRuns: 4 },
    )
  })
})
