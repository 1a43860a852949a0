/** Engines that are killed, people who change their minds, clocks that jump: on one ledger, judged by what the network has seen. */
import type { Delivery, Ledger } from '../../src/delivery/ledger.ts'
import { finalStates, pendingStates, type DeliveryState } from '../../src/core/delivery.ts'
import { apply, recordLive } from '../../src/delivery/apply.ts'
import { createEngine, type Engine } from '../../src/delivery/engine.ts'
import { plan } from '../../src/delivery/plan.ts'
import type { Freeze } from '../../src/delivery/ports.ts'
import { agreeWithFreezes, closeGate, hold, signedIn, withdrawPost } from '../../src/delivery/standing.ts'
import type { Proof } from '../../publishers/publisher.ts'
import { aStory } from '../support/deliveries.ts'
import { aChannelOf, memoryWorld, network } from '../support/memory-world.ts'
import { unrulyNetwork, type Misdeed } from './unruly-network.ts'

const seconds = 1_000
const minutes = 60 * seconds
const callTimeoutMs = 60 * seconds

/** Where the rows are kept, and what they may refer to. */
export interface Ground {
  readonly ledger: Ledger
  readonly posts: readonly string[]
  readonly channels: readonly string[]
  readonly brand: string
}

export type Act =
  | { readonly act: 'approve' | 'edit' | 'withdraw'; readonly post: number }
  | { readonly act: 'freeze' | 'lift' | 'sweep' | 'answer late' | 'people answer' }
  /** `begin`: it works while other things happen. */
  | { readonly act: 'work' | 'begin' | 'kill'; readonly engine: number }
  | { readonly act: 'misbehave'; readonly how: Misdeed }
  | { readonly act: 'pass' | 'clock jumps'; readonly ms: number }

/** It has not come to an end, and does not only wait to be approved. */
const isMoving = ({ state, hold: held }: Delivery) =>
  !(finalStates as readonly DeliveryState[]).includes(state) &&
  !(held === 'approval' && (pendingStates as readonly DeliveryState[]).includes(state))

interface Wanted {
  version: number
  approved: boolean
}

