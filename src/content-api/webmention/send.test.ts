/** Whom we tell: planned from what is published, sent to real servers on this machine. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPages } from './pages.ts'
import { planner, planPost } from './plan.ts'
import { sendDue, waitsMs } from './send.ts'
import type { OutgoingPosts } from './sent.ts'
import { memorySent, testSite, type TestSite } from './testing.ts'
import { createWeb } from './web.ts'

const pages = createPages({ limitMs: 60_000 })
const clock = {
  at: new Date('2026-11-29T12:00:00Z'),
  now: () => clock.at,
  move: (ms: number) => void (clock.at = new Date(clock.at.getTime() + ms)),
}
const [de, en] = ['https://acme.example/groesse', 'https://acme.example/en/size']
const minute = 60_000

let site: TestSite
let secret: TestSite
beforeAll(async () => {
  site = await testSite()
  secret = await testSite()
})
afterAll(async () => {
  await site.close()
  await secret.close()
})

/** What is public now. */
let links: Record<string, string[]>
let changedAt: Date
let sends: boolean
let sent: ReturnType<typeof memorySent>
const posts: OutgoingPosts = {
  changedSince: async (at) => (sends && changedAt >= at ? [{ post: 'p1', brand: 'b1', changedAt }] : []),
  read: async () => ({ changedAt, links: new Map(Object.entries(links)) }),
  sends: async () => sends,
}
const publish = async (now: Record<string, string[]>) => {
  clock.move(minute)
  links = now
  changedAt = clock.now()
  await planPost({ posts, sent }, 'p1', 'b1')
}
const send = () => {
  clock.move(2 * minute)
  const log = { error: (fields: object) => expect(fields).toBeUndefined() }
  return sendDue({ posts, sent, web: createWeb({ allowPrivateOrigins: [site.origin], timeoutMs: 5_000 }), pages, clock, log })
}
const rows = () =>
  [...sent.rows.values()].map(({ source, target, state, linked }) => [source, target.slice(site.origin.length), state, linked])
const row = () => [...sent.rows.values()][0]

beforeEach(() => {
  sent = memorySent()
  sends = true
  site.posted.length = 0
  site.page('/a', '<link rel="webmention" href="/hook?of=a">')
  site.answer('/hook?of=a', (_req, res) => res.writeHead(202).end())
})

