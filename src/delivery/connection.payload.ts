/** A channel's connection to its account: its credentials, sealed, and what a sign-in needs. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Clock } from '../core/clock.ts'
import type { Json } from '../core/story.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { createHttpClient, type HttpClientOptions } from '../../publishers/kit/http.ts'
import type { Connection, ConnectContext, Connector, HttpClient, HubClient, SigningKey } from '../../publishers/publisher.ts'
import { registry } from '../../publishers/registry.gen.ts'
import type { CallCounts } from './call-counts.ts'
import type { Outgoing } from './outgoing.ts'
import type { Vault } from './vault.ts'

export interface WorldSettings {
  readonly vault: Vault
  readonly clock: Clock
  readonly mediaDir: string
  readonly outgoing: Outgoing
  /** Where imitations of the platforms are reached, each below its id. `null`: the platforms themselves are. */
  readonly imitations: string | null
  /** Addresses of our own that publishers may call although they are private: the hub itself, and a playground's fakes. */
  readonly allowPrivateOrigins: readonly string[]
  readonly publicUrl: string
  readonly hubUrl: string
  readonly signingKeys: (platform: string) => Promise<readonly SigningKey[]>
  /** The key of an owned channel to this hub. */
  readonly issueToken: (channelId: string) => string
  readonly callCounts: CallCounts
}

const storedCredentials = z.object({ credentials: z.string().min(1) })

/** What `at` answers to a publisher or connector. */
export const reachedAt = ({ imitations }: WorldSettings, platform: string, origin: string): string =>
  imitations === null ? origin : `${imitations}/${platform}/${new URL(origin).host}`

/** A client for a publisher or connector. Imitations are named to people by the public address, and called by the hub's own. */
export function clientFor(settings: WorldSettings, platform: string, options: Omit<HttpClientOptions, 'allowPrivateOrigins'>): HttpClient {
  const { imitations, publicUrl, hubUrl, allowPrivateOrigins, callCounts } = settings
  const client = createHttpClient({
    ...options,
    allowPrivateOrigins,
    onExchange(exchange) {
      callCounts.count(platform, exchange.failure ?? 'answered')
      options.onExchange?.(exchange)
    },
  })
  if (!imitations?.startsWith(`${publicUrl}/`)) return client
  const own = (url: string) => (url.startsWith(`${publicUrl}/`) ? hubUrl + url.slice(publicUrl.length) : url)
  return {
    request: (method, url, request) => client.request(method, own(url), request),
    ...(client.socket && { socket: (url, options) => client.socket!(own(url), options) }),
  }
}

/** Where platforms send people back to after a sign-in: entered there exactly so. */
export const redirectUriOf = ({ publicUrl }: WorldSettings): string => `${publicUrl}/api/channels/connected`

/** Platforms read its document by https alone; imitations take it from wherever the hub is. */
export async function clientOf({ publicUrl, imitations, signingKeys }: WorldSettings, platform: string): Promise<HubClient | null> {
  if (!publicUrl.startsWith('https:') && imitations === null) return null
  return { id: `${publicUrl}/connect/${platform}/client.json`, keys: await signingKeys(platform) }
}

export async function connectContext(
  settings: WorldSettings,
  { id: channelId, platform }: { readonly id: string; readonly platform: string },
  app: ConnectContext['app'],
  typed: readonly string[],
  signal: AbortSignal,
): Promise<ConnectContext> {
  const secrets = app ? [...typed, app.secret] : typed
  return {
    channel: { id: channelId },
    app,
    at: (origin) => reachedAt(settings, platform, origin),
    http: clientFor(settings, platform, { secrets, signal }),
    clock: settings.clock,
    signal,
    redirectUri: redirectUriOf(settings),
    client: await clientOf(settings, platform),
    state: '',
    hub: { url: settings.hubUrl, token: settings.issueToken(channelId) },
  }
}

/** @throws PublisherError `reconnect` when they cannot be unsealed. */
export async function readCredentials(
  payload: Payload,
  vault: Vault,
  channelId: string,
): Promise<{ sealed: string; credentials: Json } | null> {
  const stored = storedCredentials.safeParse(await payload.db.findOne({ collection: 'channels', where: { id: { equals: channelId } } }))
  if (!stored.success) return null
  const { credentials: sealed } = stored.data
  return { sealed, credentials: unseal(vault, sealed, channelId) }
}

/** @throws PublisherError `reconnect` when they cannot be unsealed. */
export function unseal(vault: Vault, sealed: string, channelId: string): Json {
  try {
    return vault.unseal(sealed, channelId)
  } catch (cause) {
    throw new PublisherError('reconnect', (cause as Error).message, { code: 'credentials-sealed', cause })
  }
}

export const connectorOf = async (platform: string): Promise<Connector | null> => (await registry[platform]?.connector()) ?? null

/** Puts a connection into a channel. With `replacing`, only while the credentials are still those: a newer pair is never overwritten. */
export async function storeConnection(
  payload: Payload,
  vault: Vault,
  channelId: string,
  connection: Connection,
  replacing?: string,
): Promise<boolean> {
  const changed: unknown = await payload.db.updateOne({
    collection: 'channels',
    where: { and: [{ id: { equals: channelId } }, ...(replacing ? [{ credentials: { equals: replacing } }] : [])] },
    data: {
      credentials: vault.seal(connection.credentials, channelId),
      pendingConnection: '',
      status: 'connected',
      account: connection.account.id,
      handle: connection.account.handle,
      url: connection.account.url,
      credentialsEndAt: connection.expiresAt?.toISOString() ?? null,
      // Whoever renews them says the rest.
      ...(replacing ? {} : { credentialsSince: new Date().toISOString(), problem: '', warnedDays: null, renewingUntil: null }),
    },
    options: { atomic: true },
  })
  return changed !== null
}
