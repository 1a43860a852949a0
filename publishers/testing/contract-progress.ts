/** Publishers with `progress`: a post that was taken is not a post that is live. */
import { expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import type { Accepted, Published } from '../publisher.ts'
import { deliver, failureOf, throughJson, withStand, type Subject, type TestDelivery } from './contract-subject.ts'
import type { Stand } from './stand.ts'
import { storyOf } from './stories.ts'

export function progressing(subject: Subject): void {
  const { publisher, platform } = subject
  const { progress } = publisher

  if (!progress)
    return void it('is nothing: who takes a post has published it', () =>
      withStand(subject, async (stand) => {
        const delivery = deliver(subject, stand, storyOf('at once'))
        expect(await publisher.publish(await delivery.stage(), delivery.context())).not.toHaveProperty('accepted')
      }))

  const taken = async (stand: Stand, delivery: TestDelivery, staged: Json): Promise<Accepted> => {
    const answer = await publisher.publish(staged, delivery.context())
    if (!('accepted' in answer)) throw new Error('It was published at once.')
    expect(answer.checkAfter.getTime()).toBeGreaterThan(stand.clock.now().getTime())
    return answer
  }
  /** Asks on, each time when it was told to, by what the ledger gives back. */
  const asked = async (stand: Stand, delivery: TestDelivery, from: Accepted): Promise<Published> => {
    let answer: Published | Accepted = from
    for (let questions = 0; 'accepted' in answer; questions++) {
      if (questions === 100) throw new Error('It was not done after a hundred questions.')
      expect(stand.fake.timeline()).toEqual([])
      stand.clock.advance(Math.max(0, answer.checkAfter.getTime() - stand.clock.now().getTime()))
      answer = await progress.call(publisher, throughJson(answer.accepted), delivery.context())
    }
    return answer
  }

  it('is shown when it is done, and not before', () =>
    withStand(subject, async (stand) => {
      const delivery = deliver(subject, stand, storyOf('worked on', platform.worksOn))
      const staged = await delivery.stage()
      const accepted = await taken(stand, delivery, staged)
      const published = await asked(stand, delivery, accepted)
      expect(stand.fake.timeline()).toMatchObject([{ remoteId: published.remoteId, url: published.url }])
      expect(await progress.call(publisher, accepted.accepted, delivery.context())).toEqual(published)
      if (publisher.find) expect(await delivery.find(staged)).toEqual(published)
      expect(stand.fake.records()).toHaveLength(1)
    }))

  it('is not said to be absent meanwhile', () =>
    withStand(subject, async (stand) => {
      const delivery = deliver(subject, stand, storyOf('in between', platform.worksOn))
      const staged = await delivery.stage()
      await taken(stand, delivery, staged)
      if (publisher.find) expect(await publisher.find(staged, delivery.context())).not.toBe('absent')
    }))

  it('is told with a sentence when the platform gives it up', () =>
    withStand(subject, async (stand) => {
      if (!stand.fake.giveUp) throw new Error('The fake of a platform that works on posts must be able to give one up.')
      stand.fake.giveUp()
      const delivery = deliver(subject, stand, storyOf('given up', platform.worksOn))
      const staged = await delivery.stage()
      const accepted = await taken(stand, delivery, staged)
      const failure = await failureOf(stand, asked(stand, delivery, accepted))
      expect(failure).toMatchObject({ kind: 'rejected', message: expect.stringMatching(/^\p{Lu}[^{}\n]+ [^{}\n]+\.$/u) as string })
      expect(stand.fake.timeline()).toEqual([])
      if (publisher.find) expect(await delivery.find(staged)).toBe('absent')
    }))
}
