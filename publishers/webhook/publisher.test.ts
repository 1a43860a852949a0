/** What is a webhook's own; what all platforms promise stands in the contract. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeServer, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

let stand: Stand
afterEach(() => stand.close())

/** A receiver that notes its calls, and answers so. */
const calls: FakeCall[] = []
const receiver = (reply: FakeReply): FakePlatform => ({
  ...platform,
  create(options) {
    const refusals = { 'refuse-500': () => reply, 'rate-limit': () => reply, unauthorised: () => reply, 'refuse-content': () => reply }
    const routes = { 'POST /hooks/:name': (call: FakeCall) => (calls.push(call), reply) }
    return { ...platform.create(options), handler: createFakeServer({ clock: options.clock, routes, notFound: reply, refusals }).handler }
  },
})
const open = async (reply?: FakeReply) => {
  calls.length = 0
  stand = await openStand(publisher, reply ? receiver(reply) : platform)
}
const send = (...story: Parameters<typeof storyOf>) => deliver({ publisher, connector, platform }, stand, storyOf(...story)).send()

describe('a call', () => {
  beforeEach(() => open({ status: 204 }))

  it('has the whole post, and the id of its delivery', async () => {
    const published = await send('whole', { media: [imageOf('a'), filmOf('f')] })
    const [call] = calls
    expect(call?.headers.get('webhook-id')).toBe('key-of-post-whole')
    expect(call?.headers.get('content-type')).toBe('application/json')
    expect(call?.json()).toMatchObject({
      type: 'funkhaus.post',
      timestamp: '2026-11-22T10:00:00.000Z',
      data: {
        id: 'key-of-post-whole',
        language: 'de',
        format: 'post',
        text: 'Neues aus dem Werk: whole. #Umwelt',
        link: 'https://acme.example/blog/whole',
        media: [
          { kind: 'image', url: expect.stringContaining('/outgoing/a') as string, alt: 'Alternativtext: a' },
          { kind: 'video', url: expect.stringContaining('/outgoing/f') as string },
        ],
        article: { id: 'post-whole', topics: ['Umwelt'], texts: { de: { title: 'Titel: whole', body: { root: {} } } } },
      },
    })
    // Where the receiver does not say: where the post leads.
    expect(published.url).toBe('https://acme.example/blog/whole')
  })

  it('is the same for each attempt, but for its time', async () => {
    const delivery = deliver({ publisher, connector, platform }, stand, storyOf('twice'))
    const staged = await delivery.stage()
    await delivery.publish(staged)
    stand.clock.advance(60_000)
    await delivery.publish(staged)
    const told = calls.map(({ headers, bytes }) => [headers.get('webhook-id'), Buffer.from(bytes).toString()])
    expect(told[0]).toEqual(told[1])
    expect(calls.map(({ headers }) => headers.get('webhook-timestamp'))).toEqual(['1795341600', '1795341660'])
  })
})

it.each([
  [410, 'unsupported'],
  [401, 'reconnect'],
  [404, 'reconnect'],
  [400, 'rejected'],
  [302, 'reconcile'],
] as const)('means by %i: %s', async (status, kind) => {
  await open({ status, headers: { location: 'https://elsewhere.example' } })
  expect((await failureOf(stand, send('x'))).kind).toBe(kind)
})

it.each([[{ url: 'javascript:alert(1)' }], [{ url: 7 }], ['ok'], [null]])('takes no address from %j', async (json) => {
  await open({ status: 200, json })
  expect((await send('x')).url).toBe('https://acme.example/blog/x')
})

describe('connecting', () => {
  const { secret = '' } = platform.connect('').valid ?? {}
  beforeEach(() => open())

  it('shows the host alone, for an address is often a secret', async () => {
    const { valid = {} } = platform.connect(stand.baseUrl)
    const begun = await connector.begin({ ...valid, address: `${valid.address}?token=hidden` }, stand.connecting())
    if (!('connection' in begun)) throw new Error('no connection')
    expect(JSON.stringify(begun.connection.account)).not.toMatch(/hooks|hidden/)
    await connector.check?.(begun.connection.credentials, stand.connecting())
    expect(stand.fake.records()).toEqual([])
  })

  it.each([
    ['ftp://a.example', secret],
    ['https://user:pass@a.example', secret],
    ['a.example', secret],
    ['https://a.example', 'whsec_dG9vIHNob3J0'],
    ['https://a.example', secret.slice('whsec_'.length)],
  ])('calls nobody with %j and %j', async (address, typed) => {
    expect((await failureOf(stand, connector.begin({ address, secret: typed }, stand.connecting()))).kind).toBe('rejected')
    expect(stand.told.filter((line) => line.includes('"method"'))).toEqual([])
  })
})
