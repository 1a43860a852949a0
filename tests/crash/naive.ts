/**
 * An engine as one writes it without thinking of lost answers: it sends what is due, and what failed again. The harness must
 * find its duplicates, or it would find none in ours either.
 */
import { randomUUID } from 'node:crypto'
import { landed } from '../../publishers/testing/landed.ts'
import type { Engine } from '../../src/delivery/engine.ts'
import type { Delivery, Ledger } from '../../src/delivery/ledger.ts'
import type { World } from '../../src/delivery/ports.ts'
import type { Story } from '../../src/core/story.ts'

export function naiveEngine(ledger: Ledger, world: World, leaseMs: number): Engine {
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false

  async function deliver(row: Delivery): Promise<void> {
    const channel = await world.channel(row.channel)
    const publisher = await world.publisher(row.platform)
    if (!channel || !publisher) return
    const again = { state: 'scheduled', lane: row.key, owner: '' } as const
    try {
      const signal = AbortSignal.timeout(leaseMs)
      // Every attempt is a new one for a network.
      const key = publisher.manifest.role === 'owned' ? row.key : randomUUID()
      const ctx = await world.context(channel, { key, dueAt: new Date() }, signal)
      const draft = publisher.compose(JSON.parse(row.story) as Story)
      const staged = publisher.stage ? await publisher.stage(draft, ctx, null) : { ready: true as const, staged: draft }
      if (!staged.ready) return
      const { remoteId, url } = await landed(publisher, staged.staged, ctx)
      await ledger.change(row.id, {}, { state: 'published', remoteId, url, lane: row.key })
    } catch {
      await ledger.change(row.id, { states: ['claimed'] }, again)
    }
  }

  async function look(): Promise<void> {
    const now = await ledger.now()
    for (const row of await ledger.find({ states: ['claimed'], leaseBefore: now }, { by: 'leaseUntil', limit: 50 }))
      await ledger.change(row.id, { states: ['claimed'] }, { state: 'scheduled', lane: row.key })
    const due = await ledger.find({ states: ['scheduled'], hold: '', dueBefore: now }, { by: 'dueAt', limit: 50 })
    const busy = new Set<string>()
    const mine: Delivery[] = []
    for (const row of due) {
      if (busy.has(row.channel)) continue
      busy.add(row.channel)
      const leaseUntil = new Date(now.getTime() + leaseMs)
      const claimed = await ledger.change(
        row.id,
        { states: ['scheduled'] },
        { state: 'claimed', lane: row.channel, leaseUntil, waitsFor: '' },
      )
      if (claimed) mine.push(claimed)
    }
    await Promise.all(mine.map(deliver))
  }

  const tick = () => (running = running.then(() => (stopped ? undefined : look())).catch(() => {})) as Promise<void>
  return {
    tick,
    drain: tick,
    untilNext: async () => 0,
    look: tick,
    async stop() {
      stopped = true
      await running
    },
  }
}