describe('a post', () => {
  it('tells each site that it links to, once, in each language', async () => {
    await publish({ [de]: [`${site.origin}/a`, `${site.origin}/a/`, 'https://acme.example/other'], [en]: [`${site.origin}/a`] })
    expect(await sendDue({ posts, sent, web: createWeb(), pages, clock, log: { error: () => {} } }), 'caches get a moment').toBe(0)
    await send()
    expect(site.posted.map(({ path, form }) => [path, form])).toEqual([
      ['/hook?of=a', { source: de, target: `${site.origin}/a` }],
      ['/hook?of=a', { source: en, target: `${site.origin}/a` }],
    ])
    await planPost({ posts, sent }, 'p1', 'b1')
    expect(await send()).toBe(0)
    expect(row()).toMatchObject({ state: 'sent', status: 202, told: true, endpoint: `${site.origin}/hook?of=a` })
  })

  it('tells them again when it has changed, when the link is gone, and when the post is', async () => {
    site.page('/b', '<link rel="webmention" href="/hook?of=a">')
    await publish({ [de]: [`${site.origin}/a`, `${site.origin}/b`] })
    await send()
    await publish({ [de]: [`${site.origin}/b`] })
    expect(rows()).toEqual([
      [de, '/a', 'due', false],
      [de, '/b', 'due', true],
    ])
    await send()
    await publish({})
    expect(rows()).toEqual([
      [de, '/a', 'sent', false],
      [de, '/b', 'due', false],
    ])
    await send()
    expect(site.posted.map(({ form }) => form.target?.slice(-2))).toEqual(['/a', '/b', '/a', '/b', '/b'])
    await publish({ [de]: [`${site.origin}/a`] })
    expect(rows()[0]).toEqual([de, '/a', 'due', true])
  })
  it('tells nobody of a link that was gone before it was told', async () => {
    await publish({ [de]: [`${site.origin}/a`] })
    await publish({})
    expect(rows()).toEqual([])
  })

  it('does not ask a site again that takes none, for a month', async () => {
    let asked = 0
    site.answer('/none', (_req, res) => {
      asked++
      res.setHeader('Content-Type', 'text/html').end('<a href="/x">x</a>')
    })
    await publish({ [de]: [`${site.origin}/none`] })
    await send()
    await publish({ [de]: [`${site.origin}/none`] })
    await send()
    expect([rows(), asked]).toEqual([[[de, '/none', 'no-endpoint', true]], 1])
    clock.move(30 * 24 * 60 * minute)
    await publish({ [de]: [`${site.origin}/none`] })
    await send()
    expect(asked).toBe(2)
  })

  it('finds the endpoint where redirects lead, by header before page', async () => {
    site.answer('/from', (_req, res) => res.writeHead(302, { Location: '/deep/there' }).end())
    site.answer('/deep/there', (_req, res) =>
      res
        .writeHead(200, { 'Content-Type': 'text/html', Link: ['</no>; rel=next', '<hook>; rel="webmention"'] })
        .end('<link rel=webmention href=/no>'),
    )
    site.answer('/deep/hook', (_req, res) => res.writeHead(201).end())
    await publish({ [de]: [`${site.origin}/from`] })
    await send()
    expect(site.posted).toEqual([{ path: '/deep/hook', form: { source: de, target: `${site.origin}/from` } }])
  })

  it('tries a site that is down again and again, and then no more', async () => {
    site.answer('/hook?of=a', (_req, res) => res.writeHead(500).end())
    await publish({ [de]: [`${site.origin}/a`] })
    await send()
    for (const wait of waitsMs) {
      expect(row()).toMatchObject({ state: 'due', status: 500 })
      expect(await send()).toBe(0)
      clock.move(wait)
      expect(await send()).toBe(1)
    }
    expect(row()).toMatchObject({ state: 'failed', problem: 'endpoint-status', tries: 6 })
    clock.move(30 * 24 * 60 * minute)
    expect(await send()).toBe(0)
  })
  it.each([
    ['refuses', 'endpoint-status', () => site.answer('/hook?of=a', (_req, res) => res.writeHead(400).end())],
    ['is gone', 'target-status', () => site.answer('/a', (_req, res) => res.writeHead(404).end())],
    ['names a private endpoint', 'private', () => site.page('/a', `<link rel="webmention" href="${secret.origin}/hook">`)],
    [
      'is a private one itself',
      'private',
      () => site.answer('/a', (_req, res) => res.writeHead(302, { Location: `${secret.origin}/a` }).end()),
    ],
  ])('gives up at once where the site %s', async (_, problem, act) => {
    act()
    await publish({ [de]: [`${site.origin}/a`] })
    await send()
    expect(row()).toMatchObject({ state: 'failed', problem })
    expect(secret.posted).toEqual([])
  })

  it('loses nothing where its sender crashed, and sends no twice at once', async () => {
    await publish({ [de]: [`${site.origin}/a`] })
    clock.move(2 * minute)
    await sent.claim(row()?.key ?? '', clock.now(), new Date(clock.now().getTime() + 3 * minute))
    expect(await send()).toBe(0)
    expect(await send()).toBe(1)
    expect(row()?.state).toBe('sent')
  })
  it('tells nobody once its brand does not want that any more', async () => {
    await publish({ [de]: [`${site.origin}/a`] })
    sends = false
    await send()
    expect([row()?.state, row()?.problem, site.posted]).toEqual(['failed', 'brand-silent', []])
  })
})

it('a new process plans what was published while nobody was there, and each change once', async () => {
  links = { [de]: [`${site.origin}/a`] }
  changedAt = new Date(clock.now().getTime() - 60 * minute)
  let read = 0
  const counted = { ...posts, read: (post: string, brand: string) => (read++, posts.read(post, brand)) }
  const plan = planner({ posts: counted, sent })
  await plan(clock.now())
  await plan(clock.now())
  expect([rows(), read]).toEqual([[[de, '/a', 'due', true]], 1])
  changedAt = clock.now()
  await plan(clock.now())
  expect(read).toBe(2)
})
