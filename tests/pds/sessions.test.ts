import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import connector from '../../publishers/bluesky/connect.ts'
import publisher from '../../publishers/bluesky/publisher.ts'
import type { Connection } from '../../publishers/publisher.ts'
import { storyOf } from '../../publishers/testing/stories.ts'
import { connecting, openDesk } from './desk.ts'
import { failureOf } from './failure.ts'
import { openLosingProxy } from './losing-proxy.ts'
import { signUp, xrpc, type Person } from './person.ts'
import { adminPassword, openServer, sessionSecret } from './networks.ts'

type Stored = { readonly [field: string]: string } & { readonly accessJwt: string; readonly refreshJwt: string }

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64url')
/** The same session, which ended a minute ago. */
function wornOut(jwt: string): string {
  const [header = '', body = ''] = jwt.split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
  const signed = `${header}.${base64(JSON.stringify({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 }))}`
  return `${signed}.${base64(createHmac('sha256', sessionSecret).update(signed).digest())}`
}

describe('Bluesky: sessions at the server (PDS)', () => {
  let network: Awaited<ReturnType<typeof openServer>>
  let proxy: Awaited<ReturnType<typeof openLosingProxy>>
  let people = 0

  beforeAll(async () => {
    network = await openServer()
    proxy = await openLosingProxy(network.pds.url)
  })
  afterAll(async () => {
    await proxy.close()
    await network.close()
  })

  const ctx = () => connecting({ origins: [proxy.url] })
  const signIn = async (person: Person, appPassword: string) =>
    connector.begin({ identifier: person.handle, appPassword, service: proxy.url }, ctx())
  const connected = async () => {
    const person = await signUp(network.pds.url, `account-${++people}`)
    const { connection } = (await signIn(person, await person.appPassword())) as { connection: Connection }
    return { person, stored: connection.credentials as Stored }
  }
  const deskWith = (stored: Stored) => openDesk(publisher, stored, { origins: [proxy.url] })
  const publish = (stored: Stored) => deskWith(stored).deliver(storyOf('session')).send()
  const refreshed = async (stored: Stored) => (await connector.refresh?.(stored, ctx()))?.credentials as Stored
  const told = async (call: Promise<unknown>) => {
    const { kind, code } = await failureOf(call)
    return [kind, code]
  }

  it('refuses a wrong password, an account that nobody has, and an address that is no server', async () => {
    const { person } = await connected()
    expect(await told(signIn(person, 'abcd-efgh-ijkl-mnop'))).toEqual(['reconnect', 'AuthenticationRequired'])
    expect(await told(signIn({ ...person, handle: 'nobody.test' }, 'abcd-efgh-ijkl-mnop'))).toEqual(['reconnect', 'AuthenticationRequired'])
    const input = { identifier: person.handle, appPassword: 'abcd-efgh-ijkl-mnop', service: `${proxy.url}/somewhere` }
    expect((await failureOf(connector.begin(input, ctx()))).kind).toBe('rejected')
  })

  it('knows a connection that works', async () => {
    const { stored } = await connected()
    await connector.check?.(stored, ctx())
  })

  it('asks for a new session where the old one is worn out, and goes on with it', async () => {
    const { stored, person } = await connected()
    const tired = { ...stored, accessJwt: wornOut(stored.accessJwt) }
    expect(await told(publish(tired))).toEqual(['reconnect', 'token-expired'])
    expect(await told(connector.check!(tired, ctx()))).toEqual(['reconnect', 'token-expired'])
    const fresh = await refreshed(tired)
    expect(fresh.accessJwt).not.toBe(tired.accessJwt)
    expect(fresh.refreshJwt).not.toBe(stored.refreshJwt)
    const post = await publish(fresh)
    expect((await person.posts()).map(({ uri }) => uri)).toEqual([post.remoteId])
  })

  it('goes on when the answer with the new tokens is lost', async () => {
    const { stored } = await connected()
    proxy.lose('com.atproto.server.refreshSession')
    expect((await failureOf(refreshed(stored))).kind).toBe('retry')
    await publish(await refreshed(stored))
  })

  it('signs in anew where the tokens for new tokens are worn out or make no sense', async () => {
    const { stored } = await connected()
    await publish(await refreshed({ ...stored, refreshJwt: wornOut(stored.refreshJwt) }))
    await publish(await refreshed({ ...stored, refreshJwt: 'no.token.atall' }))
  })

  it('wants to be connected again where the app password was taken back', async () => {
    const { stored, person } = await connected()
    await xrpc(network.pds.url, 'com.atproto.server.revokeAppPassword', { token: person.token, body: { name: 'Funkhaus' } })
    expect(await told(refreshed(stored))).toEqual(['reconnect', 'AuthenticationRequired'])
  })

  it('knows a token that makes no sense', async () => {
    const { stored } = await connected()
    expect((await failureOf(publish({ ...stored, accessJwt: 'no.token.atall' }))).kind).toBe('reconnect')
    expect((await failureOf(publish({ ...stored, accessJwt: stored.refreshJwt }))).kind).toBe('reconnect')
  })

  it('knows an account that was put to rest', async () => {
    const { stored, person } = await connected()
    await xrpc(network.pds.url, 'com.atproto.server.deactivateAccount', { token: person.token, body: {} })
    expect(await told(publish(stored))).toEqual(['unsupported', 'AccountDeactivated'])
  })

  it('knows an account that was taken down', async () => {
    const { stored, person } = await connected()
    const subject = { $type: 'com.atproto.admin.defs#repoRef', did: person.did }
    await xrpc(network.pds.url, 'com.atproto.admin.updateSubjectStatus', {
      admin: adminPassword,
      body: { subject, takedown: { applied: true, ref: 'test' } },
    })
    expect(await told(publish(stored))).toEqual(['unsupported', 'AccountTakedown'])
    expect(await told(refreshed(stored))).toEqual(['unsupported', 'AccountTakedown'])
  })
})
