/** publish and find: once, and never a wrong word about it. */
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Json, Story } from '../../src/core/story.ts'
import type { Misbehaviour } from './fake.ts'
import { deliver, failureOf, withStand, type Subject, type TestDelivery } from './contract-subject.ts'
import type { Stand } from './stand.ts'
import { imageOf, storyOf } from './stories.ts'

export function publishing(subject: Subject): void {
  const { publisher } = subject
  const { manifest } = publisher

  const staged = async (stand: Stand, story: Story): Promise<[TestDelivery, Json]> => {
    const delivery = deliver(subject, stand, story)
    return [delivery, await delivery.stage()]
  }
  /** It is live, and may have been sent again: wherever the platform lets us prove it, it is found and stays alone. */
  const expectOnce = async (stand: Stand, delivery: TestDelivery, staged: Json) => {
    const [record, ...more] = stand.fake.records()
    expect(more).toEqual([])
    if (publisher.find) expect(await delivery.find(staged)).toMatchObject({ remoteId: record?.remoteId })
    if (manifest.proof.kind === 'key' || manifest.proof.kind === 'identity') {
      expect(await delivery.publish(staged)).toMatchObject({ remoteId: record?.remoteId })
      expect(stand.fake.records()).toHaveLength(1)
    }
  }
  const expectNone = async (stand: Stand, delivery: TestDelivery, staged: Json) => {
    expect(stand.fake.records()).toEqual([])
    expect(['absent', 'unknown']).toContain(await delivery.find(staged))
  }

  it('publishes a story once, as its preview shows it', () =>
    withStand(subject, async (stand) => {
      const story = storyOf('published')
      const [delivery, ready] = await staged(stand, story)
      expect(stand.fake.records()).toEqual([])
      const published = await delivery.publish(ready)
      expect(stand.fake.records()).toEqual([expect.objectContaining({ remoteId: published.remoteId })])
      const shown = stand.fake.timeline()
      expect(shown).toEqual([expect.objectContaining({ remoteId: published.remoteId })])
      expect(URL.canParse(published.url)).toBe(true)
      const { title, text } = publisher.preview(publisher.compose(story))
      expect(shown[0]?.title).toBe(title)
      expect(shown[0]?.text).toBe(text)
      await expectOnce(stand, delivery, ready)
    }))

  it('finds it hours later', () =>
    withStand(subject, async (stand) => {
      const [delivery, ready] = await staged(stand, storyOf('found later'))
      expect(['absent', 'unknown']).toContain(await delivery.find(ready))
      const published = await delivery.publish(ready)
      stand.clock.advance((manifest.proof.windowMs ?? 0) + 7_200_000)
      if (publisher.find) expect(await delivery.find(ready)).toEqual(published)
    }))

  it('keeps two deliveries apart', () =>
    withStand(subject, async (stand) => {
      const [one, oneReady] = await staged(stand, storyOf('one of two'))
      const [two, twoReady] = await staged(stand, storyOf('two of two'))
      await one.publish(oneReady)
      await expectOnce(stand, one, oneReady)
      expect(await two.find(twoReady)).not.toBeInstanceOf(Object)
      await two.publish(twoReady)
      expect(stand.fake.records()).toHaveLength(2)
    }))

  if (manifest.supports.images)
    it('brings every picture with its alternative text', () =>
      withStand(subject, async (stand) => {
        const media = [imageOf('first'), imageOf('second, a large one', { bytes: 200_000, alt: 'Ein „großes“ Bild' })]
        const story = storyOf('with pictures', { media: media.slice(0, manifest.limits.images.max) })
        const [delivery, ready] = await staged(stand, story)
        await delivery.publish(ready)
        // Where a platform takes none, none is shown.
        const told = story.media.map(({ alt }) => (manifest.limits.images.altMax === 0 ? '' : alt))
        const shown = stand.fake.timeline()[0]?.images.map(({ alt }) => alt) ?? []
        const [shared = ''] = shown
        // Where a post has one text for all of its pictures, it holds each.
        const isShared = told.length > 1 && shown.every((alt) => alt === shared) && told.every((alt) => shared.includes(alt ?? ''))
        if (isShared) expect(shown).toHaveLength(told.length)
        else expect(shown).toEqual(told)
        await expectOnce(stand, delivery, ready)
      }))
  else
    it('takes no pictures, as its manifest says', () =>
      withStand(subject, async (stand) => {
        expect(manifest.limits.images.max).toBe(0)
        await deliver(subject, stand, storyOf('without pictures', { media: [imageOf('left out')] })).send()
        expect(stand.fake.timeline()[0]?.images).toEqual([])
      }))

  describe('when the answer is lost', () => {
    it.each<[Misbehaviour]>([['accept-then-silence'], ['accept-then-reset'], ['accept-then-502']])(
      'after %s it says that it does not know',
      (how) =>
        withStand(subject, async (stand) => {
          const [delivery, ready] = await staged(stand, storyOf('lost answer'))
          stand.fake.misbehave(how)
          expect((await failureOf(stand, delivery.publish(ready, { timeoutMs: 2_000 }))).kind).toBe('reconcile')
          expect(stand.fake.records()).toHaveLength(1)
          await expectOnce(stand, delivery, ready)
        }),
    )

    it('after refuse-500 it says so too, and the look that follows does not find it', () =>
      withStand(subject, async (stand) => {
        const [delivery, ready] = await staged(stand, storyOf('refused by chance'))
        stand.fake.misbehave('refuse-500')
        expect((await failureOf(stand, delivery.publish(ready))).kind).toBe('reconcile')
        await expectNone(stand, delivery, ready)
        await delivery.publish(ready)
        await expectOnce(stand, delivery, ready)
      }))

    it('after an abort on the wire it ends at once and says so too', () =>
      withStand(subject, async (stand) => {
        const [delivery, ready] = await staged(stand, storyOf('aborted'))
        const ending = new AbortController()
        stand.fake.misbehave('accept-then-silence')
        const failing = failureOf(stand, delivery.publish(ready, { signal: ending.signal }))
        while (stand.fake.records().length === 0) await setImmediate()
        ending.abort()
        expect((await failing).kind).toBe('reconcile')
        await expectOnce(stand, delivery, ready)
      }))
  })

  it('sends nothing when it was aborted before', () =>
    withStand(subject, async (stand) => {
      const [delivery, ready] = await staged(stand, storyOf('aborted before'))
      expect((await failureOf(stand, delivery.publish(ready, { signal: AbortSignal.abort() }))).kind).toBe('retry')
      await expectNone(stand, delivery, ready)
    }))

  it('waits for a slow answer', () =>
    withStand(subject, async (stand) => {
      const [delivery, ready] = await staged(stand, storyOf('slow'))
      stand.fake.misbehave('slow')
      await delivery.publish(ready)
      await expectOnce(stand, delivery, ready)
    }))

  describe('when it is refused', () => {
    it('for the rate, it tells when to come back, in the platform’s words', () =>
      withStand(subject, async (stand) => {
        const [delivery, ready] = await staged(stand, storyOf('too many'))
        stand.fake.misbehave('rate-limit')
        const { kind, retryAfter } = await failureOf(stand, delivery.publish(ready))
        expect(kind).toBe('wait')
        const waitMs = (retryAfter?.getTime() ?? 0) - stand.clock.now().getTime()
        expect(waitMs).toBeGreaterThan(0)
        // A quarter of an hour is what the kit makes up when the platform says nothing.
        expect(waitMs).not.toBe(900_000)
        await expectNone(stand, delivery, ready)
      }))

    it.each([
      ['unauthorised', 'reconnect'],
      ['refuse-content', 'rejected'],
    ] as const)('with %s, it says %s', (how, kind) =>
      withStand(subject, async (stand) => {
        const [delivery, ready] = await staged(stand, storyOf('refused'))
        stand.fake.misbehave(how)
        expect((await failureOf(stand, delivery.publish(ready))).kind).toBe(kind)
        await expectNone(stand, delivery, ready)
      }),
    )
  })
}
