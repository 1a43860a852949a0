/** measure and remove, and the fake's memory. */
import { expect, it } from 'vitest'
import { deliver, throughJson, withStand, type Subject } from './contract-subject.ts'
import { imageOf, storyOf } from './stories.ts'

export function afterwards(subject: Subject): void {
  const { publisher, platform } = subject
  const { manifest } = publisher

  if (publisher.measure !== undefined)
    it('measures what visitors did', () =>
      withStand(subject, async (stand) => {
        const seen = await deliver(subject, stand, storyOf('seen')).send()
        const unseen = await deliver(subject, stand, storyOf('unseen')).send()
        const numbers = async () => {
          const measured = (await publisher.measure?.([seen, unseen], stand.context())) ?? []
          expect(measured.map(({ remoteId }) => remoteId).sort()).toEqual([seen.remoteId, unseen.remoteId].sort())
          return Object.fromEntries(
            measured.map(({ remoteId, values, kinds = {} }) => {
              if (values === 'gone') throw new Error(`${remoteId} is gone`)
              expect(Object.keys(manifest.metrics)).toEqual(expect.arrayContaining(Object.keys(values)))
              for (const value of Object.values(values)) expect(value).toBeGreaterThanOrEqual(0)
              // The fakes tell all kinds there are, and each at once.
              if (Object.keys(kinds).length > 0) expect(Object.values(kinds).reduce((sum, count) => sum + count)).toBe(values.reactions)
              return [remoteId, values]
            }),
          )
        }
        const before = await numbers()
        stand.fake.visit(seen.remoteId, { kind: 'like', by: 'Anna' })
        stand.fake.visit(seen.remoteId, { kind: 'like', by: 'Anna' })
        stand.fake.visit(seen.remoteId, { kind: 'like', by: 'Ben' })
        stand.fake.visit(seen.remoteId, { kind: 'share', by: 'Ben' })
        stand.fake.visit(seen.remoteId, { kind: 'reply', by: 'Cem', text: 'Gut so.' })
        stand.fake.visit('nobody-knows-this', { kind: 'like', by: 'Ben' })
        expect(stand.fake.timeline().find(({ remoteId }) => remoteId === seen.remoteId)).toMatchObject({
          likes: 2,
          shares: 1,
          replies: [{ by: 'Cem', text: 'Gut so.' }],
        })
        const after = await numbers()
        expect(after[unseen.remoteId]).toEqual(before[unseen.remoteId])
        expect(after[seen.remoteId]).not.toEqual(before[seen.remoteId])
        const caused = { reactions: 2, shares: 1, comments: 1 } as const
        for (const [metric, count] of Object.entries(caused) as [keyof typeof caused, number][])
          if (manifest.metrics[metric]) expect((after[seen.remoteId]?.[metric] ?? 0) - (before[seen.remoteId]?.[metric] ?? 0)).toBe(count)
      }))

  if (publisher.measure !== undefined)
    it('measures as many posts in one call as it says', () =>
      withStand(subject, async (stand) => {
        const published = []
        for (let at = 0; at < manifest.measureBatch; at++) published.push(await deliver(subject, stand, storyOf(`number ${at}`)).send())
        expect(await publisher.measure?.(published, stand.context())).toHaveLength(manifest.measureBatch)
        if (!manifest.rates.some(({ counts }) => counts === 'calls')) return
        const before = stand.told.length
        await publisher.measure?.(published.slice(0, 1), stand.context())
        expect(stand.told.length - before).toBeLessThanOrEqual(manifest.measureCalls ?? 1)
      }))

  if (publisher.remove !== undefined)
    it('takes a post down, twice if need be', () =>
      withStand(subject, async (stand) => {
        const gone = await deliver(subject, stand, storyOf('to be removed')).send()
        const stays = await deliver(subject, stand, storyOf('to stay')).send()
        await publisher.remove?.(gone, stand.context())
        await publisher.remove?.(gone, stand.context())
        expect(stand.fake.timeline().map(({ remoteId }) => remoteId)).toEqual([stays.remoteId])
        const measured = await publisher.measure?.([gone, stays], stand.context())
        if (measured)
          expect(measured.map(({ values }) => values === 'gone')).toEqual(measured.map(({ remoteId }) => remoteId === gone.remoteId))
      }))

  it('has a fake that remembers everything after a restart', () =>
    withStand(subject, async (stand) => {
      const media = manifest.supports.images ? [imageOf('kept')] : []
      const { remoteId } = await deliver(subject, stand, storyOf('kept', { media })).send()
      stand.fake.visit(remoteId, { kind: 'like', by: 'Anna' })
      const kept = stand.fake.save()
      const saved = throughJson(kept)
      const other = platform.create({ baseUrl: () => stand.baseUrl, clock: stand.clock })
      other.load(saved)
      expect(other.timeline()).toEqual(stand.fake.timeline())
      expect(other.records()).toEqual(stand.fake.records())
      stand.fake.visit(remoteId, { kind: 'like', by: 'Ben' })
      expect(kept).toEqual(saved)
      expect(throughJson(other.save())).toEqual(saved)
    }))
}
