import { describe, expect, it } from 'vitest'
import { aDelivery } from '../../tests/support/deliveries.ts'
import { aChannelOf } from '../../tests/support/memory-world.ts'
import type { ChannelNow } from '../core/channel.ts'
import { gates } from './gates.ts'
import type { Freeze, World } from './ports.ts'

const now = new Date('2026-11-30T10:00:00Z')
const row = { ...aDelivery({ post: 'p', brand: 'old', channel: 'c' }), id: '1' }
const channel = { ...aChannelOf('c'), brand: 'new' } as ChannelNow
const freezeOf = (brand: string): Freeze => ({ id: 'f', scope: 'brand', target: brand, reason: 'A crisis.' })
const closedBy = async (...freezes: Freeze[]) =>
  (await gates(row, channel, { freezes: async () => freezes } as unknown as World, now)).closed

describe('the gates of a delivery whose channel went to another brand', () => {
  it.each(['old', 'new'])('are closed by a freeze of the %s brand', async (brand) => {
    expect(await closedBy(freezeOf(brand))).toMatchObject({ is: 'gate-closed', reason: 'Frozen: A crisis.' })
  })

  it('are not closed by a freeze of a third', async () => {
    expect(await closedBy(freezeOf('third'))).toBeNull()
  })
})
