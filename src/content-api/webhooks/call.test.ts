import { MockAgent } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isWebhookAddress } from './address.ts'
import { createCaller } from './call.ts'
import { answerWith, receiver, type Receiver } from './testing.ts'

describe('the address of a webhook', () => {
  it('is https', () => {
    expect(isWebhookAddress('https://www.example.com/hook?x=1', { playground: false })).toBe(true)
    for (const wrong of [
      'http://www.example.com/',
      'http://127.0.0.1/',
      'ftp://example.com/',
      'hook',
      '',
      'https://user:password@example.com/',
    ])
      expect(isWebhookAddress(wrong, { playground: false }), wrong).toBe(false)
  })
  it('may be plain http to this machine in a playground, and to no other', () => {
    for (const own of ['http://127.0.0.1:4000/hook', 'http://localhost:4000/', 'http://[::1]:4000/'])
      expect(isWebhookAddress(own, { playground: true }), own).toBe(true)
    for (const other of ['http://10.0.0.1/', 'http://localhost.example.com/', 'http://127.0.0.1.example.com/'])
      expect(isWebhookAddress(other, { playground: true }), other).toBe(false)
  })
})

describe('a call', () => {
  let here: Receiver
  const call = createCaller({ playground: true })
  beforeAll(async () => {
    here = await receiver()
  })
  beforeEach(() => {
    here.received.length = 0
    here.answers.length = 0
  })
  afterAll(() => here.stop())

  it('posts the body as it is', async () => {
    expect(await call(here.url, { 'webhook-id': 'one' }, '{"ä":1}')).toMatchObject({ status: 204, problem: null })
    expect(here.received).toMatchObject([{ body: '{"ä":1}', headers: { 'webhook-id': 'one', 'content-type': 'application/json' } }])
  })
  it('follows no redirect', async () => {
    here.answers.push(answerWith(307, { location: here.url }))
    expect(await call(here.url, {}, '{}')).toMatchObject({ status: 307 })
    expect(here.received).toHaveLength(1)
  })
  it('tells when the receiver wants to be asked again', async () => {
    here.answers.push(answerWith(503, { 'retry-after': '120' }))
    expect(await call(here.url, {}, '{}')).toMatchObject({ status: 503, retryAfter: '120' })
  })
  it('ends when its time is over', async () => {
    here.answers.push(() => {})
    expect(await createCaller({ playground: true, timeoutMs: 50 })(here.url, {}, '{}')).toMatchObject({ status: null, problem: 'timeout' })
  })
  it('believes an answer whose head has come, however long its rest is', async () => {
    here.answers.push((_, res) => {
      res.writeHead(200)
      res.end(Buffer.alloc(1_000_000))
    })
    expect(await call(here.url, {}, '{}')).toMatchObject({ status: 200, problem: null })
  })
  it('says that nobody answers', async () => {
    const gone = await receiver()
    await gone.stop()
    expect(await call(gone.url, {}, '{}')).toMatchObject({ status: null, problem: 'ECONNREFUSED' })
  })
  it.each(['https://127.0.0.1/', 'https://10.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/', 'https://localhost/'])(
    'reaches nothing private: %s',
    async (address) => {
      for (const playground of [true, false])
        expect(await createCaller({ playground })(address, {}, '{}')).toMatchObject({ status: null, problem: 'blocked' })
    },
  )
  it('does not reach this machine by plain http outside a playground', async () => {
    expect(await createCaller({ playground: false })(here.url, {}, '{}')).toMatchObject({ status: null, problem: 'blocked' })
    expect(here.received).toHaveLength(0)
  })
  it('reaches the public internet by the guarded way only', async () => {
    const agent = new MockAgent()
    agent.disableNetConnect()
    agent.get('https://receiver.example').intercept({ path: '/hook', method: 'POST' }).reply(202)
    expect(await createCaller({ playground: false, dispatcher: agent })('https://receiver.example/hook', {}, '{}')).toMatchObject({
      status: 202,
    })
  })
})
