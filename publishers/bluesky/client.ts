/** Who the hub is to authorization servers: https://atproto.com/specs/oauth (Clients, Localhost Client Development), 2026-11-30. */
import { isIP } from 'node:net'
import * as oauth from 'oauth4webapi'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { signedAt } from '../kit/dpop.ts'
import type { ConnectContext, HubClient } from '../publisher.ts'

/** What an app password may do too: writing posts, uploading, reading notifications; no messages, no e-mail address, nothing of the account itself. */
export const scope = 'atproto transition:generic'

export interface OAuthClient {
  readonly id: string
  readonly redirectUri: string
  /** The key that it proves itself with. `null`: it cannot. */
  readonly keyId: string | null
  readonly proof: oauth.ClientAuth
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/u
/** No name on the public internet: RFC 6761, and `local` of RFC 6762. The reference server refuses them. */
const localName = /^[^.]*$|\.(localhost|local|test|example|invalid)$/u

/**
 * The hub as it is reached: by https it has a document and a key; on a machine of one's own it is the client that servers know without one.
 * @throws PublisherError `rejected` where it can be neither.
 */
export function clientOf(ctx: ConnectContext): OAuthClient {
  if (ctx.client) return confidential(ctx.client, ctx.client.keys[0]?.id, ctx)
  const back = new URL(ctx.redirectUri)
  if (back.protocol !== 'http:' || !loopback.test(back.hostname)) throw unfit()
  // Servers take the way back to a loopback address, and none to the name.
  if (back.hostname === 'localhost') back.hostname = '127.0.0.1'
  const redirectUri = back.href
  const query = new URLSearchParams({ redirect_uri: redirectUri, scope })
  return { id: `http://localhost?${query}`, redirectUri, keyId: null, proof: oauth.None() }
}

/** The client that a session was begun with, which alone can go on with it. @throws PublisherError `reconnect` where the hub is another one now. */
export function sameClient({ clientId, clientKey }: { clientId: string; clientKey: string | null }, ctx: ConnectContext): OAuthClient {
  const client = clientKey !== null && ctx.client ? confidential(ctx.client, clientKey, ctx) : clientOf(ctx)
  if (client.id === clientId && client.keyId === clientKey) return client
  throw new PublisherError('reconnect', 'The sign-in was made for another address or key of this hub.', { code: 'client-changed' })
}

function confidential({ id, keys }: HubClient, keyId: string | undefined, { clock, redirectUri }: ConnectContext): OAuthClient {
  const { protocol, port, hostname } = new URL(id)
  // Imitations alone are named by http.
  if (protocol === 'https:' && (port !== '' || isIP(hostname.replace(/^\[|\]$/gu, '')) !== 0 || localName.test(hostname))) throw unfit()
  const key = keys.find((one) => one.id === keyId)
  if (!key)
    throw new PublisherError('reconnect', 'The key that the sign-in was made with is gone from CREDENTIAL_KEYS.', {
      code: 'client-key-gone',
    })
  const signing = { key: key.privateKey, kid: key.id }
  return { id, redirectUri, keyId: key.id, proof: oauth.PrivateKeyJwt(signing, { [oauth.modifyAssertion]: signedAt(clock) }) }
}

const unfit = () =>
  new PublisherError(
    'rejected',
    'Bluesky lets a hub in by its own sign-in only where PUBLIC_URL begins with https and has a public name without a port. Connect the channel with an app password instead.',
    { code: 'hub-address-unfit' },
  )

export const clientDocument = ({ url, redirectUri, client }: { url: string; redirectUri: string; client: HubClient }): Json => ({
  client_id: client.id,
  client_name: 'Funkhaus',
  client_uri: url,
  application_type: 'web',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [redirectUri],
  scope,
  token_endpoint_auth_method: 'private_key_jwt',
  token_endpoint_auth_signing_alg: 'ES256',
  dpop_bound_access_tokens: true,
  jwks: { keys: client.keys.map(({ publicKey }) => publicKey) },
})
