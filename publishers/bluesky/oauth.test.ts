/** What holds for an app password holds for a sign-in by OAuth, whose every call is refused once for want of a nonce. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDpopKey } from '../kit/dpop.ts'
import type { HttpRequest } from '../publisher.ts'
import { afterwards } from '../testing/contract-afterwards.ts'
import { carrying } from '../testing/contract-media.ts'
import { publishing } from '../testing/contract-publish.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { threading } from '../testing/contract-threads.ts'
import { hearing } from '../testing/contract-voices.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { imageOf, storyOf } from '../testing/stories.ts'
import connector from './connect.ts'
import type { OAuthCredentials } from './credentials.ts'
import platform from './fake.ts'
import { oauthCredentials } from './fake-oauth.ts'
import publisher from './publisher.ts'

const byOAuth = { ...platform, credentials: oauthCredentials }
const subject = { publisher, connector, platform: byOAuth }

describe.concurrent('the contract, signed in by OAuth', () => {
  describe('publishing', () => publishing(subject))
  describe('media', () => carrying(subject))
  describe('threads', () => threading(subject))
  describe('afterwards', () => afterwards(subject))
  describe('voices', () => hearing(subject))
})

describe('a call', () => {
  let stand: Stand
  beforeEach(async () => {
    stand = await openStand(publisher, byOAuth, connector)
  })
  afterEach(() => stand.close())

  const calls = () =>
    stand.told.filter((line) => line.startsWith('{"method"')).map((line) => JSON.parse(line) as { status: number; url: string })
  const changed = (over: Partial<OAuthCredentials>) => ({ credentials: { ...oauthCredentials(stand.baseUrl), ...over } })

  it('that the public can see is made once more with the nonce, and nothing is written before', async () => {
    const delivery = deliver(subject, stand, storyOf('with a nonce'))
    const staged = await delivery.stage()
    stand.told.length = 0
    const visible: boolean[] = []
    const ctx = delivery.context()
    const watched = {
      ...ctx,
      http: {
        request: <T>(...[method, url, request]: [Parameters<typeof ctx.http.request>[0], string, HttpRequest<T>]) => {
          visible.push(request.visible === true)
          return ctx.http.request(method, url, request)
        },
      },
    }
    await publisher.publish(staged, watched)
    expect(visible).toEqual([true, true])
    expect(calls().map(({ status }) => status)).toEqual([401, 200])
    expect(stand.fake.records()).toHaveLength(1)
  })

  it('learns the nonce once for all calls of a step', async () => {
    const pictures = ['a', 'b', 'c'].map((id) => imageOf(id))
    await deliver(subject, stand, storyOf('many calls', { media: pictures, link: null })).stage()
    expect(calls().map(({ status }) => status)).toEqual([401, 200, 200, 200])
  })

  it('is made no third time: then nothing was written, and it is for later', async () => {
    const delivery = deliver(subject, stand, storyOf('never enough'))
    const staged = await delivery.stage()
    const ctx = delivery.context()
    let asked = 0
    const stubborn = {
      ...ctx,
      http: {
        request: <T>(...[method, url, request]: [Parameters<typeof ctx.http.request>[0], string, HttpRequest<T>]) => {
          asked++
          // As if the server handed out what it does not take.
          const explain = (status: number, body: unknown) => request.explain?.(status, body, new Headers({ 'dpop-nonce': 'of-yesterday' }))
          return ctx.http.request(method, url, { ...request, explain })
        },
      },
    }
    expect(await failureOf(stand, publisher.publish(staged, stubborn))).toMatchObject({ kind: 'retry', code: 'dpop-nonce' })
    expect(asked).toBe(2)
    expect(stand.fake.records()).toEqual([])
  })

  it('with a token that is bound to another key is for a person', async () => {
    const other = await createDpopKey()
    const posts = deliver(subject, stand, storyOf('stolen'))
    const staged = await posts.stage()
    expect(await failureOf(stand, posts.publish(staged, changed({ key: other })))).toMatchObject({
      kind: 'reconnect',
      code: 'invalid_token',
    })
    expect(await failureOf(stand, posts.publish(staged, changed({ accessToken: 'of nobody' })))).toMatchObject({ kind: 'reconnect' })
    expect(stand.fake.records()).toEqual([])
  })
})
