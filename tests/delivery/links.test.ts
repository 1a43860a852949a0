/** The address that readers are given: what stands in the row, or the short link that leads there. */
import { describe, expect, it } from 'vitest'
import { PublisherError } from '../../publishers/errors.ts'
import { aStory } from '../support/deliveries.ts'
import { minutes, stand, type Stand } from './stand.ts'

const link = 'https://acme.example/glocke'
/** @param failures so often nothing can be written down. */
const shortened = (here: Stand, failures = 0): string[] => {
  const made: string[] = []
  const make = async (_channel: unknown, _story: unknown, address: string) => {
    if (failures-- > 0) throw new PublisherError('retry', 'The short link cannot be written down at the moment.', { code: 'short-link' })
    made.push(address)
    return 'https://hub.example/l/bcdfghjk'
  }
  Object.assign(here.world, { links: { preview: make, make } })
  return made
}
const sent = (here: Stand) => here.network.records.map(({ staged }) => (staged as { link: string | null }).link)

describe('the link of a delivery', () => {
  it('is the short one of the post’s address, and the row keeps the address', async () => {
    const here = stand('opaque')
    const made = shortened(here)
    const { id } = await here.add({ link })
    await here.engine.drain()
    expect(sent(here)).toEqual(['https://hub.example/l/bcdfghjk'])
    expect(made).toEqual([link])
    expect(await here.row(id)).toMatchObject({ state: 'published', link })
  })

  it('is the variant’s own where it states one, and none where it has none', async () => {
    const here = stand('opaque')
    const made = shortened(here)
    await here.add({ post: 'own', link, story: JSON.stringify({ ...aStory('own'), link: 'https://acme.example/own' }) })
    await here.add({ post: 'none' })
    await here.engine.drain()
    expect(sent(here).sort()).toEqual(['https://acme.example/own', null])
    expect(made).toEqual([])
  })

  it('is waited for where it cannot be written down: nothing leaves without it', async () => {
    const here = stand('opaque')
    shortened(here, 1)
    const { id } = await here.add({ link })
    await here.engine.drain()
    expect(here.network.calls).toEqual([])
    expect(await here.row(id)).toMatchObject({ state: 'scheduled', reason: 'The short link cannot be written down at the moment.' })
    here.pass(2 * minutes)
    await here.engine.drain()
    expect(sent(here)).toEqual(['https://hub.example/l/bcdfghjk'])
  })
})
