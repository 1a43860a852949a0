/** Keeps what we fetch on the public internet: addresses typed by people must not reach the machines behind our own wall. */
import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, buildConnector, type Dispatcher } from 'undici'

/** Why no connection was opened. `host` is what was asked for. */
export class BlockedAddressError extends Error {
  override readonly name = 'BlockedAddressError'
  readonly host: string
  constructor(host: string, message: string) {
    super(message)
    this.host = host
  }
}

/**
 * Whether an IP address (not a name) lies on the public internet. Loopback, private, link-local, carrier-grade NAT,
 * multicast, reserved and tunnelled ranges do not, nor does anything that is no address. An IPv4 address inside an IPv6
 * one (`::ffff:127.0.0.1`) is judged as the IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  // All global IPv6 space given out so far is 2000::/3; ipaddr.js calls some of the rest unicast too (::127.0.0.1).
  return parsed.kind() === 'ipv4' || (Number.parseInt(parsed.toNormalizedString(), 16) & 0xe000) === 0x2000
}

/** All addresses of a name, as `dns.lookup` with `all` gives them. */
export type LookupAll = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: Error | null, found: readonly LookupAddress[]) => void,
) => void

/** Refuses a name as soon as one of its addresses is not public: the next connection might be given that one. */
const publicOnly =
  (lookup: LookupAll): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const first = found[0]
      if (error || !first) return callback(error ?? new Error(`No address is known for ${hostname}.`), [])
      const blocked = found.find(({ address }) => !isPublicAddress(address))
      if (blocked) return callback(new BlockedAddressError(hostname, `${hostname} leads to ${blocked.address}, which is not public.`), [])
      if (options.all) return callback(null, [...found])
      callback(null, first.address, first.family)
    })

export interface GuardOptions {
  /** Origins (`http://127.0.0.1:3000`) that may be private and plain http. Default none. */
  readonly allowPrivateOrigins?: readonly string[]
  /** Whether public addresses may be reached by plain http too: for what is there for everybody to read. Default no. */
  readonly allowPlainHttp?: boolean
  /** Default: the operating system's. */
  readonly lookup?: LookupAll
}

/**
 * An undici dispatcher that connects to public addresses by https: only (unless `allowPlainHttp`), and besides to exactly the origins named
 * (`http://127.0.0.1:3000`), whatever their address. It checks at connect time, so a redirect, an odd spelling of an
 * address or a name that changes its mind is caught too. Fails with `BlockedAddressError` before anything is sent.
 * It keeps no connection: one that the server is just closing would leave the outcome of the next request unknown.
 */
export function guardedDispatcher(options: GuardOptions = {}): Dispatcher {
  const allowed = new Set((options.allowPrivateOrigins ?? []).map((origin) => new URL(origin).origin))
  const anywhere = buildConnector({})
  const publicly = buildConnector({
    lookup: publicOnly(options.lookup ?? ((name, how, done) => systemLookup(name, how, (error, found) => done(error, found ?? [])))),
  })
  return new Agent({
    pipelining: 0,
    connect: (target, callback) => {
      const refuse = (message: string) => callback(new BlockedAddressError(target.hostname, message), null)
      if (allowed.has(new URL(`${target.protocol}//${target.host ?? target.hostname}`).origin)) return anywhere(target, callback)
      if (target.protocol !== 'https:' && !(options.allowPlainHttp && target.protocol === 'http:'))
        return refuse(`${target.hostname} is only reached by https.`)
      const literal = target.hostname.replace(/^\[|\]$/g, '')
      if (isIP(literal) !== 0 && !isPublicAddress(literal)) return refuse(`${literal} is not a public address.`)
      publicly(target, callback)
    },
  })
}
