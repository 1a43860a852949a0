/** interactions and reply: what people said comes back, and can be answered. */
import { expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import type { Interaction, InteractionPage, Published } from '../publisher.ts'
import { deliver, throughJson, withStand, type Subject } from './contract-subject.ts'
import type { Stand } from './stand.ts'
import { storyOf } from './stories.ts'

export function hearing(subject: Subject): void {
  const { publisher, platform } = subject
  /** What is said about the account names us, and no post. */
  const about = (post: Published) =>
    platform.voices === 'account' ? ({ kind: 'mention', post: null } as const) : ({ kind: 'comment', post: post.remoteId } as const)
  const heard = async (stand: Stand, posts: readonly Published[], since: Date): Promise<Interaction[]> => {
    const all = new Map<string, Interaction>()
    let cursor: Json = null
    for (let page = 0; page < 50; page++) {
      const read: InteractionPage | undefined = await publisher.interactions?.({ posts, since, cursor }, stand.context())
      for (const item of read?.items ?? []) all.set(item.remoteId, item)
      if (!read || read.next === null) return [...all.values()]
      cursor = throughJson(read.next)
    }
    throw new Error('There was a further page after 50 of them.')
  }

  it('hears what people say below our posts, the same each time', () =>
    withStand(subject, async (stand) => {
      const since = stand.clock.now()
      const talked = await deliver(subject, stand, storyOf('talked about')).send()
      const quiet = await deliver(subject, stand, storyOf('quiet')).send()
      expect(await heard(stand, [talked, quiet], since)).toEqual([])
      stand.clock.advance(60_000)
      stand.fake.visit(talked.remoteId, { kind: 'reply', by: 'Cem', text: 'Gut so. „Weiter!“ 👍🏽' })
      stand.clock.advance(60_000)
      stand.fake.visit(talked.remoteId, { kind: 'reply', by: 'Dana', text: 'Warum?' })
      const items = await heard(stand, [talked, quiet], since)
      expect(items.map(({ kind, post, text }) => ({ kind, post, text })).sort((a, b) => (a.text < b.text ? -1 : 1))).toEqual([
        { ...about(talked), text: 'Gut so. „Weiter!“ 👍🏽' },
        { ...about(talked), text: 'Warum?' },
      ])
      for (const { author, at, url } of items) {
        expect([author.id, author.name, author.handle]).not.toContain('')
        expect(at.getTime()).toBeGreaterThan(since.getTime())
        if (url !== null) expect(URL.canParse(url)).toBe(true)
      }
      expect(await heard(stand, [talked, quiet], since)).toEqual(items)
      stand.clock.advance(60_000)
      expect(await heard(stand, [talked, quiet], stand.clock.now())).toEqual([])
    }))

  if (publisher.reply)
    it('answers them once, and does not take its own words for theirs', () =>
      withStand(subject, async (stand) => {
        const since = stand.clock.now()
        const post = await deliver(subject, stand, storyOf('asked about')).send()
        stand.clock.advance(60_000)
        stand.fake.visit(post.remoteId, { kind: 'reply', by: 'Dana', text: 'Warum?' })
        const [question] = await heard(stand, [post], since)
        if (!question) throw new Error('Nothing was heard.')
        const answer = await publisher.reply?.(question, 'Weil es hilft.', stand.context())
        expect(answer?.remoteId).toBeTruthy()
        const shown = stand.fake.timeline().find(({ remoteId }) => remoteId === post.remoteId)
        expect(shown?.answers).toEqual([{ to: question.remoteId, text: 'Weil es hilft.' }])
        expect((await heard(stand, [post], since)).map(({ remoteId }) => remoteId)).toEqual([question.remoteId])
      }))
}
