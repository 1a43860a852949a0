/** What every store of publications and its shelf must hold: run in memory beside this file, and on each database in tests/integration. */
import { describe, expect, it } from 'vitest'
import type { Position } from './publications.ts'
import { contractStand, type Open } from './publications-stand.contract.ts'
import { acme, acmeBlog, acmeSite, aPicture, aPublication, aText, umbrellaSite } from './testing.ts'

export function publicationsContract(open: Open): void {
  const { now, at, put, posts, planned, addresses } = contractStand(open)

  describe('put', () => {
    it('makes a post live and finds it whole', async () => {
      const publication = aPublication('p1', { campaign: 'Herbst', topics: ['klima'], media: [aPicture('m1')] })
      const { outcome, stored } = await put('key-00000001', publication)
      expect(outcome).toBe('created')
      const found = await now.store.byKey(acmeSite.channel, 'key-00000001')
      expect(found).toEqual(stored)
      expect(found).toMatchObject({
        publication,
        addresses,
        brand: acme.id,
        firstPublishedAt: new Date(publication.firstPublishedAt),
        changedAt: at,
      })
    })

    it('changes nothing when the same comes again', async () => {
      const { stored } = await put('key-00000001', aPublication('p1'))
      const again = await put('key-00000001', aPublication('p1'), acmeSite, new Date(at.getTime() + 60_000))
      expect(again).toEqual({ outcome: 'unchanged', stored })
    })

    it('replaces the content under the same key, and keeps the views', async () => {
      const { stored } = await put('key-00000001', aPublication('p1'))
      await now.store.addViews(stored.id, 3)
      const changed = aPublication('p1', { texts: { en: aText('Corrected', 'corrected') }, language: 'en' })
      const later = new Date(at.getTime() + 60_000)
      const { outcome, stored: replaced } = await put('key-00000001', changed, acmeSite, later)
      expect(outcome).toBe('replaced')
      expect(replaced).toMatchObject({ id: stored.id, publication: changed, changedAt: later })
      expect(await now.publications.bySlug('beitrag-p1', {})).toBeNull()
      expect(await now.store.measure(acmeSite.channel, ['key-00000001'])).toEqual([{ key: 'key-00000001', views: 3 }])
    })

    it('moves to a newer key, forgets the old one and keeps the earliest date', async () => {
      await put('key-00000001', aPublication('p1', { firstPublishedAt: planned(20) }))
      const { outcome, stored } = await put('key-00000002', aPublication('p1', { firstPublishedAt: planned(21) }))
      expect(outcome).toBe('replaced')
      expect(stored.firstPublishedAt).toEqual(new Date(planned(20)))
      expect(await now.store.byKey(acmeSite.channel, 'key-00000001')).toBeNull()
      expect((await now.store.byKey(acmeSite.channel, 'key-00000002'))?.id).toBe(stored.id)
      const earlier = await put('key-00000003', aPublication('p1', { firstPublishedAt: planned(19) }))
      expect(earlier.stored.firstPublishedAt).toEqual(new Date(planned(19)))
    })

    it('refuses a slug that another post has in the same language, and changes nothing', async () => {
      await put('key-00000001', aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
      const same = aPublication('p2', { texts: { de: aText('Auch neu', 'neu') } })
      await expect(put('key-00000002', same)).rejects.toMatchObject({ status: 409, code: 'slug-taken' })
      // Another site of the same brand has the same addresses.
      await expect(put('key-00000002', same, acmeBlog)).rejects.toMatchObject({ status: 409, code: 'slug-taken' })
      expect(await now.publications.byPost('p2', {})).toBeNull()
    })

    it('takes a slug of another language, of another brand, of itself, and one that is free again', async () => {
      await put('key-00000001', aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
      await put('key-00000002', aPublication('p2', { language: 'en', texts: { en: aText('New', 'neu') } }))
      await put('key-00000003', aPublication('p3', { texts: { de: aText('Neu', 'neu') } }), umbrellaSite)
      await put('key-00000004', aPublication('p1', { texts: { de: aText('Neu!', 'neu') } }))
      await put('key-00000005', aPublication('p1', { texts: { de: aText('Neu!', 'neu') } }), acmeBlog)
      await now.store.remove(acmeBlog.channel, 'key-00000005', at)
      await now.store.remove(acmeSite.channel, 'key-00000004', at)
      await put('key-00000006', aPublication('p4', { texts: { de: aText('Neu', 'neu') } }))
      expect(posts(await now.publications.list({ limit: 9 })).sort()).toEqual(['p2', 'p3', 'p4'])
    })

    it('refuses a key that belongs to another post or site', async () => {
      await put('key-00000001', aPublication('p1'))
      await expect(put('key-00000001', aPublication('p2'))).rejects.toMatchObject({ status: 422, code: 'invalid-publication' })
      await expect(put('key-00000001', aPublication('p1'), umbrellaSite)).rejects.toMatchObject({
        status: 422,
        code: 'invalid-publication',
      })
      expect(await now.publications.byPost('p2', {})).toBeNull()
    })

    it('makes one publication of many equal puts at once', async () => {
      const results = await Promise.all(Array.from({ length: 8 }, () => put('key-00000001', aPublication('p1'))))
      expect(results.map(({ outcome }) => outcome).sort()).toEqual(['created', ...Array<string>(7).fill('unchanged')])
      expect(new Set(results.map(({ stored }) => stored.id)).size).toBe(1)
    })

    it('lets one of two posts have a slug that both want at once', async () => {
      const both = ['p1', 'p2'].map((post, n) => put(`key-0000000${n}`, aPublication(post, { texts: { de: aText('Neu', 'neu') } })))
      const results = await Promise.allSettled(both)
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await now.publications.list({ limit: 9 })).toHaveLength(1)
    })
  })

  describe('remove', () => {
    it('takes down once, on its own site only', async () => {
      await put('key-00000001', aPublication('p1'))
      expect(await now.store.remove(umbrellaSite.channel, 'key-00000001', at)).toBe(false)
      expect(await now.store.byKey(umbrellaSite.channel, 'key-00000001')).toBeNull()
      expect(await now.store.remove(acmeSite.channel, 'key-00000001', at)).toBe(true)
      expect(await now.store.remove(acmeSite.channel, 'key-00000001', at)).toBe(false)
      expect(await now.publications.byPost('p1', {})).toBeNull()
    })
  })

  describe('list', () => {
    it('gives the newest first, and those of one instant in a fixed order', async () => {
      for (const [n, post] of ['b', 'a', 'c', 'd'].entries())
        await put(`key-0000000${n}`, aPublication(post, { firstPublishedAt: planned(post === 'd' ? 21 : 20) }))
      expect(posts(await now.publications.list({ limit: 9 }))).toEqual(['d', 'c', 'b', 'a'])
      expect(posts(await now.publications.list({ limit: 2 }))).toEqual(['d', 'c'])
    })

    it('goes on after a position, whatever is published or taken down meanwhile', async () => {
      for (let n = 0; n < 6; n++) await put(`key-0000000${n}`, aPublication(`p${n}`, { firstPublishedAt: planned(n < 3 ? 20 : 21) }))
      const seen: string[] = []
      let after: Position | undefined
      for (let page = 0; page < 9; page++) {
        const list = await now.publications.list({ limit: 2, after })
        if (list.length === 0) break
        seen.push(...posts(list))
        const last = list.at(-1)
        after = last && { at: last.firstPublishedAt, post: last.publication.post }
        await put(`key-1000000${page}`, aPublication(`new${page}`, { firstPublishedAt: planned(22) }))
        // What a cursor points to may go.
        await now.store.remove(acmeSite.channel, `key-0000000${last?.publication.post.slice(1)}`, at)
      }
      expect(seen).toEqual(['p5', 'p4', 'p3', 'p2', 'p1', 'p0'])
    })

    it('filters by brand, campaign, topic and language', async () => {
      await put('key-00000001', aPublication('p1', { campaign: 'Herbst', topics: ['klima', 'e-autos'] }))
      await put('key-00000002', aPublication('p2', { campaign: 'Herbst_', topics: ['klima-x', '100%'] }))
      await put('key-00000003', aPublication('p3', { language: 'en', texts: { en: aText('Three', 'three') } }), umbrellaSite)
      await put('key-00000004', aPublication('p4', { texts: { de: aText('Vier', 'vier'), en: aText('Four', 'four') } }))
      const list = async (query: object) => posts(await now.publications.list({ limit: 9, ...query })).sort()
      expect(await list({ brand: acme.id })).toEqual(['p1', 'p2', 'p4'])
      expect(await list({ brand: umbrellaSite.brand.id })).toEqual(['p3'])
      expect(await list({ campaign: 'Herbst' })).toEqual(['p1'])
      expect(await list({ topic: 'klima' })).toEqual(['p1'])
      expect(await list({ topic: 'e-autos' })).toEqual(['p1'])
      expect(await list({ topic: '%' })).toEqual([])
      expect(await list({ topic: '' })).toEqual([])
      expect(await list({ topic: 'KLIMA' })).toEqual([])
      expect(await list({ language: 'en' })).toEqual(['p3', 'p4'])
      expect(await list({ language: 'de', brand: acme.id, topic: 'klima' })).toEqual(['p1'])
    })

    it('gives a post of several sites once, and fills the page', async () => {
      for (let n = 0; n < 5; n++) {
        // p1 and p2 on both sites at one instant, p3 later on the blog.
        await put(`key-0000000${n}`, aPublication(`p${n}`))
        if (n >= 1 && n <= 3)
          await put(`key-1000000${n}`, aPublication(`p${n}`, { firstPublishedAt: planned(n === 3 ? 25 : 20) }), acmeBlog)
      }
      expect(posts(await now.publications.list({ limit: 9 }))).toEqual(['p4', 'p3', 'p2', 'p1', 'p0'])
      const pages: string[][] = []
      let after: Position | undefined
      for (let page = 0; page < 9; page++) {
        const list = await now.publications.list({ limit: 2, after })
        if (list.length === 0) break
        pages.push(posts(list))
        const last = list.at(-1)
        after = last && { at: last.firstPublishedAt, post: last.publication.post }
      }
      expect(pages).toEqual([['p4', 'p3'], ['p2', 'p1'], ['p0']])
      expect((await now.publications.byPost('p3', {}))?.channel).toBe(acmeSite.channel)
    })

    it('gives a post of two brands in each of them', async () => {
      await put('key-00000001', aPublication('p1', { firstPublishedAt: planned(19) }))
      await put('key-00000002', aPublication('p1'), umbrellaSite)
      expect((await now.publications.list({ limit: 9 })).map(({ key }) => key)).toEqual(['key-00000001'])
      expect((await now.publications.list({ limit: 9, brand: umbrellaSite.brand.id })).map(({ key }) => key)).toEqual(['key-00000002'])
      expect((await now.publications.byPost('p1', { brand: umbrellaSite.brand.id }))?.key).toBe('key-00000002')
    })
  })

  describe('bySlug', () => {
    it('looks at the asked language first, then at the others', async () => {
      await put('key-00000001', aPublication('p1', { texts: { de: aText('Team', 'team') } }))
      await put('key-00000002', aPublication('p2', { language: 'en', texts: { en: aText('Team', 'team') } }))
      expect((await now.publications.bySlug('team', { language: 'en' }))?.publication.post).toBe('p2')
      expect((await now.publications.bySlug('team', { language: 'de' }))?.publication.post).toBe('p1')
      expect((await now.publications.bySlug('beitrag-p1', { language: 'en' }))?.publication.post).toBeUndefined()
      await put('key-00000003', aPublication('p3', { texts: { de: aText('Nur deutsch', 'nur-deutsch') } }))
      expect((await now.publications.bySlug('nur-deutsch', { language: 'en' }))?.publication.post).toBe('p3')
      expect(await now.publications.bySlug('nur', {})).toBeNull()
    })

    it('takes the oldest of several brands, or the asked brand’s', async () => {
      await put('key-00000001', aPublication('p1', { texts: { de: aText('Neu', 'neu') }, firstPublishedAt: planned(21) }))
      await put('key-00000002', aPublication('p2', { texts: { de: aText('Neu', 'neu') }, firstPublishedAt: planned(20) }), umbrellaSite)
      expect((await now.publications.bySlug('neu', {}))?.publication.post).toBe('p2')
      expect((await now.publications.bySlug('neu', { brand: acme.id }))?.publication.post).toBe('p1')
    })
  })

  describe('shownVersions', () => {
    it('knows exactly what live publications show', async () => {
      const [old, current] = [aPicture('m1', 'a'.repeat(64)), { ...aPicture('m1', 'b'.repeat(64)), focalPoint: { x: 12.5, y: 100 } }]
      await put('key-00000001', aPublication('p1', { media: [old, aPicture('m2')] }))
      await put('key-00000002', aPublication('p2', { media: [current] }))
      await put('key-00000003', aPublication('p3', { media: [current] }))
      const seen = ({ id, sha256, focalPoint }: typeof old) => ({ id, sha256, focalPoint })
      expect(await now.publications.shownVersions('m1')).toEqual([seen(current), seen(old)])
      expect(await now.publications.shownVersions('m')).toEqual([])
      expect(await now.publications.shownVersions('%')).toEqual([])
      await now.store.remove(acmeSite.channel, 'key-00000001', at)
      expect(await now.publications.shownVersions('m1')).toEqual([seen(current)])
      expect(await now.publications.shownVersions('m2')).toEqual([])
    })
  })

  describe('views', () => {
    it('add up, also when several add at once', async () => {
      const { stored } = await put('key-00000001', aPublication('p1'))
      const gone = await put('key-00000002', aPublication('p2'), umbrellaSite)
      await Promise.all([1, 2, 3, 4].map((views) => now.store.addViews(stored.id, views)))
      await now.store.remove(umbrellaSite.channel, 'key-00000002', at)
      await now.store.addViews(gone.stored.id, 1)
      const keys = ['key-00000001', 'key-00000002', 'key-00000003']
      expect(await now.store.measure(acmeSite.channel, keys)).toEqual([{ key: 'key-00000001', views: 10 }])
      expect(await now.store.measure(umbrellaSite.channel, keys)).toEqual([])
    })
  })
}
