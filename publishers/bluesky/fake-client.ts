/** What the imitated authorization server knows of a client: its document, which it reads anew each time. https://atproto.com/specs/oauth (Clients), 2026-11-30. */
import { z } from 'zod'
import { ProofRefused } from './fake-proof.ts'

/** validateClientMetadata of oauth-provider/src/client/client-manager.ts, as far as a hub reaches, 2026-11-30. */
const documentSchema = z.object({
  client_id: z.string(),
  client_uri: z.url().optional(),
  application_type: z.literal('web').default('web'),
  grant_types: z.array(z.enum(['authorization_code', 'refresh_token'])).refine((types) => types.includes('authorization_code')),
  response_types: z.array(z.string()).refine((types) => types.includes('code')),
  redirect_uris: z.array(z.url()).min(1),
  scope: z.string(),
  token_endpoint_auth_method: z.literal('private_key_jwt'),
  token_endpoint_auth_signing_alg: z.literal('ES256'),
  dpop_bound_access_tokens: z.literal(true),
  jwks: z.object({ keys: z.array(z.unknown()).min(1) }),
})

export interface KnownClient {
  readonly id: string
  readonly scopes: readonly string[]
  /** `null`: it proves nothing, and its sessions are short. */
  readonly keys: readonly unknown[] | null
  permitsRedirect(uri: string): boolean
}

const invalid = (why: string) => new ProofRefused('invalid_client_metadata', why)

function isWayBack(uri: string, local: boolean): boolean {
  const { protocol, hostname, username, password } = new URL(uri)
  if (username || password || hostname === 'localhost') return false
  return local ? protocol === 'http:' && /^(127\.0\.0\.1|\[::1\])$/.test(hostname) : protocol === 'https:'
}

export async function clientNamed(id: string): Promise<KnownClient> {
  if (/^http:\/\/localhost(?=[/?]|$)/.test(id)) return localClient(id)
  const url = URL.canParse(id) ? new URL(id) : null
  if (!url || url.hash || url.search || url.username || url.pathname === '/') throw invalid('Invalid client_id')
  // The real ones take https without a port alone; what is imitated here is reached where the hub of a test or playground is.
  const isImitated = url.protocol === 'http:'
  if (!isImitated && (url.protocol !== 'https:' || url.port)) throw invalid('client_id must be https without a port')
  if (!isImitated && /^[^.]*$|\.(localhost|local|test|example|invalid)$/.test(url.hostname))
    throw invalid("The client_id's TLD must not be a local hostname")
  const answer = await fetch(id, { redirect: 'manual', headers: { accept: 'application/json' } })
  if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('application/json'))
    throw invalid(`Unable to obtain client metadata for "${id}"`)
  const document = documentSchema.safeParse(await answer.json())
  if (!document.success) throw invalid(`Invalid client metadata: ${document.error.issues[0]?.message}`)
  const { client_id, client_uri, redirect_uris, scope, jwks } = document.data
  if (client_id !== id) throw invalid('client_id does not match')
  if (client_uri && new URL(client_uri).hostname !== url.hostname) throw invalid('client_uri must have the same hostname as client_id')
  if (!isImitated && !redirect_uris.every((uri) => isWayBack(uri, false))) throw invalid('Invalid redirect_uri')
  const scopes = scope.split(' ')
  if (!scopes.includes('atproto') || new Set(scopes).size !== scopes.length) throw invalid('Missing or duplicate scope')
  return { id, scopes, keys: jwks.keys, permitsRedirect: (uri) => redirect_uris.includes(uri) }
}

/** Localhost Client Development: the path of the way back counts, its port does not. */
function localClient(id: string): KnownClient {
  const { searchParams, pathname, port } = new URL(id)
  if (pathname !== '/' || port) throw invalid('Invalid loopback client id')
  const declared = searchParams.getAll('redirect_uri')
  const uris = declared.length > 0 ? declared : ['http://127.0.0.1/', 'http://[::1]/']
  if (!uris.every((uri) => isWayBack(uri, true))) throw invalid('Loopback redirect URIs must use an explicit IP')
  const same = (one: URL, other: URL) => one.hostname === other.hostname && one.pathname === other.pathname && one.search === other.search
  return {
    id,
    scopes: (searchParams.get('scope') ?? 'atproto').split(' '),
    keys: null,
    permitsRedirect: (uri) => isWayBack(uri, true) && uris.some((known) => same(new URL(known), new URL(uri))),
  }
}
