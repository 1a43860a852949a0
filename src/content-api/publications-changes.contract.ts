/** What every store of publications and its shelf must tell of changes: run in memory beside this file, and on each database in tests/integration. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { ContentChange } from './changes.ts'
import { contractStand, type Open } from './publications-stand.contract.ts'
import { acmeSite, aPublication, aText } from './testing.ts'

export function changesContract(open: Open): void {
  const { now, at, put, posts, planned } = contractStand(open)

  describe('changes', () => {
    const told: ContentChange[] = []
    const seen = async () => {
      await now.reading.refresh()
      return told.splice(0).map(({ type, before, after }) => [type, (after ?? before)?.post])
    }
    beforeEach(async () => {
      told.length = 0
      now.reading.on((change) => void told.push(change))
      await now.reading.refresh()
    })

    it('are told in order, even when all clocks stand still', async () => {
      await put('key-00000001', aPublication('p1'))
      expect(await seen()).toEqual([['post.published', 'p1']])
      await put('key-00000002', aPublication('p2'))
      await put('key-00000003', aPublication('p1'))
      expect(await seen()).toEqual([
        ['post.published', 'p2'],
        ['post.changed', 'p1'],
      ])
      await now.store.remove(acmeSite.channel, 'key-00000002', at)
      expect(await seen()).toEqual([['post.withdrawn', 'p2']])
      await put('key-00000004', aPublication('p2'))
      expect(await seen()).toEqual([['post.published', 'p2']])
    })

    it('are remembered, of each publication the last', async () => {
      await put('key-00000001', aPublication('p1'))
      await put('key-00000002', aPublication('p2'))
      await now.store.remove(acmeSite.channel, 'key-00000001', at)
      const since = await now.reading.since(at)
      expect(since.map(({ type, before, after }) => [type, before?.post, after?.post])).toEqual([
        ['post.published', undefined, 'p2'],
        ['post.withdrawn', 'p1', undefined],
      ])
      expect(new Set(since.map(({ id }) => id)).size).toBe(2)
      expect(await now.reading.since(new Date((since[1]?.at.getTime() ?? 0) + 1))).toEqual([])
    })

    it('are none where the same comes again, and with views', async () => {
      const { stored } = await put('key-00000001', aPublication('p1'))
      await seen()
      await put('key-00000001', aPublication('p1'), acmeSite, new Date(at.getTime() + 60_000))
      await now.store.addViews(stored.id, 1)
      expect(await seen()).toEqual([])
    })
  })

  it('leaves nothing of the content of what was taken down', async () => {
    const { stored } = await put('key-00000001', aPublication('p1'))
    await now.reading.refresh()
    expect((await now.reading.contents([stored.id])).size).toBe(1)
    await now.store.remove(acmeSite.channel, 'key-00000001', at)
    expect((await now.reading.contents([stored.id])).size).toBe(0)
    const again = await put('key-00000001', aPublication('p1', { firstPublishedAt: planned(25) }))
    expect(again).toMatchObject({ outcome: 'created', stored: { firstPublishedAt: new Date(planned(25)) } })
    expect(await now.store.measure(acmeSite.channel, ['key-00000001'])).toEqual([{ key: 'key-00000001', views: 0 }])
  })

  it('lists by author, time, words and in three orders', async () => {
    await put('key-00000001', aPublication('p1', { firstPublishedAt: planned(20), author: 'Ada' }))
    await put('key-00000002', aPublication('p2', { firstPublishedAt: planned(21), texts: { de: aText('Glockengießerei', 'glocken') } }))
    await put('key-00000003', aPublication('p3', { firstPublishedAt: planned(22), language: 'en', texts: { en: aText('Bells', 'bells') } }))
    const list = async (query: object) => posts(await now.publications.list({ limit: 9, ...query }))
    expect(await list({ author: 'Ada' })).toEqual(['p1'])
    expect(await list({ from: new Date(planned(21)) })).toEqual(['p3', 'p2'])
    expect(await list({ to: new Date(planned(21)) })).toEqual(['p1'])
    expect(await list({ q: 'glocken' })).toEqual(['p2'])
    expect(await list({ q: 'GLOCKENGIESSEREI ausführlich' })).toEqual(['p2'])
    expect(await list({ q: 'glocken bells' })).toEqual([])
    expect(await list({ q: 'bells', language: 'de' })).toEqual([])
    await put('key-00000004', aPublication('p1', { texts: { de: aText('Kirchturm', 'kirchturm') } }))
    expect(await list({ q: 'kirchturm' })).toEqual(['p1'])
    expect(await list({ sort: 'publishedAt' })).toEqual(['p1', 'p2', 'p3'])
    expect(await list({ sort: 'changedAt' })).toEqual(['p2', 'p3', 'p1'])
    await now.store.remove(acmeSite.channel, 'key-00000002', at)
    expect(await list({ q: 'glocken' })).toEqual([])
  })
}
