import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import connector from '../../publishers/bluesky/connect.ts'
import publisher from '../../publishers/bluesky/publisher.ts'
import type { ConnectContext, Connection } from '../../publishers/publisher.ts'
import { imageOf, storyOf } from '../../publishers/testing/stories.ts'
import type { Json } from '../../src/core/story.ts'
import { decide } from './browser.ts'
import { connecting, openDesk } from './desk.ts'
import { failureOf } from './failure.ts'
import { openLosingProxy } from './losing-proxy.ts'
import { signUp, type Person } from './person.ts'
import { openServer } from './networks.ts'

type Stored = { readonly [field: string]: Json } & { readonly accessToken: string; readonly refreshToken: string }
/** A name by https is what it signs its addresses with; it is reached on this machine. */
const name = 'https://pds.example'

describe('Bluesky: sign-in at the server (PDS) by OAuth', () => {
  let network: Awaited<ReturnType<typeof openServer>>
  let proxy: Awaited<ReturnType<typeof openLosingProxy>>
  let files: { [id: string]: Buffer }
  let people = 0

  beforeAll(async () => {
    network = await openServer(new URL(name).hostname)
    proxy = await openLosingProxy(network.pds.url)
    const picture = sharp({ create: { width: 640, height: 427, channels: 3, background: '#c85078' } })
    files = { red: await picture.png().toBuffer() }
  })
  afterAll(async () => {
    await proxy.close()
    await network.close()
  })

  const at = (origin: string) => (origin === name ? proxy.url : origin === 'https://plc.directory' ? network.plc.url : origin)
  const ctx = (): ConnectContext => ({
    ...connecting({ origins: [proxy.url, network.plc.url] }),
    at,
    redirectUri: 'http://127.0.0.1:4000/connect/back',
  })
  const begin = async (person: Person) => {
    const answer = await connector.begin({ identifier: person.handle, service: proxy.url }, ctx())
    if (!('redirect' in answer)) throw new Error('No way to the server.')
    return answer
  }
  const finish = async (pending: Json, query: { readonly [name: string]: string }) =>
    (await connector.finish?.(pending, query, ctx())) as Connection
  const signedIn = async () => {
    const person = await signUp(network.pds.url, `account-${++people}`)
    const { redirect, pending } = await begin(person)
    const query = await decide(redirect, { name, url: proxy.url }, 'allow', person)
    return { person, connection: await finish(pending, query) }
  }
  const deskWith = (stored: Json) => openDesk(publisher, stored, { origins: [proxy.url, network.plc.url], files, at })
  const refreshed = async (stored: Json) => (await connector.refresh?.(stored, ctx()))?.credentials as Stored

  it('lets the hub in, and takes its posts', async () => {
    const { person, connection } = await signedIn()
    expect(connection.account).toEqual({ id: person.did, handle: person.handle, url: `https://bsky.app/profile/${person.handle}` })
    expect(connection.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 60_000)
    await connector.check?.(connection.credentials, ctx())
    const desk = deskWith(connection.credentials)
    const first = await desk.deliver(storyOf('signed in', { media: [imageOf('red')] })).send()
    const delivery = desk.deliver(storyOf('part two'), { root: first, parent: first })
    const staged = await delivery.stage()
    expect(await delivery.find(staged)).toBe('absent')
    proxy.lose('com.atproto.repo.putRecord')
    expect((await failureOf(delivery.publish(staged))).kind).toBe('reconcile')
    expect(await delivery.publish(staged)).toEqual(await delivery.find(staged))
    expect(await person.posts()).toHaveLength(2)
    await publisher.remove?.(first, desk.context())
    expect(await person.posts()).toHaveLength(1)
  })

  it('goes on with new tokens, and the old ones open nothing', async () => {
    const { person, connection } = await signedIn()
    const old = connection.credentials as Stored
    const fresh = await refreshed(old)
    expect(fresh.refreshToken).not.toBe(old.refreshToken)
    await deskWith(fresh).deliver(storyOf('renewed')).send()
    expect(await person.posts()).toHaveLength(1)
    expect((await failureOf(refreshed(old))).kind).toBe('reconnect')
  })

  it('does not let the hub in where the person refuses', async () => {
    const person = await signUp(network.pds.url, `account-${++people}`)
    const { redirect, pending } = await begin(person)
    const query = await decide(redirect, { name, url: proxy.url }, 'refuse', person)
    expect(await failureOf(finish(pending, query))).toMatchObject({ kind: 'reconnect', code: 'sign-in-refused' })
  })

  it('takes a code once', async () => {
    const person = await signUp(network.pds.url, `account-${++people}`)
    const { redirect, pending } = await begin(person)
    const query = await decide(redirect, { name, url: proxy.url }, 'allow', person)
    await finish(pending, query)
    expect((await failureOf(finish(pending, query))).kind).toBe('reconnect')
  })

  it('does not open an account that was not asked for', async () => {
    const [person, other] = [await signUp(network.pds.url, `account-${++people}`), await signUp(network.pds.url, `account-${++people}`)]
    const { redirect, pending } = await begin(person)
    const query = await decide(redirect, { name, url: proxy.url }, 'allow', other)
    expect((await failureOf(finish(pending, query))).kind).toBe('reconnect')
  })

  it('knows tokens that open nothing', async () => {
    const { connection } = await signedIn()
    const wrong = { ...(connection.credentials as Stored), accessToken: 'no.token.atall' }
    expect((await failureOf(deskWith(wrong).deliver(storyOf('no token')).send())).kind).toBe('reconnect')
    expect((await failureOf(connector.check!(wrong, ctx()))).kind).toBe('reconnect')
    expect((await failureOf(refreshed({ ...wrong, refreshToken: 'ref-0' }))).kind).toBe('reconnect')
  })
})
