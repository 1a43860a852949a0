/** A playground as a visitor finds it: filled by the API that everybody uses, delivered by the real engine, kept over a restart. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostNumbers, PostState } from '../../src/core/answers.ts'
import type { NumbersOverview } from '../../src/core/numbers.ts'
import type { Today } from '../../src/core/today.ts'
import type { Playground } from '../../src/playground/index.ts'
import { earlier } from '../../src/playground/seed/earlier-posts.ts'
import { database } from '../support/databases.ts'
import { bootHub, type TestHub } from '../support/hub.ts'

describe(`on ${database}`, () => {
  let booted: TestHub
  let server: Server
  let playground: Playground
  let stop: () => Promise<void>
  let start: () => Promise<Playground>

  beforeAll(async () => {
    const outer = express()
    server = createServer(outer)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    booted = await bootHub(database, { HUB_MODE: 'playground', PUBLIC_URL: base, HUB_URL: base })
    const { payload } = booted
    const [{ env }, { httpSide }, { runDeliveries }, { startPlayground }] = await Promise.all([
      import('../../src/config/env.ts'),
      import('../../src/http/app.ts'),
      import('../../src/run-deliveries.ts'),
      import('../../src/playground/index.ts'),
    ])
    start = () => startPlayground({ payload, settings: env() })
    playground = await start()
    const side = await httpSide({ payload, settings: env(), isReady: () => true, extra: playground.router })
    outer.use(side.app)
    const stopDeliveries = runDeliveries(payload, playground)
    stop = async () => {
      await stopDeliveries()
      await side.stop()
      await playground.stop()
    }
    await playground.seed()
  }, 400_000)
  afterAll(async () => {
    await stop?.()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await booted?.stop()
  })

  async function signedIn(account: string) {
    const email = `${account}@playground.example`
    const login = await supertest(server).post('/api/users/login').send({ email, password: 'playground' }).expect(200)
    const authorization = `JWT ${(login.body as { token: string }).token}`
    return async <T>(path: string) => (await supertest(server).get(path).set({ authorization }).expect(200)).body as T
  }
  type Posts = { docs: { id: string; title: string }[] }

  it('has posts in every state', async () => {
    const get = await signedIn('approver')
    const { docs } = await get<Posts>('/api/posts?limit=50&depth=0&locale=de&draft=true')
    const found: Record<string, string> = {}
    for (const { id, title } of docs) {
      const { review, deliveries } = await get<PostState>(`/api/posts/${id}/state`)
      const states = deliveries.map((delivery) => `${delivery.channel.platform} ${delivery.state}`).sort()
      found[title] = [review.state, ...states].join(', ')
    }
    expect(found).toEqual({
      'Balkonkraftwerke: jetzt so billig wie nie': 'draft',
      'Fünf Fragen an unsere Netzmeisterin': 'draft',
      'Nachts laden, tags fahren: der neue Autostromtarif': 'in-review',
      'Was sich 2027 an den Preisen ändert': 'changes-requested',
      'Gewinnspiel: ein Jahr Strom': 'draft, mastodon withdrawn, website withdrawn',
      'Tag der offenen Tür im Speicherwerk': 'approved, bluesky scheduled, mastodon scheduled, website scheduled',
      'Wir suchen Elektronikerinnen und Elektroniker': 'approved, mastodon blocked-auth',
      'Wartung am Umspannwerk: was Sie wissen müssen': 'approved, bluesky published, mastodon rejected, website published, xing processing',
      'Solarstrom vom eigenen Dach: so rechnet er sich': `approved, ${'bluesky published, '.repeat(4)}${'mastodon published, '.repeat(4)}website published`,
      'Der Windpark Havelwiese geht ans Netz': 'approved, bluesky published, mastodon published, website published',
      ...Object.fromEntries(earlier.map(({ de }) => [de, 'approved, bluesky published, mastodon published'])),
    })
    const today = await get<Today>('/api/deliveries/today')
    expect(today.waiting.map(({ title }) => title)).toEqual(['Nachts laden, tags fahren: der neue Autostromtarif'])
    expect(today.channels.map(({ name }) => name)).toEqual(['Nordlicht Karriere auf Mastodon'])
  })

  it('has the numbers of the weeks before, as if it had been there', async () => {
    const get = await signedIn('analyst')
    const { totals, best, worst, followers, clicks, notes } = await get<NumbersOverview>('/api/numbers/overview')
    expect(totals.sums.engagements?.sum).toBeGreaterThan(100)
    expect(best.length).toBeGreaterThan(0)
    expect(worst.length).toBeGreaterThan(0)
    // Tuesdays at nine and Thursdays at half past five; what went out just now may be of the same hour.
    const to = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
    const { heatMap } = await get<NumbersOverview>(`/api/numbers/overview?to=${to}`)
    expect([heatMap.cells[1]?.[9]?.of, heatMap.cells[3]?.[17]?.of]).toEqual([10, 10])
    const grown = followers.filter(({ points }) => points.length >= 10 && (points.at(-1)?.value ?? 0) > (points[0]?.value ?? 0))
    expect([...new Set(grown.map(({ channel }) => channel.platform))].sort()).toEqual(['bluesky', 'mastodon'])
    expect(clicks.totals.clicks).toBeGreaterThan(50)
    expect(notes).toEqual([])
  })

  it('has costs, and what came of them in a shop', async () => {
    const get = await signedIn('analyst')
    const { effect } = await get<NumbersOverview>('/api/numbers/overview')
    expect(effect.money).toMatchObject([{ currency: 'EUR', costs: 134_990 }])
    expect(effect.money[0]?.returnOnInvestment).not.toBeNull()
    expect(effect.clicks?.by).toBe('hub')
    const { docs } = await get<{ docs: { attributedBy: string }[] }>('/api/conversions?limit=200&depth=0')
    expect([...new Set(docs.map(({ attributedBy }) => attributedBy))].sort()).toEqual(['link', 'nothing', 'utm'])
  })

  it('shows what is published on the networks and on the website', async () => {
    const network = await supertest(server).get('/playground/mastodon').expect(200)
    expect(network.text).toContain('Windpark Havelwiese ist am Netz')
    expect(network.text).toContain('Gilt der Nachbarschaftstarif')
    expect(network.text).not.toContain('Umspannwerk')
    const thread = /<section class="thread".*?<\/section>/su.exec(network.text)?.[0] ?? ''
    const told = [...thread.matchAll(/<div class="text">(\S+ \S+)/gu)].map(([, words]) => words)
    expect(told).toEqual(['Lohnt sich', 'Dach eins:', 'Dach zwei:', 'Dach drei:'])
    const site = await supertest(server).get('/site/nordlicht').set('accept-language', 'de').expect(200)
    expect(site.text).toContain('Der Windpark Havelwiese geht ans Netz')
    expect(site.text).not.toContain('Tag der offenen Tür')
    await supertest(server).get('/site/nordlicht/tag-der-offenen-tuer-im-speicherwerk').expect(404)
  })

  it('lets a visit come home as a number', async () => {
    const get = await signedIn('analyst')
    const { docs } = await get<Posts>('/api/posts?limit=1&depth=0&locale=de&draft=true&where[slug][equals]=windpark-havelwiese-am-netz')
    const likes = async () => {
      const { collectDue } = await import('../../src/engagement/collect.payload.ts')
      // So fast that no post is too young to be asked for.
      await collectDue(booted.payload, 1e-9)
      const { channels } = await get<PostNumbers>(`/api/posts/${docs[0]?.id}/numbers`)
      return channels.find(({ platform }) => platform === 'mastodon')?.points.at(-1)?.values.reactions ?? 0
    }
    const { text } = await supertest(server).get('/playground/mastodon')
    const post = /name="post" value="([^"]+)"/.exec(text)?.[1]
    const like = () => supertest(server).post('/playground/mastodon/visit').type('form').send({ kind: 'like', post }).expect(303)
    await like()
    const before = await likes()
    await like()
    expect(await likes()).toBe(before + 1)
  })

  it('is filled only once, and remembers its networks', async () => {
    const counted = async () => (await booted.payload.count({ collection: 'posts' })).totalDocs
    const before = await counted()
    const { text } = await supertest(server).get('/playground/bluesky')
    await playground.stop()
    const again = await start()
    await again.seed()
    expect(await counted()).toBe(before)
    expect((await supertest(express().use(again.router)).get('/playground/bluesky').expect(200)).text).toBe(text)
    await again.stop()
  })

  it('says on the terminal how to get in', () => {
    const banner = playground.banner('http://localhost:3000')
    expect(banner).toContain('http://localhost:3000/playground\n')
    expect(banner).toContain('approver@playground.example')
    expect(banner).toMatch(/Password\s+playground$/)
  })
})
