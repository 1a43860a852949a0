/** Sources are real servers on this machine: the guard is told to let these through, and nothing else. */
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPages, type Pages } from './pages.ts'
import { memoryMentions, memoryResponses, testSite, type TestSite } from './testing.ts'
import { createVerifier } from './verify.ts'
import { createWeb, mostBytes } from './web.ts'

const target = 'https://acme.example/post'
const link = `<a class="u-in-reply-to" href="${target}">x</a>`
const patient = createPages({ limitMs: 60_000 })
const clock = {
  at: new Date('2026-11-29T12:00:00Z'),
  now: () => clock.at,
  move: (ms: number) => void (clock.at = new Date(clock.at.getTime() + ms)),
}

let site: TestSite
let other: TestSite
beforeAll(async () => {
  site = await testSite()
  other = await testSite()
})
afterAll(async () => {
  await site.close()
  await other.close()
})

let mentions: ReturnType<typeof memoryMentions>
let responses: ReturnType<typeof memoryResponses>
const logged: unknown[] = []
const verifier = (pages: Pages = patient, timeoutMs = 5_000) =>
  createVerifier({
    mentions,
    responses,
    web: createWeb({ allowPrivateOrigins: [site.origin], timeoutMs }),
    pages,
    clock,
    log: { error: (fields) => void logged.push(fields) },
  })
beforeEach(() => {
  mentions = memoryMentions()
  responses = memoryResponses()
})

async function outcome(source: string, pages?: Pages, timeoutMs?: number): Promise<string> {
  const key = await mentions.take({ source, target, post: 'p1', brand: 'b1' }, clock.now())
  const looking = verifier(pages, timeoutMs)
  looking.soon(key)
  await looking.idle()
  const row = mentions.rows.get(key)
  return row?.problem ? `${row.state}: ${row.problem}` : (row?.state ?? 'not there')
}
const [found] = [() => [...responses.rows.values()][0]]

describe('a source', () => {
  it('that links to us becomes a response that waits for a person', async () => {
    site.page('/reply', `<div class="h-entry">${link}<p class="e-content">Well said.</p></div>`)
    expect(await outcome(`${site.origin}/reply`)).toBe('verified')
    expect(found()).toMatchObject({
      state: 'pending',
      kind: 'reply',
      content: 'Well said.',
      post: 'p1',
      brand: 'b1',
      source: `${site.origin}/reply`,
    })
  })

  it('may be moved, JSON, plain text, or in another character set', async () => {
    site.answer('/moved', (_req, res) => res.writeHead(302, { Location: '/json' }).end())
    site.answer('/json', (_req, res) => res.setHeader('Content-Type', 'application/json').end(JSON.stringify({ url: target })))
    expect(await outcome(`${site.origin}/moved`)).toBe('verified')
    site.answer('/text', (_req, res) => res.setHeader('Content-Type', 'text/plain').end(`See ${target}.`))
    expect(await outcome(`${site.origin}/text`)).toBe('verified')
    responses.rows.clear()
    const latin = Buffer.from(`<meta charset="iso-8859-1"><div class="h-entry">${link}<p class="e-content">Größe</p></div>`, 'latin1')
    site.answer('/latin', (_req, res) => res.setHeader('Content-Type', 'text/html').end(latin))
    expect(await outcome(`${site.origin}/latin`)).toBe('verified')
    expect(found()?.content).toBe('Größe')
  })

  it('that changes is brought up to date, and what was approved waits again', async () => {
    site.page('/edited', `<div class="h-entry">${link}<p class="e-content">Nice.</p></div>`)
    await outcome(`${site.origin}/edited`)
    responses.decide(found()?.key ?? '', 'approved')
    await outcome(`${site.origin}/edited`)
    expect(found()).toMatchObject({ state: 'approved', content: 'Nice.' })
    site.page('/edited', `<div class="h-entry">${link}<p class="e-content">Buy pills.</p></div>`)
    await outcome(`${site.origin}/edited`)
    expect(found()).toMatchObject({ state: 'pending', content: 'Buy pills.' })
  })

  it.each([404, 410])('that is gone (%i) takes its response with it', async (status) => {
    site.page('/gone', link)
    await outcome(`${site.origin}/gone`)
    expect(responses.rows.size).toBe(1)
    site.answer('/gone', (_req, res) => res.writeHead(status).end())
    expect(await outcome(`${site.origin}/gone`)).toBe('gone: gone')
    expect(responses.rows.size).toBe(0)
  })
  it('whose link is gone takes its response with it', async () => {
    site.page('/unlinked', link)
    await outcome(`${site.origin}/unlinked`)
    site.page('/unlinked', `<!-- ${link} --><script>${link}</script>${target}`)
    expect(await outcome(`${site.origin}/unlinked`)).toBe('gone: no-link')
    expect(responses.rows.size).toBe(0)
  })

  it('that is down is asked again later, and its response stays meanwhile', async () => {
    site.page('/shaky', link)
    await outcome(`${site.origin}/shaky`)
    site.answer('/shaky', (_req, res) => res.writeHead(503).end())
    expect(await outcome(`${site.origin}/shaky`)).toBe('waiting: status')
    expect(responses.rows.size).toBe(1)
    const job = verifier()
    expect(await job.runDue()).toBe(0)
    clock.move(5 * 60_000)
    expect(await job.runDue()).toBe(1)
    clock.move(60 * 60_000)
    expect(await job.runDue()).toBe(1)
    expect([...mentions.rows.values()][0]).toMatchObject({ state: 'failed', problem: 'status', tries: 3 })
  })

  it('that cannot be written down is tried three times, not for ever', async () => {
    site.page('/unkept', link)
    responses = { ...responses, put: () => Promise.reject(new Error('the database says no')) }
    expect(await outcome(`${site.origin}/unkept`)).toBe('waiting: internal')
    const job = verifier()
    for (const minutes of [5, 60]) {
      clock.move(minutes * 60_000)
      expect(await job.runDue()).toBe(1)
    }
    expect([...mentions.rows.values()][0]).toMatchObject({ state: 'failed', problem: 'internal' })
    expect(logged.splice(0)).toHaveLength(3)
  })

  it('that a crash left is found by the job, but not while somebody is at it', async () => {
    site.page('/left', link)
    const key = await mentions.take({ source: `${site.origin}/left`, target, post: 'p1', brand: 'b1' }, clock.now())
    await mentions.claim(key, clock.now(), new Date(clock.now().getTime() + 120_000))
    expect(await verifier().runDue()).toBe(0)
    clock.move(120_000)
    expect(await verifier().runDue()).toBe(1)
    expect(mentions.rows.get(key)?.state).toBe('verified')
  })
})

