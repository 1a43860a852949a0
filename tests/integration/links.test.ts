/** Short links on a real database: made for what goes out, followed, counted, and forgotten at midnight. */
import supertest from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PostPreview, PostState } from '../../src/core/answers.ts'
import type { PostLinks } from '../../src/core/post-links.ts'
import type { ClickCounter } from '../../src/links/clicks/counter.ts'
import { desktop, phone } from '../../src/links/testing.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

describe(`short links on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let admin: Person
  let channels: { website: string; mastodon: string; bluesky: string }

  beforeAll(async () => {
    hub = await liveHub(database)
    ;[editor, approver, admin] = [await hub.person('editor'), await hub.person('approver'), await hub.person('administrator')]
    channels = {
      website: await hub.channel('website'),
      mastodon: await hub.channel('mastodon'),
      bluesky: await hub.channel('bluesky', 'en'),
    }
  })
  afterAll(() => hub?.stop())

  const count = (countsClicks: boolean) => admin.patch(`/api/brands/${hub.brand}`, { countsClicks }).expect(200)
  const linksOf = async (id: string) => (await editor.get(`/api/posts/${id}/links`).expect(200)).body as PostLinks

  /** In both languages; on Bluesky with the link of its own that is given. */
  async function write(title: string, link = ''): Promise<string> {
    const media = await hub.picture()
    const written = await editor
      .post('/api/posts?locale=de', {
        title,
        teaser: `${title}: kurz gesagt.`,
        body: richText('Wir gießen eine Glocke.', 'Sie läutet ab Mai.'),
        seo: { description: 'Warum wir in Brandenburg eine Glocke gießen.' },
        media: [media],
        brand: hub.brand,
        variants: [
          { channel: channels.website, when: 'with-post' },
          { channel: channels.mastodon, when: 'with-post', text: `${title} #Glocken` },
          { channel: channels.bluesky, when: 'with-post', link },
        ],
      })
      .expect(201)
    const { id } = (written.body as { doc: { id: string } }).doc
    const english = { title: `${title} (en)`, teaser: `${title} in short.`, seo: { description: 'Why we cast a bell.' } }
    await editor.patch(`/api/posts/${id}?locale=en`, english).expect(200)
    return id
  }
  async function publish(id: string): Promise<void> {
    const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
    await hub.engine.drain()
    const { deliveries } = (await editor.get(`/api/posts/${id}/state`).expect(200)).body as PostState
    expect(deliveries.map(({ state }) => state)).toEqual(['published', 'published', 'published'])
  }
  async function previewed(id: string): Promise<PostPreview> {
    const { body } = await editor.get(`/api/posts/${id}?locale=de&depth=0&draft=true`).expect(200)
    return (await editor.post('/api/posts/preview?locale=de', body as object).expect(200)).body as PostPreview
  }
  const toot = (title: string) =>
    hub.fakes
      .get('mastodon')!
      .timeline()
      .find(({ text }) => text.includes(title))
  const follow = (address: string, userAgent = phone) => supertest(address).get('').set('User-Agent', userAgent).redirects(0)

  it('changes nothing for a brand that does not count clicks', async () => {
    await count(false)
    const id = await write('Uhr')
    await publish(id)
    expect(toot('Uhr')?.text).toContain(`${hub.base}/site/acme/uhr`)
    expect(await linksOf(id)).toMatchObject({ counts: false, links: [] })
    await editor.post(`/api/posts/${id}/links/print`).expect(409)
  })

  it('sends exactly what the preview has shown, counts who follows it, and says when the post is gone', async () => {
    await count(true)
    const id = await write('Glocke')
    const preview = await previewed(id)
    const shown = /http\S+\/l\/[a-z2-9]{8}/.exec(preview.variants.find(({ channel }) => channel.platform === 'mastodon')!.text)?.[0] ?? ''
    expect(shown.startsWith(`${hub.base}/l/`)).toBe(true)
    expect(preview.variants.filter(({ mayGoOut }) => !mayGoOut)).toEqual([])
    expect((await linksOf(id)).links).toEqual([])

    await publish(id)
    expect(toot('Glocke')?.text).toContain(shown)
    expect((await previewed(id)).variants.find(({ channel }) => channel.platform === 'mastodon')!.text).toContain(shown)
    const { links } = await linksOf(id)
    expect(links.map(({ channel, language }) => [channel, language])).toEqual([
      ['Acme bluesky en', 'en'],
      ['Acme mastodon de', 'de'],
    ])
    expect(links[1]).toMatchObject({
      address: shown,
      target: `${hub.base}/site/acme/glocke?utm_source=mastodon&utm_medium=social&utm_content=glocke`,
    })

    const article = await follow(shown).expect(302)
    expect(article.headers.location).toBe(links[1]!.target)
    await supertest(article.headers.location as string)
      .get('')
      .expect(200)
    for (const userAgent of [phone, desktop, 'LinkedInBot/1.0']) await follow(shown, userAgent).expect(302)
    await expect.poll(async () => (await linksOf(id)).totals).toEqual({ clicks: 3, visitors: 2, bots: 1 })
    expect(await linksOf(id)).toMatchObject({
      countries: [{ name: 'ZZ', clicks: 3 }],
      devices: [
        { name: 'phone', clicks: 2, visitors: 1, bots: 0 },
        { name: 'desktop', clicks: 1 },
        { name: 'other', bots: 1 },
      ],
    })

    await approver.post(`/api/posts/${id}/withdraw`).expect(200)
    const { deliveries } = (await editor.get(`/api/posts/${id}/state`)).body as PostState
    const website = deliveries.find(({ channel }) => channel.platform === 'website')!
    await (await hub.person('channel-manager')).post(`/api/deliveries/${website.id}/resolve`, { answer: 'take-down' }).expect(200)
    await expect.poll(async () => (await follow(shown)).status).toBe(410)
  })

  it('leaves alone what the variant links to by itself', async () => {
    const own = `${hub.base}/site/acme`
    const id = await write('Turm', own)
    await publish(id)
    const skeet = hub.fakes
      .get('bluesky')!
      .timeline()
      .find(({ text }) => text.includes('Turm'))
    expect(`${skeet?.text} ${skeet?.card?.url}`).toContain(own)
    expect((await linksOf(id)).links.map(({ channel }) => channel)).toEqual(['Acme mastodon de'])
  })

  it('is printed before the post is there, with a QR code, by those who may', async () => {
    const id = await write('Plakat')
    await (await hub.person('analyst')).post(`/api/posts/${id}/links/print`).expect(403)
    await supertest(hub.base).post(`/api/posts/${id}/links/print`).expect(401)
    await supertest(hub.base).get(`/api/posts/${id}/links`).expect(401)
    const { links } = (await editor.post(`/api/posts/${id}/links/print`).expect(200)).body as PostLinks
    expect(links.map(({ purpose, channel, language, target }) => [purpose, channel, language, target])).toEqual([
      ['print', null, 'de', null],
      ['print', null, 'en', null],
    ])
    const address = links[0]!.address
    await supertest(`${address}/qr.svg`).get('').expect(200)
    await follow(address).expect(404)
    await publish(id)
    await expect
      .poll(async () => (await follow(address)).headers.location as unknown)
      .toBe(`${hub.base}/site/acme/plakat?utm_source=print&utm_medium=print&utm_content=plakat`)
    const again = (await editor.post(`/api/posts/${id}/links/print`).expect(200)).body as PostLinks
    expect(again.links.filter(({ purpose }) => purpose === 'print')).toHaveLength(2)
  })

  it('is one, whoever makes it first', async () => {
    const { hub: services } = await import('../../src/hub.ts')
    const { payloadLinkStore } = await import('../../src/links/short-links.payload.ts')
    const printed = { post: 'races', brand: hub.brand, language: 'de', campaign: '', slug: 's' } as const
    const made = await Promise.all(Array.from({ length: 8 }, () => services(hub.payload).links.makePrint(printed, null)))
    expect(new Set(made).size).toBe(1)
    expect(await payloadLinkStore(hub.payload).ofPost('races')).toHaveLength(1)
  })

  describe('counting', () => {
    let now: Date
    const clicksOf = async (link: string) => {
      const { payloadClickStore } = await import('../../src/links/clicks/store.payload.ts')
      return payloadClickStore(hub.payload).ofLinks([link])
    }
    async function process(): Promise<ClickCounter> {
      const { clickCounter } = await import('../../src/links/clicks/counter.ts')
      const { payloadClickStore } = await import('../../src/links/clicks/store.payload.ts')
      const countries = { isReady: true, load: async () => {}, of: () => 'DE' }
      const failed = (error: unknown) => {
        throw error
      }
      return clickCounter({ store: payloadClickStore(hub.payload), countries, clock: { now: () => now }, failed })
    }
    const visit = { link: 'l1', ip: '203.0.113.7', userAgent: phone, method: 'GET', purpose: '' }
    const everything = async () => {
      const rows = await Promise.all(
        (['short-links', 'link-clicks', 'link-visitors', 'link-salts'] as const).map(async (collection) => {
          const { docs } = await hub.payload.db.find({ collection, pagination: false })
          return docs
        }),
      )
      return rows.flat()
    }
    beforeEach(async () => {
      now = new Date('2031-03-01T23:59:00Z')
      for (const collection of ['link-visitors', 'link-salts', 'link-clicks'] as const)
        await hub.payload.db.deleteMany({ collection, where: {} })
    })

    it('adds up what several processes have counted, and each visitor once', async () => {
      const processes = await Promise.all([process(), process()])
      for (let round = 0; round < 5; round++) {
        for (const each of processes) {
          each.count(visit)
          each.count({ ...visit, ip: `203.0.113.${100 + round}` })
          each.count({ ...visit, userAgent: 'curl/8.5.0' })
        }
        await Promise.all(processes.map((each) => each.flush()))
      }
      await Promise.all(processes.map((each) => each.stop()))
      const rows = [...(await clicksOf('l1'))].sort((a, b) => Number(a.bot) - Number(b.bot))
      const day = { link: 'l1', day: '2031-03-01', country: 'DE' }
      expect(rows).toEqual([
        { ...day, device: 'phone', bot: false, clicks: 20, visitors: 6 },
        { ...day, device: 'other', bot: true, clicks: 10, visitors: 0 },
      ])
    })

    it('forgets the day at midnight, and stores nothing of who it was', async () => {
      const { payloadClickStore } = await import('../../src/links/clicks/store.payload.ts')
      const store = payloadClickStore(hub.payload)
      const counter = await process()
      counter.count(visit)
      await counter.flush()
      const salt = await store.salt('2031-03-01')
      expect(await store.salt('2031-03-01')).toBe(salt)
      const stored = JSON.stringify(await everything())
      expect(stored).not.toMatch(/203\.0\.113|iPhone|Mozilla/)
      // Of this counter's years: the hub itself may still write down who followed the links of the tests before.
      const days = async () =>
        (await everything())
          .filter((doc) => 'hash' in doc || 'salt' in doc)
          .map((doc) => (doc as unknown as { day: string }).day)
          .filter((day) => day.startsWith('2031'))
      expect(await days()).toEqual(['2031-03-01', '2031-03-01'])

      now = new Date('2031-03-02T00:00:10Z')
      counter.count(visit)
      await counter.flush()
      await store.forgetBefore('2031-03-02')
      expect(await days()).toEqual(['2031-03-02', '2031-03-02'])
      expect(await store.salt('2031-03-02')).not.toBe(salt)
      expect(await clicksOf('l1')).toMatchObject([
        { day: '2031-03-01', clicks: 1, visitors: 1 },
        { day: '2031-03-02', clicks: 1, visitors: 1 },
      ])
    })

    it('agrees on one secret, however many processes ask for the first time', async () => {
      const { payloadClickStore } = await import('../../src/links/clicks/store.payload.ts')
      const salts = await Promise.all(Array.from({ length: 6 }, () => payloadClickStore(hub.payload).salt('2031-05-01')))
      expect(new Set(salts).size).toBe(1)
    })
  })
})