/** @param remembersMs how long the platform remembers a key, whatever it promises: an hour */
export function unrulyStand(ground: Ground, proof: Proof, remembersMs = 60 * minutes) {
  /** The world's time, and how far the hub's clock is off. */
  let [time, skew] = [Date.parse('2026-11-22T10:00:00Z'), 0]
  const hubNow = () => time + skew
  const net = unrulyNetwork(proof, () => time, { promisedMs: 60 * minutes, remembersMs })
  const world = memoryWorld({ network: { ...network({ proof, clock: hubNow }), publisher: net.publisher } }, hubNow)
  for (const id of ground.channels) world.channels.set(id, aChannelOf(id, { brand: ground.brand }))
  const faults: string[] = []
  const wanted: Wanted[] = ground.posts.map(() => ({ version: 0, approved: false }))
  /** Post to what it must not send any more. */
  const closed = new Map<string, (row: Delivery) => boolean>()
  let freezes = 0
  /** Whoever froze has been told that it is in effect. */
  let isFrozen = false
  const underWay: Promise<unknown>[] = []
  const mine = (row: Delivery) => ground.posts.includes(row.post)
  const ledger: Ledger = { ...ground.ledger, now: async () => new Date(hubNow()) }
  const rows = async () => (await ledger.find({ brand: ground.brand }, { by: 'dueAt', limit: 1_000 })).filter(mine)

  /** A process: once it is killed, nothing that it does reaches the ledger. */
  function process(): { readonly engine: Engine; kill(): void } {
    let isAlive = true
    const reached =
      <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> => {
        if (!isAlive) throw new Error('The process was killed.')
        return call(...args)
      }
    const own: Ledger = {
      now: reached(ledger.now),
      add: reached(ledger.add),
      get: reached(ledger.get),
      find: reached(ledger.find),
      next: reached(ledger.next),
      nextOn: reached(ledger.nextOn),
      settleAttempt: reached(ledger.settleAttempt),
      change: reached(async (id, expect, patch, along) => {
        const forbidden = [...closed.values()]
        const frozen = isFrozen
        const changed = await ledger.change(id, expect, patch, along)
        if (changed && patch.state === 'sending') {
          if (frozen) faults.push(`${changed.key} was sent in a freeze`)
          if (forbidden.some((isClosed) => isClosed(changed))) faults.push(`${changed.key} was sent after its approval had ended`)
        }
        return changed
      }),
    }
    return {
      engine: createEngine(own, world, { callTimeoutMs, staleIntentMs: 10 * minutes }),
      kill: () => void (isAlive = false),
    }
  }
  const processes = [process(), process()]

  const textOf = (post: number) => `Beitrag ${post}, Fassung ${wanted[post]?.version ?? 0}`
  async function planned(post: number): Promise<boolean> {
    const id = ground.posts[post] ?? ''
    const variants = [...world.channels.values()].map((channel) => ({
      channel,
      story: aStory(id, textOf(post)),
      dueAt: null,
      hash: textOf(post),
    }))
    return plan({ post: id, title: 'Windpark', variants, isOwned: () => false, freezes: [...world.frozen] }, ledger)
  }

  /** People answer truthfully, and connect what needs it. */
  async function answer() {
    for (const row of await rows()) {
      const now = await ledger.now()
      const seen = net.posts.find(({ key }) => key === row.key)
      if (row.state === 'needs-human' && seen) await recordLive(ledger, row, seen.published)
      else if (row.state === 'needs-human') await apply(ledger, row, { is: 'person-says-not-live', reason: 'Ada looked.' }, now)
      else if (row.state === 'late-hold') await apply(ledger, row, { is: 'person-publishes-late' }, now)
    }
    for (const [id, channel] of world.channels) {
      world.channels.set(id, { ...channel, status: 'connected' })
      await signedIn(id, ledger)
    }
  }

  async function perform(act: Act): Promise<void> {
    const at = 'post' in act ? (wanted[act.post] ?? { version: 0, approved: false }) : { version: 0, approved: false }
    const id = 'post' in act ? (ground.posts[act.post] ?? '') : ''
    switch (act.act) {
      case 'approve':
        closed.delete(id)
        at.approved = true
        await planned(act.post)
        return
      case 'edit':
      case 'withdraw':
        if (act.act === 'edit') {
          at.version++
          await closeGate(id, ledger)
        } else await withdrawPost(id, 'Withdrawn by Ada.', ledger)
        at.approved = false
        closed.set(id, ({ post }) => post === id)
        return
      case 'freeze': {
        const freeze: Freeze = { id: String(++freezes), scope: 'all', target: '', reason: 'Unfall im Werk' }
        world.frozen.push(freeze)
        await hold(freeze, ledger)
        isFrozen = true
        return
      }
      case 'lift':
        isFrozen = false
        world.frozen.length = 0
        await agreeWithFreezes(async () => [], ledger)
        return
      case 'sweep':
        await agreeWithFreezes(world.freezes, ledger)
        return
      case 'answer late':
        return net.answer()
      case 'people answer':
        return answer()
      case 'work':
        // A call that hangs is not waited for: the engine goes on with it while other things happen.
        await Promise.race([processes[act.engine]?.engine.drain().catch(() => {}), net.hangs()])
        return
      case 'begin':
        underWay.push(processes[act.engine]?.engine.drain().catch(() => {}) ?? Promise.resolve())
        return
      case 'kill':
        processes[act.engine]?.kill()
        processes[act.engine] = process()
        return
      case 'misbehave':
        net.next.push(act.how)
        return
      case 'pass':
        time += act.ms
        return
      case 'clock jumps':
        skew += act.ms
    }
  }

  /** Everything goes well from now on, until nothing moves any more. */
  async function calm(): Promise<void> {
    net.calm()
    net.answer()
    isFrozen = false
    world.frozen.length = 0
    await Promise.all(underWay)
    for (let round = 0, quiet = 0; round < 40 && quiet < 2; round++) {
      await agreeWithFreezes(async () => [], ledger)
      for (const [post, { approved }] of wanted.entries()) if (approved) await planned(post)
      await answer()
      for (const { engine } of processes) await engine.drain()
      quiet = (await rows()).some(isMoving) ? 0 : quiet + 1
      time += 5 * minutes
    }
    for (const { engine } of processes) await engine.stop()
  }

  async function judge(): Promise<string[]> {
    const all = await rows()
    for (const row of all) {
      const live = net.posts.filter(({ key }) => key === row.key)
      const name = `${row.key} (${row.state})`
      const says = row.state === 'published' || row.state === 'live-withdrawn'
      if (live.length > 1) faults.push(`${name} is live ${live.length} times`)
      if (says !== live.length > 0) faults.push(`${name} has ${live.length} posts`)
      if (says && live[0]?.text !== row.contentHash)
        faults.push(`${name} shows ${live[0]?.text ?? 'nothing'}, and the row says ${row.contentHash}`)
      if (!(finalStates as readonly DeliveryState[]).includes(row.state) && row.hold !== 'approval')
        faults.push(`${name} has not come to an end`)
    }
    if (net.posts.some(({ key }) => !all.some((row) => row.key === key))) faults.push('something is live that no row knows')
    for (const [post, { approved }] of wanted.entries())
      for (const channel of ground.channels) {
        const of = all.filter((row) => row.post === ground.posts[post] && row.channel === channel)
        const last = of.sort((a, b) => b.occurrence - a.occurrence)[0]
        if (approved && (!last || last.state === 'withdrawn')) faults.push(`post ${post} was approved and got lost`)
      }
    if (net.mostAtOnce() > 1) faults.push('two calls were on one channel at once')
    return faults
  }
  return { perform, calm, judge }
}
