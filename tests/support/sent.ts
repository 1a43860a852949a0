import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Delivery, Patch } from '../../src/delivery/ledger.ts'
import { hub } from '../../src/hub.ts'
import type { LiveHub } from './api.ts'
import { aDelivery, aPost, aStory } from './deliveries.ts'

/** So many deliveries of one post, live at the platform: sent by the engine, then changed as is said. */
export async function sentTo(live: LiveHub, platform: string, count: number, patch: Patch) {
  const { ledger } = hub(live.payload)
  const channel = await live.channel(platform)
  const post = await aPost(live.payload, live.brand)
  const keys = Array.from({ length: count }, () => randomUUID())
  for (const [occurrence, key] of keys.entries()) {
    const story = JSON.stringify(aStory(post, `Windpark ${key}`))
    await ledger.add(aDelivery({ post, channel, brand: live.brand }, { platform, key, occurrence, story }))
  }
  await live.engine.drain()
  const rows = await Promise.all(
    keys.map(async (key) => {
      const [row] = await ledger.find({ key }, { by: 'dueAt', limit: 1 })
      expect(row).toMatchObject({ state: 'published' })
      return (await ledger.change(row?.id ?? '', {}, patch)) as Delivery
    }),
  )
  return { channel, rows }
}
