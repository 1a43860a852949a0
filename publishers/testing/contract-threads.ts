/** Parts of a thread, and first comments: each answers the one before it. */
import { expect, it } from 'vitest'
import { storyOfPart, type Json } from '../../src/core/story.ts'
import type { Published, PublishContext } from '../publisher.ts'
import { asRequired, deliver, failureOf, withStand, type Subject, type TestDelivery } from './contract-subject.ts'
import type { Stand } from './stand.ts'
import { imageOf, storyOf } from './stories.ts'

const rootStory = storyOf('beginning', { link: null })
/** Its number makes its key another one; its text may be that of any other part. */
const partStory = (number: number, text = `Teil ${number} mit einem Wort an @acme@social.example. #Umwelt`) =>
  storyOfPart(storyOf(`part ${number}`, { media: [imageOf('left out')] }), text)

/** The context of a delivery that stands by itself, in which nobody may ask what it answers. */
function withoutReplyTo(context: PublishContext<unknown>): PublishContext<unknown> {
  return Object.defineProperty({ ...context }, 'replyTo', {
    get(): never {
      throw new Error('The manifest says that nothing answers here, but replyTo was read.')
    },
  })
}

export function threading(subject: Subject): void {
  const { publisher, platform } = subject
  const { manifest } = publisher

  if (!manifest.supports.threads)
    return void it('are never asked for, as its manifest says', () =>
      withStand(subject, async (stand) => {
        const ctx = withoutReplyTo(stand.context())
        const draft = publisher.compose(asRequired(storyOf('alone'), subject))
        const stage = async (resume: Json) => (await publisher.stage?.(draft, ctx, resume)) ?? ({ ready: true, staged: draft } as const)
        let staging = await stage(null)
        for (let round = 0; !staging.ready && round < 300; round++) {
          stand.clock.advance(Math.max(0, staging.checkAfter.getTime() - stand.clock.now().getTime()))
          staging = await stage(staging.resume)
        }
        if (!staging.ready) throw new Error('Staging was not ready after 300 rounds.')
        await publisher.publish(staging.staged, ctx)
        await publisher.find?.(staging.staged, ctx)
        expect(stand.fake.records()).toHaveLength(1)
      }))

  /** Two where a first comment is all that can follow a post. */
  const longest = manifest.limits.parts?.max ?? Infinity
  const part = (stand: Stand, root: Published, parent: Published, ...of: Parameters<typeof partStory>): TestDelivery =>
    deliver(subject, stand, partStory(...of), { root, parent })
  /** A thread of a post and so many parts, in their order. */
  const thread = async (stand: Stand, count: number): Promise<[Published, ...Published[]]> => {
    const root = await deliver(subject, stand, rootStory).send()
    const all: [Published, ...Published[]] = [root]
    for (let number = 1; number <= count; number++) all.push(await part(stand, root, all.at(-1) ?? root, number).send())
    return all
  }

  it('keep their order: each part answers the one before it', () =>
    withStand(subject, async (stand) => {
      const ids = (await thread(stand, Math.min(3, longest - 1))).map(({ remoteId }) => remoteId)
      expect(stand.fake.records().map(({ remoteId }) => remoteId)).toEqual(ids)
      const told = stand.fake.timeline().map(({ remoteId, replyTo }) => ({ remoteId, replyTo }))
      const expected = ids.map((remoteId, at) => ({ remoteId, replyTo: at === 0 ? null : { root: ids[0], parent: ids[at - 1] } }))
      expect(told).toEqual(expected.reverse())
      const other = platform.create({ baseUrl: () => stand.baseUrl, clock: stand.clock })
      other.load(stand.fake.save())
      expect(other.timeline()).toEqual(stand.fake.timeline())
    }))

  it('say their own words, without the link and the pictures of the post', () =>
    withStand(subject, async (stand) => {
      await thread(stand, 1)
      const { text, media, card } = publisher.preview(publisher.compose(partStory(1)))
      expect({ media, card }).toEqual({ media: [], card: null })
      expect(text).toBe(partStory(1).text)
      expect(stand.fake.timeline()[0]).toMatchObject({ text, images: [], card: null })
    }))

  it('are staged the same each time, and found by it', () =>
    withStand(subject, async (stand) => {
      const [root, first] = await thread(stand, longest > 2 ? 1 : 0)
      const second = part(stand, root, first ?? root, 2)
      const staged = await second.stage()
      // A container, or an upload session, is a new one each time.
      if (manifest.proof.kind !== 'session') expect(JSON.stringify(await second.stage())).toBe(JSON.stringify(staged))
      if (first) expect(JSON.stringify(await part(stand, root, root, 2).stage())).not.toBe(JSON.stringify(staged))
      if (publisher.find) expect(['absent', 'unknown']).toContain(await second.find(staged))
      const published = await second.publish(staged)
      if (publisher.find) expect(await second.find(staged)).toEqual(published)
    }))

  if (longest > 2)
    it('with the same words are told apart', () =>
      withStand(subject, async (stand) => {
        const [root] = await thread(stand, 0)
        const first = part(stand, root, root, 1, rootStory.text)
        const firstStaged = await first.stage()
        expect(await first.find(firstStaged)).not.toBeInstanceOf(Object)
        const firstPublished = await first.publish(firstStaged)
        const second = part(stand, root, firstPublished, 2, rootStory.text)
        const secondStaged = await second.stage()
        expect(await second.find(secondStaged)).not.toBeInstanceOf(Object)
        const secondPublished = await second.publish(secondStaged)
        if (!publisher.find) return
        expect(await first.find(firstStaged)).toEqual(firstPublished)
        expect(await second.find(secondStaged)).toEqual(secondPublished)
      }))

  it('stay alone when the answer was lost', () =>
    withStand(subject, async (stand) => {
      const [root] = await thread(stand, 0)
      const answer = part(stand, root, root, 1)
      const staged = await answer.stage()
      stand.fake.misbehave('accept-then-reset')
      expect((await failureOf(stand, answer.publish(staged))).kind).toBe('reconcile')
      const { remoteId } = stand.fake.timeline()[0] ?? root
      if (publisher.find) expect(await answer.find(staged)).toMatchObject({ remoteId })
      if (manifest.proof.kind === 'key' || manifest.proof.kind === 'identity')
        expect(await answer.publish(staged)).toMatchObject({ remoteId })
      expect(stand.fake.records()).toHaveLength(2)
    }))

  if (publisher.remove)
    it('are rejected with a sentence when what they answer is gone', () =>
      withStand(subject, async (stand) => {
        const [root, first] = await thread(stand, longest > 2 ? 1 : 0)
        await publisher.remove?.(first ?? root, stand.context())
        const failure = await failureOf(stand, part(stand, root, first ?? root, 2).send())
        expect(failure).toMatchObject({ kind: 'rejected', message: expect.stringMatching(/^\p{Lu}[^{}\n]+ [^{}\n]+\.$/u) as string })
        expect(stand.fake.records()).toHaveLength(first ? 2 : 1)
      }))
}
