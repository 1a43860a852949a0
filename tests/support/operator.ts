/** An operator of a live hub, the rows that the operator looks at, and what is noted of it. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import type { DeliveryState } from '../../src/core/delivery.ts'
import { Problem } from '../../src/core/problem.ts'
import { operate, operatorActor } from '../../src/delivery/operate.payload.ts'
import { answers, type Answer, type Asked, type Next, type OperationName } from '../../src/delivery/operations.ts'
import type { Delivery, NewDelivery } from '../../src/delivery/ledger.ts'
import { hub } from '../../src/hub.ts'
import { richText, type LiveHub } from './api.ts'
import { aDelivery, aPost } from './deliveries.ts'

export interface Refusal {
  readonly status: number
  readonly code: string
  readonly sentence: string
  readonly next?: Next
}

/** @param channel where `delivery` puts its rows */
export function operatorOf(live: LiveHub, channel: string) {
  const { payload } = live
  const { ledger } = hub(payload)
  const alice = operatorActor('alice')
  return {
    async ask<Name extends OperationName>(name: Name, asked: Asked<Name>): Promise<Answer<Name>> {
      return answers[name].parse(await operate(payload, alice, name, asked)) as Answer<Name>
    },
    /** Refused, with a sentence, and perhaps what to do instead. */
    async refused(name: OperationName, asked: unknown): Promise<Refusal> {
      const error: unknown = await operate(payload, alice, name, asked).then(
        () => new Error('It was not refused.'),
        (thrown: unknown) => thrown,
      )
      if (!(error instanceof Problem)) throw error
      return { status: error.status, code: error.code, sentence: error.message, next: error.data.next as Next }
    },
    async delivery(state: DeliveryState, differs: Partial<NewDelivery> = {}): Promise<Delivery> {
      const made = aDelivery({ post: await aPost(payload, live.brand), brand: live.brand, channel }, { state, ...differs })
      expect(await ledger.add(made)).toBe(true)
      return (await ledger.find({ key: made.key }, { by: 'dueAt', limit: 1 }))[0] as Delivery
    },
    /** So that the engine of another test does not find it. */
    async forget({ id }: { id: string }): Promise<void> {
      await payload.db.deleteOne({ collection: 'deliveries', where: { id: { equals: id } } })
    },
    row: async ({ id }: { id: string }): Promise<Delivery> => (await ledger.get(id)) as Delivery,
    rowsOf: (post: string): Promise<Delivery[]> => ledger.find({ post }, { by: 'dueAt', limit: 99 }),
    async noted(document: string): Promise<string[]> {
      const where = { document: { equals: document } }
      const { docs } = await payload.db.find({ collection: 'audit-log', where, sort: 'at', pagination: false })
      return docs.map((doc) => {
        const { actorName, action } = doc as unknown as { actorName: string; action: string }
        return `${actorName}: ${action}`
      })
    },
    /** A post that was written, submitted and approved. */
    async approvedPost(channels: readonly string[]): Promise<{ post: string; title: string }> {
      const [editor, approver] = [await live.person('editor'), await live.person('approver')]
      const title = `Beitrag ${randomUUID()}`
      const content = {
        title,
        teaser: title,
        body: richText('Wir bauen.'),
        seo: { description: 'Warum.' },
        media: [await live.picture()],
        brand: live.brand,
        variants: channels.map((each) => ({ channel: each, when: 'with-post', text: title })),
      }
      const post = ((await editor.post('/api/posts?locale=de', content).expect(201)).body as { doc: { id: string } }).doc.id
      const { review } = (await editor.post(`/api/posts/${post}/submit`).expect(200)).body as PostState
      await approver.post(`/api/posts/${post}/approve`, { hash: review.hash }).expect(200)
      return { post, title }
    },
    /** How often mastodon's public sees it. */
    seen: (text: string): number =>
      live.fakes
        .get('mastodon')!
        .timeline()
        .filter((post) => post.text.includes(text)).length,
  }
}
export type Operator = ReturnType<typeof operatorOf>
