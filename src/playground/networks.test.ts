import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import express from 'express'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../publishers/kit/http.ts'
import { fakes } from '../../publishers/fakes.gen.ts'
import { openNetworks, postAt, type Networks, type NetworksOptions } from './networks.ts'

let dataDir: string
let said: string[]
let server: Server
let base: string
let networks: Networks

const publicUrl = 'https://play.example'
const log = { warn: (_: unknown, text: string) => said.push(text), error: (_: unknown, text: string) => said.push(text) } as never
const open = (changes: Partial<NetworksOptions> = {}) => openNetworks({ dataDir, publicUrl, log, fresh: false, ...changes })
const mastodon = (of: Networks) => of.find('mastodon') ?? expect.fail('There is no such network.')

// Read once, however slow the disk is: there are many.
beforeAll(async () => void (await Promise.all(Object.values(fakes).map((load) => load()))), 60_000)
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'networks-'))
  said = []
  const app = express().use((req, res, next) => networks.router(req, res, next))
  server = createServer(app).on('upgrade', (...of) => networks.upgrade(...of))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  networks = await open()
})
afterEach(async () => {
  await networks.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(dataDir, { recursive: true })
})

/** Over the network's own API, as a publisher does. */
async function post(text: string): Promise<string> {
  const { token } = mastodon(networks).input
  const response = await fetch(`${base}/playground/networks/mastodon/api/v1/statuses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ status: text }),
  })
  expect(response.status).toBe(200)
  return ((await response.json()) as { url: string }).url
}

describe('the imitated networks', () => {
  it('are all that publishers bring, but not our own medium', () => {
    expect(networks.all.map(({ manifest }) => manifest.id)).toEqual(expect.arrayContaining(['bluesky', 'mastodon']))
    expect(networks.all.every(({ manifest }) => manifest.role === 'network')).toBe(true)
    expect(networks.find('website')).toBeNull()
  })

  it('are named by the public address', async () => {
    const url = await post('Hallo')
    expect(url).toMatch(/^https:\/\/play\.example\/playground\/networks\/mastodon\/@/)
    expect(postAt(mastodon(networks), new URL(url).pathname)).toMatchObject({ text: 'Hallo', url })
    expect(postAt(mastodon(networks), '/elsewhere')).toBeNull()
    expect(networks.find('bluesky')?.input).toMatchObject({
      service: 'https://play.example/playground/networks/bluesky',
      web: 'https://play.example/playground/networks/bluesky',
    })
  })

  it('speak WebSocket where the network does', async () => {
    const { signal } = new AbortController()
    const client = createHttpClient({ secrets: [], allowPrivateOrigins: [base], signal })
    const socket = await client.socket?.(`${base}/playground/networks/nostr/relay`, { visible: false })
    socket?.send(JSON.stringify(['REQ', 'here', { limit: 1 }]))
    expect(await socket?.next()).toBe('["EOSE","here"]')
    socket?.close()
    await expect(client.socket?.(`${base}/playground/networks/mastodon/relay`, { visible: false })).rejects.toThrow('Nothing was sent')
  })

  it('know everything again after a restart', async () => {
    const url = await post('Das bleibt')
    const [before] = mastodon(networks).fake.timeline()
    mastodon(networks).fake.visit(before?.remoteId ?? '', { kind: 'reply', by: 'Mia', text: 'Schön!' })
    mastodon(networks).changed()
    await networks.stop()
    networks = await open()
    expect(mastodon(networks).fake.timeline()).toMatchObject([{ url, text: 'Das bleibt', replies: [{ by: 'Mia', text: 'Schön!' }] }])
    expect(readdirSync(path.join(dataDir, 'playground'))).toEqual(['mastodon.json'])
  })

  it('begin empty beside a new database', async () => {
    await post('Das vergeht')
    await networks.stop()
    networks = await open({ fresh: true })
    expect(mastodon(networks).fake.timeline()).toEqual([])
  })

  it.each(['no JSON', '{"another":"shape"}'])('put aside what cannot be read: %s', async (content) => {
    await post('Etwas')
    await networks.stop()
    const file = path.join(dataDir, 'playground/mastodon.json')
    writeFileSync(file, content)
    networks = await open()
    expect(mastodon(networks).fake.timeline()).toEqual([])
    expect(readFileSync(`${file}.unusable`, 'utf8')).toBe(content)
    expect(said).toEqual(['What stood on the imitated Mastodon cannot be read any more. It begins empty.'])
  })

  it('pass on what is none of them', async () => {
    expect((await fetch(`${base}/playground/networks/nowhere/x`)).status).toBe(404)
  })
})