describe('a hostile source', () => {
  it('of ten megabytes is left after one', async () => {
    let sent = 0
    let hungUp = () => {}
    const end = new Promise<void>((resolve) => (hungUp = resolve))
    site.answer('/huge', (_req, res) => {
      res.setHeader('Content-Type', 'text/html')
      res.on('close', () => hungUp())
      const more = () => {
        while (sent < 10_000_000 && !res.destroyed) {
          sent += 64_000
          if (!res.write('x'.repeat(64_000))) return void res.once('drain', more)
        }
        res.end(link)
      }
      more()
    })
    expect(await outcome(`${site.origin}/huge`)).toBe('failed: too-large')
    await end
    expect(sent).toBeLessThan(10_000_000)
    site.page('/long', `${link}${'x'.repeat(2 * mostBytes)}`)
    expect(await outcome(`${site.origin}/long`)).toBe('verified')
  })
  it('that redirects for ever is left', async () => {
    let asked = 0
    site.answer('/round', (_req, res) => {
      asked++
      res.writeHead(301, { Location: '/round' }).end()
    })
    expect(await outcome(`${site.origin}/round`)).toBe('failed: redirects')
    expect(asked).toBe(11)
  })
  it.each([
    ['never answers', () => {}],
    ['never ends', (res: ServerResponse) => void res.writeHead(200, { 'Content-Type': 'text/html' }).write('<p>')],
    ['hangs up', (res: ServerResponse) => void res.destroy()],
  ])('that %s is tried again later', async (_, act) => {
    site.answer('/slow', (_req, res) => act(res))
    expect(await outcome(`${site.origin}/slow`, patient, 700)).toBe('waiting: unreachable')
  })
  it('on a private address is never asked, nor is one that leads there', async () => {
    let asked = 0
    other.answer('/secret', (_req, res) => {
      asked++
      res.setHeader('Content-Type', 'text/html').end(link)
    })
    expect(await outcome(`${other.origin}/secret`)).toBe('failed: private')
    for (const [name, location] of [
      ['a', `${other.origin}/secret`],
      ['b', 'http://localhost:1/'],
      ['c', 'http://[::ffff:127.0.0.1]:1/'],
      ['d', 'http://2130706433/'],
      ['e', 'http://169.254.169.254/latest/meta-data'],
    ] as const) {
      site.answer(`/to-${name}`, (_req, res) => res.writeHead(302, { Location: location }).end())
      expect(await outcome(`${site.origin}/to-${name}`), location).toBe('failed: private')
    }
    site.answer('/file', (_req, res) => res.writeHead(302, { Location: 'file:///etc/passwd' }).end())
    expect(await outcome(`${site.origin}/file`)).toBe('failed: redirects')
    expect(asked).toBe(0)
  })
  it('of bytes, scripts or markup without end is text at most', async () => {
    site.answer('/binary', (_req, res) => res.setHeader('Content-Type', 'image/png').end(Buffer.from(target)))
    expect(await outcome(`${site.origin}/binary`)).toBe('failed: type')
    site.page(
      '/script',
      `<div class="h-entry">${link}<div class="e-content"><script>alert(1)</script><img src=x onerror=alert(1)>Hi &lt;b&gt;</div></div>`,
    )
    expect(await outcome(`${site.origin}/script`)).toBe('verified')
    expect(found()?.content).toBe('Hi <b>')
    site.answer('/noise', (_req, res) => res.setHeader('Content-Type', 'text/html').end(Buffer.alloc(50_000, 0xff)))
    expect(await outcome(`${site.origin}/noise`)).toBe('gone: no-link')
  })
  it('that takes its reader for ever is left, and the next one is read', async () => {
    site.page('/deep', `${'<div>'.repeat(150_000)}${link}`)
    site.page('/next', link)
    const pages = createPages({ limitMs: 8_000 })
    const [deep, next] = await Promise.all([outcome(`${site.origin}/deep`, pages), outcome(`${site.origin}/next`, pages)])
    expect(deep).toBe('failed: unreadable')
    expect(next).toBe('verified')
  }, 60_000)
})

it('nothing of all this was an error of ours', () => expect(logged).toEqual([]))
