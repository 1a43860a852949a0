/** A plan that was stopped in the middle, and goes on after the post was edited, approved anew and planned by somebody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json, Story } from '../../src/core/story.ts'
import type { Ledger } from '../../src/delivery/ledger.ts'
import type { AnyPublisher } from '../../publishers/publisher.ts'
import { aBrand, aChannel } from '../support/deliveries.ts'
import { database } from '../support/databases.ts'
import { bootHub, type TestHub } from '../support/hub.ts'
import { network } from '../support/memory-world.ts'

describe(`on ${database}`, () => {
  let hub: TestHub
  beforeAll(async () => void (hub = await bootHub(database)))
  afterAll(() => hub?.stop())

  async function stalled(keptChannels: number) {
    const { payload } = hub
    const services = (await import('../../src/hub.ts')).hub(payload)
    const { plan } = await import('../../src/delivery/plan.ts')
    const { planApproved, planWhatIsMissing } = await import('../../src/delivery/plan-approved.payload.ts')
    const { createEngine } = await import('../../src/delivery/engine.ts')
    const { approvedHashes, loadReviewed } = await import('../../src/workflow/review.payload.ts')
    const brand = await aBrand(payload)
    const channels = [await aChannel(payload, brand), await aChannel(payload, brand)]
    for (const id of channels) await payload.db.updateOne({ collection: 'channels', id, data: { status: 'connected', account: id } })
    const says = (text: string, list: readonly string[]) => ({ variants: list.map((channel) => ({ channel, text })) })
    const as = { collection: 'posts', locale: 'de', draft: true } as const
    const made = await payload.create({ ...as, data: { title: 'Windpark', brand, ...says('Alt', channels) } as never })
    const post = String(made.id)
    const approve = async () => {
      const reviewed = await loadReviewed(payload, post)
      const data = { state: 'approved', hash: reviewed.hash, approved: approvedHashes(reviewed), planned: false }
      await payload.db.updateOne({ collection: 'reviews', where: { post: { equals: post } }, data })
      return reviewed
    }
    const { variants } = await approve()
    let isFirst = true
    const slow: Ledger = {
      ...services.ledger,
      async add(row) {
        if (isFirst) {
          isFirst = false
          await payload.update({ ...as, id: post, data: says('Neu', channels.slice(0, keptChannels)) })
          await approve()
          await planApproved(payload, post)
        }
        return services.ledger.add(row)
      },
    }
    await plan({ post, title: 'Windpark', variants, isOwned: () => false, freezes: [] }, slow)
    const net = network({ proof: 'opaque', clock: Date.now })
    const publisher: AnyPublisher = { ...net.publisher, compose: ({ text }: Story): Json => ({ text }) }
    const world = { ...services.world, grant: async () => null, publisher: async () => publisher, context: contextOf(publisher) }
    const engine = createEngine(services.ledger, world)
    // What the last gate holds back is planned anew, as the hub does every few seconds.
    for (let round = 0; round < 3; round++) {
      await engine.drain()
      await planWhatIsMissing(payload)
    }
    await engine.drain()
    return net.records.map(({ staged }) => (staged as { text: string }).text)
  }
  const contextOf = (publisher: AnyPublisher) => async (channel: { id: string; handle: string }, delivery: { key: string; dueAt: Date }) =>
    ({
      channel,
      credentials: publisher.credentials.parse({}),
      deliveryKey: delivery.key,
      plannedAt: delivery.dueAt,
      replyTo: null,
    }) as never

  it('leaves nothing unplanned, however many others cannot be planned', async () => {
    const { payload } = hub
    const { planWhatIsMissing } = await import('../../src/delivery/plan-approved.payload.ts')
    const { approvedHashes, loadReviewed } = await import('../../src/workflow/review.payload.ts')
    const brand = await aBrand(payload)
    const channel = await aChannel(payload, brand)
    const as = { collection: 'posts', locale: 'de', draft: true } as const
    const write = async () =>
      String((await payload.create({ ...as, data: { title: 'Windpark', brand, variants: [{ channel, text: 'Da.' }] } as never })).id)
    const approve = async (post: string, hash?: string) => {
      const reviewed = await loadReviewed(payload, post)
      const data = { state: 'approved', hash: hash ?? reviewed.hash, approved: approvedHashes(reviewed), planned: false }
      await payload.db.updateOne({ collection: 'reviews', where: { post: { equals: post } }, data })
    }
    const rowsOf = async (post: string) => (await payload.find({ collection: 'deliveries', where: { post: { equals: post } } })).totalDocs
    const posts: string[] = []
    // The first and the last can be planned.
    for (let n = 0; n < 70; n++) {
      posts.push(await write())
      await approve(posts[n]!, n === 0 || n === 69 ? undefined : 'what this post said before')
    }
    for (let sweep = 0; sweep < 2; sweep++) await planWhatIsMissing(payload)
    expect([await rowsOf(posts[0]!), await rowsOf(posts[69]!)]).toEqual([1, 1])
  })

  it('sends what is approved now, and nothing that was approved before', async () => {
    expect(await stalled(2)).toEqual(['Neu', 'Neu'])
  })

  it('sends nothing to a channel that was taken out meanwhile', async () => {
    expect(await stalled(1)).toEqual(['Neu'])
  })
})
