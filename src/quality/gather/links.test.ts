import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent } from 'undici'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { guardedDispatcher } from '../../../publishers/kit/guard.ts'
import { createLinkAsker } from './links.ts'

let respond: (request: IncomingMessage, response: ServerResponse) => void
let seen: string[] = []
const server = createServer((request, response) => {
  seen.push(`${request.method} ${request.url}`)
  respond(request, response)
})
let base = ''
let now = 0
const clock = { now: () => new Date(now) }
/** Answers by method and path: `/404`, `/get-only/405`, … */
const byPath = (request: IncomingMessage, response: ServerResponse) => {
  const [, first, second] = (request.url ?? '').split('/')
  const refusesHead = first === 'get-only'
  response.statusCode = refusesHead ? (request.method === 'HEAD' ? Number(second) : 200) : Number(first)
  response.end(request.method === 'HEAD' ? undefined : 'body')
}

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  seen = []
  now = 0
  respond = byPath
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const guarded = () => createLinkAsker({ dispatcher: guardedDispatcher({ allowPrivateOrigins: [base] }), clock })

test.each([200, 204, 404, 410, 500, 503, 401])('%i is told as it is, after HEAD alone', async (status) => {
  expect(await guarded().ask(`${base}/${status}`)).toEqual({ answer: status })
  expect(seen).toEqual([`HEAD /${status}`])
})

test.each([403, 405, 501])('a server that answers %i to HEAD is asked by GET', async (status) => {
  expect(await guarded().ask(`${base}/get-only/${status}`)).toEqual({ answer: 200 })
  expect(seen).toEqual([`HEAD /get-only/${status}`, `GET /get-only/${status}`])
})

test.each([403, 429, 999])('%i turns bots away and says nothing of the page', async (status) => {
  expect(await guarded().ask(`${base}/${status}`)).toEqual({ answer: 'unverifiable' })
})

test('a page that sends without end is read no further than its head', async () => {
  let closed: (() => void) | undefined
  const left = new Promise<void>((done) => (closed = done))
  respond = (request, response) => {
    if (request.method === 'HEAD') return void response.writeHead(405).end()
    response.on('close', () => closed?.())
    const pour = () => {
      while (response.write('x'.repeat(100_000)));
    }
    response.on('drain', pour)
    pour()
  }
  const dispatcher = guardedDispatcher({ allowPrivateOrigins: [base] })
  expect(await createLinkAsker({ dispatcher, clock, timeoutMs: 600_000 }).ask(`${base}/endless`)).toEqual({ answer: 200 })
  await left
})

test('redirects are followed to their end, and where they led is told', async () => {
  respond = (request, response) => {
    const to: Record<string, string> = { '/a': '/b', '/b': `${base}/404`, '/mail': 'mailto:a@acme.example', '/odd': 'http://[' }
    const location = to[request.url ?? '']
    if (location) response.writeHead(301, { location }).end()
    else byPath(request, response)
  }
  const asker = guarded()
  expect(await asker.ask(`${base}/a#part`)).toEqual({ answer: 404, leadsTo: `${base}/404#part`, redirects: 2 })
  expect(await asker.ask(`${base}/mail`)).toEqual({ answer: 'unverifiable' })
  expect(await asker.ask(`${base}/odd`)).toEqual({ answer: 301 })
})

test('what leads back to itself leads nowhere else', async () => {
  let asked = 0
  respond = (_, response) => void (asked++ === 0 ? response.writeHead(302, { location: '/page' }) : response.writeHead(200)).end()
  expect(await guarded().ask(`${base}/page`)).toEqual({ answer: 200, redirects: 1 })
})

test('a circle of redirects leads nowhere', async () => {
  respond = (_, response) => void response.writeHead(302, { location: '/again' }).end()
  expect(await guarded().ask(`${base}/x`)).toEqual({ answer: 'unreachable', leadsTo: `${base}/again`, redirects: 5 })
  expect(seen).toHaveLength(6)
})

test('a private address is refused: as it stands, in disguise, by name, over http and https, and behind a redirect', async () => {
  respond = (_, response) => void response.writeHead(302, { location: 'https://10.0.0.1/admin' }).end()
  const asker = guarded()
  const port = new URL(base).port
  for (const url of [
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://１２７。0。0。1/',
    'https://0.0.0.0/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::127.0.0.1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    // 6to4, NAT64 and Teredo, each with 127.0.0.1 or 10.0.0.1 inside.
    'https://[2002:7f00:1::]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2001:0:a00:1::1]/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/',
    `http://localhost:${port}/`,
    'http://169.254.169.254/latest/meta-data',
    `${base}/redirect`,
  ])
    expect([url, (await asker.ask(url)).answer]).toEqual([url, 'refused'])
  expect(seen).toEqual(['HEAD /redirect'])
})

