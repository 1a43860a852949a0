/** A hub that is reached by https: the server reads its document, and asks it to prove itself by its key. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import connector from '../../publishers/bluesky/connect.ts'
import type { ConnectContext, Connection, HubClient } from '../../publishers/publisher.ts'
import { createSigningKey } from '../../publishers/testing/signing-key.ts'
import type { Json } from '../../src/core/story.ts'
import { decide } from './browser.ts'
import { connecting } from './desk.ts'
import { failureOf } from './failure.ts'
import { signUp, type Person } from './person.ts'
import { openServer } from './networks.ts'

const name = 'https://pds.example'
const redirectUri = 'https://hub.acme.com/api/channels/connected'

describe('Bluesky: a hub with a document of its own, at the server (PDS)', () => {
  let network: Awaited<ReturnType<typeof openServer>>
  let client: HubClient
  let people = 0

  beforeAll(async () => {
    const { fetch } = globalThis
    client = { id: 'https://hub.acme.com/connect/bluesky/client.json', keys: [await createSigningKey()] }
    // The server runs in this process, and reads the document by its fetch.
    vi.stubGlobal('fetch', async (...[input, init]: Parameters<typeof fetch>) => {
      const asked = input instanceof Request ? input.url : input.toString()
      if (asked !== client.id) return fetch(input, init)
      return Response.json(connector.clientDocument?.({ url: 'https://hub.acme.com', redirectUri, client }))
    })
    network = await openServer(new URL(name).hostname)
  })
  afterAll(async () => {
    await network.close()
    vi.unstubAllGlobals()
  })

  const at = (origin: string) => (origin === name ? network.pds.url : origin === 'https://plc.directory' ? network.plc.url : origin)
  const ctx = (aheadMs = 0): ConnectContext => ({
    ...connecting({ origins: [network.pds.url, network.plc.url] }),
    at,
    client,
    redirectUri,
    clock: { now: () => new Date(Date.now() + aheadMs) },
  })
  async function signIn(person: Person, typed = person.handle): Promise<Connection> {
    const begun = await connector.begin({ identifier: typed, service: network.pds.url }, ctx())
    if (!('redirect' in begun)) throw new Error('No way to the server.')
    const query = await decide(begun.redirect, { name, url: network.pds.url }, 'allow', person)
    return (await connector.finish?.(begun.pending, query, ctx())) as Connection
  }
  const someone = () => signUp(network.pds.url, `account-${++people}`)
  const refresh = async (credentials: Json, context = ctx()) => (await connector.refresh?.(credentials, context)) as Connection
  const check = async (credentials: Json, context = ctx()) => connector.check?.(credentials, context)

  it('is let in by whoever names a handle, a DID or the server alone', async () => {
    const person = await someone()
    for (const typed of [person.handle, person.did, name]) {
      const { account, credentials } = await signIn(person, typed)
      expect(account).toMatchObject({ id: person.did, handle: person.handle })
      expect(credentials).toMatchObject({ clientId: client.id, clientKey: client.keys[0]?.id })
      await check(credentials)
      await check((await refresh(credentials)).credentials)
    }
  })

  it('is not refused for a clock that goes wrong', async () => {
    const { credentials } = await signIn(await someone())
    const late = 10 * 60_000
    expect(await failureOf(refresh(credentials, ctx(late)))).toMatchObject({ kind: 'retry', code: 'invalid-dpop-proof' })
    expect((await failureOf(check(credentials, ctx(late)))).kind).toBe('retry')
    await check((await refresh(credentials)).credentials)
  })

  it('goes on with the key that it was let in with; a newer one is known once the server has read the document again', async () => {
    const person = await someone()
    const { credentials } = await signIn(person)
    const [older] = client.keys
    client = { ...client, keys: [await createSigningKey(), ...client.keys] }
    expect((await refresh(credentials)).credentials).toMatchObject({ clientKey: older?.id })
    expect(await failureOf(signIn(person))).toMatchObject({ kind: 'retry', code: 'invalid-client' })
  })
})
