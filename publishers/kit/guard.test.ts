import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { request } from 'undici'
import { BlockedAddressError, guardedDispatcher, isPublicAddress } from './guard.ts'

describe('isPublicAddress', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fec0::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'example.org',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('guardedDispatcher', () => {
  let server: Server
  let port = 0
  let connections = 0
  beforeEach(async () => {
    connections = 0
    server = createServer((_, res) => res.end('ok')).on('connection', () => connections++)
    await new Promise<void>((done) => server.listen({ port: 0, host: '::', ipv6Only: false }, done))
    port = (server.address() as { port: number }).port
  })
  afterEach(() => {
    server.closeAllConnections()
    return new Promise((done) => server.close(done))
  })

  it.each([
    '127.0.0.1',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    '017700000001',
    '127.1',
    '0.0.0.0',
    '0',
    '[::1]',
    '[::]',
    'localhost',
    '169.254.169.254',
    '①②⑦.0.0.1',
  ])('opens no connection to %s', async (host) => {
    const refused = request(`https://${host}:${port}/`, { dispatcher: guardedDispatcher() })
    await expect(refused).rejects.toBeInstanceOf(BlockedAddressError)
    expect(connections).toBe(0)
  })

  it('opens no plain connection to a public name', async () => {
    await expect(request('http://example.org/', { dispatcher: guardedDispatcher() })).rejects.toBeInstanceOf(BlockedAddressError)
  })

  it('opens plain connections to public names only where that is allowed, and to private ones never', async () => {
    const asked: string[] = []
    const dispatcher = guardedDispatcher({
      allowPlainHttp: true,
      lookup: (name, _, done) => {
        asked.push(name)
        done(null, [{ address: '127.0.0.1', family: 4 }])
      },
    })
    await expect(request(`http://plain.example:${port}/`, { dispatcher })).rejects.toThrow('which is not public')
    await expect(request(`http://127.0.0.1:${port}/`, { dispatcher })).rejects.toThrow('not a public address')
    expect([asked, connections]).toEqual([['plain.example'], 0])
  })

  it.each([[true], [false]])('refuses a name with one private address among public ones, private first: %s', async (privateFirst) => {
    const found = [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    const dispatcher = guardedDispatcher({ lookup: (_, __, done) => done(null, privateFirst ? found.reverse() : found) })
    await expect(request(`https://two-faced.example:${port}/`, { dispatcher })).rejects.toThrow('127.0.0.1')
    expect(connections).toBe(0)
  })

  it('connects to exactly the private origins that are allowed', async () => {
    const dispatcher = guardedDispatcher({ allowPrivateOrigins: [`http://127.0.0.1:${port}/`] })
    expect((await request(`http://127.0.0.1:${port}/`, { dispatcher })).statusCode).toBe(200)
    await expect(request(`http://127.0.0.2:${port}/`, { dispatcher })).rejects.toBeInstanceOf(BlockedAddressError)
    await expect(request(`http://127.0.0.1:${port + 1}/`, { dispatcher })).rejects.toBeInstanceOf(BlockedAddressError)
    expect(connections).toBe(1)
  })

  it('opens a new connection for each request', async () => {
    const dispatcher = guardedDispatcher({ allowPrivateOrigins: [`http://127.0.0.1:${port}`] })
    for (let i = 0; i < 3; i++) await (await request(`http://127.0.0.1:${port}/`, { dispatcher })).body.dump()
    expect(connections).toBe(3)
  })
})