test.each([
  ['127.0.0.1', 4],
  ['10.0.0.1', 4],
  ['::1', 6],
  ['::ffff:169.254.169.254', 6],
] as const)('a name that resolves to %s is refused, over https and http', async (address, family) => {
  const looked: string[] = []
  const dispatcher = guardedDispatcher({
    lookup: (name, _, done) => {
      looked.push(name)
      done(null, [{ address, family }])
    },
  })
  const asker = createLinkAsker({ dispatcher, clock })
  for (const url of ['https://127.0.0.1.nip.io/', 'http://intern.acme.example/'])
    expect([url, await asker.ask(url)]).toEqual([url, { answer: 'refused' }])
  expect(looked).toEqual(['127.0.0.1.nip.io', 'intern.acme.example'])
})

test('of a plain http address that the guard will not open nothing is known, unless it is private', async () => {
  const blocked = Object.assign(new Error('only https'), { name: 'BlockedAddressError' })
  const failed = Object.assign(new Error('no answer'), { name: 'Error' })
  const dispatcher = new Agent({ connect: (target, callback) => callback(target.protocol === 'http:' ? blocked : failed, null) })
  expect(await createLinkAsker({ dispatcher, clock }).ask('http://acme.example/')).toEqual({ answer: 'unverifiable' })
})

test('what does not answer is unreachable: a closed port, a broken connection, silence, no address', async () => {
  const closed = createServer()
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done))
  const nobody = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`
  await new Promise((done) => closed.close(done))
  respond = (request, response) => (request.url === '/reset' ? response.destroy() : undefined)
  const asker = createLinkAsker({ dispatcher: guardedDispatcher({ allowPrivateOrigins: [base, nobody] }), clock, timeoutMs: 50 })
  for (const url of [`${nobody}/`, `${base}/reset`, `${base}/silent`, 'http://[', '\ud800'])
    expect([url, await asker.ask(url)]).toEqual([url, { answer: 'unreachable' }])
})

test('a name and a password in a link are not sent', async () => {
  respond = ({ headers }, response) => void response.writeHead(headers.authorization ? 500 : 200).end()
  expect(await guarded().ask(base.replace('//', '//ada:secret@'))).toEqual({ answer: 200 })
})

test('an answer is remembered for five minutes, and asked for once even while it is awaited', async () => {
  const asker = guarded()
  const url = `${base}/200`
  expect(await Promise.all([asker.ask(url), asker.ask(url)])).toEqual([{ answer: 200 }, { answer: 200 }])
  now = 5 * 60_000 - 1
  await asker.ask(url)
  expect(seen).toHaveLength(1)
  now = 5 * 60_000
  await asker.ask(url)
  expect(seen).toHaveLength(2)
})

test('no more than four of a host are asked at once, and all are asked', async () => {
  const open: ServerResponse[] = []
  let fourOpen: (() => void) | undefined
  const full = new Promise<void>((done) => (fourOpen = done))
  let release = false
  respond = ({ url }, response) => {
    if (release || url === '/meanwhile') return void response.end()
    open.push(response)
    if (open.length === 4) fourOpen?.()
  }
  const asker = guarded()
  const answers = Promise.all(Array.from({ length: 10 }, (_, i) => asker.ask(`${base}/${i}`)))
  await full
  // Were more on their way, they would be there before these.
  for (let i = 0; i < 5; i++) await fetch(`${base}/meanwhile`)
  expect(open).toHaveLength(4)
  release = true
  open.forEach((one) => one.end())
  expect(await answers).toEqual(Array.from({ length: 10 }, () => ({ answer: 200 })))
})

test('a host that keeps everybody waiting holds up no other, and is not asked for those who have left', async () => {
  const open: ServerResponse[] = []
  respond = ({ url }, response) => void (url?.startsWith('/slow') ? open.push(response) : response.end())
  const other = base.replace('127.0.0.1', 'localhost')
  const asker = createLinkAsker({ dispatcher: guardedDispatcher({ allowPrivateOrigins: [base, other] }), clock })
  const left = new AbortController()
  const slow = Promise.all(Array.from({ length: 6 }, (_, i) => asker.ask(`${base}/slow/${i}`, left.signal)))
  expect(await asker.ask(`${other}/quick`)).toEqual({ answer: 200 })
  left.abort()
  await vi.waitFor(() => expect(open).toHaveLength(4), { timeout: 10_000 })
  open.forEach((one) => one.end())
  expect((await slow).map(({ answer }) => answer)).toEqual([200, 200, 200, 200, 'unverifiable', 'unverifiable'])
  // Nothing was learnt of them, and so nothing is remembered.
  const again = asker.ask(`${base}/slow/5`)
  await vi.waitFor(() => expect(open).toHaveLength(5), { timeout: 10_000 })
  open.at(-1)!.end()
  expect(await again).toEqual({ answer: 200 })
})
