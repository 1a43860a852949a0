/** An engine, or several, on one ledger in memory, with a clock that only the test moves. */
import { createEngine, type Engine, type EngineOptions } from '../../src/delivery/engine.ts'
import type { Delivery, NewDelivery } from '../../src/delivery/ledger.ts'
import type { Proof } from '../../publishers/publisher.ts'
import { aDelivery } from '../support/deliveries.ts'
import { memoryLedger, type MemoryLedger } from '../support/memory-ledger.ts'
import { aChannelOf, memoryWorld, network, type MemoryWorld, type Network, type NetworkOptions } from '../support/memory-world.ts'

export const seconds = 1_000
export const minutes = 60 * seconds
export const hours = 60 * minutes

export interface Stand {
  readonly ledger: MemoryLedger
  readonly world: MemoryWorld
  readonly network: Network
  readonly engine: Engine
  /** Another process on the same ledger. */
  another(options?: EngineOptions): Engine
  now(): Date
  pass(ms: number): void
  add(differs?: Partial<NewDelivery>): Promise<Delivery>
  row(id: string): Promise<Delivery>
}

export function stand(proof: Proof, more: Partial<NetworkOptions> & EngineOptions = {}): Stand {
  let time = Date.parse('2026-11-22T10:00:00Z')
  const clock = () => time
  const net = network({ proof, windowMs: hours, clock, ...more })
  const world = memoryWorld({ network: net }, clock)
  for (const id of ['a', 'b', 'c', 'd']) world.channels.set(id, aChannelOf(id))
  const ledger = memoryLedger(clock)
  const another = (options: EngineOptions = {}) => createEngine(ledger, world, { callTimeoutMs: 10_000, ...more, ...options })
  return {
    ledger,
    world,
    network: net,
    engine: another(),
    another,
    now: () => new Date(time),
    pass: (ms) => void (time += ms),
    async add(differs = {}) {
      const place = { post: differs.post ?? `post-${ledger.rows().length}`, channel: 'a', brand: 'acme' }
      const row = aDelivery(place, { platform: 'network', dueAt: new Date(time), ...differs })
      if (!(await ledger.add(row))) throw new Error('There is such a row already.')
      const [found] = await ledger.find({ key: row.key }, { by: 'dueAt', limit: 1 })
      if (!found) throw new Error('The row is gone.')
      return found
    },
    async row(id) {
      const found = await ledger.get(id)
      if (!found) throw new Error('The row is gone.')
      return found
    },
  }
}
