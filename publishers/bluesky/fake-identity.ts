/** Where the imitated network says who an account is and where it lives. https://atproto.com/specs/did and https://atproto.com/specs/oauth (Server Metadata), 2026-11-30. */
import { FakeRefusal, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'
import { issuer, pds } from './fake-oauth.ts'
import { account, refuse } from './fake-session.ts'

/** Whom a mention reaches. */
const handles: { readonly [handle: string]: string } = {
  [account.handle]: account.did,
  'bsky.app': 'did:plc:z72i7hdynmk6r22z27h6tvur',
  'press.acme.test': `did:plc:${'pressacm'.repeat(3)}`,
}

/** @throws FakeRefusal where nobody has it. */
export function ownerOf(handle: string): string {
  const did = handles[handle.toLowerCase()]
  if (!did) throw refuse(400, 'InvalidRequest', 'Unable to resolve handle')
  return did
}

const document = {
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: account.did,
  alsoKnownAs: [`at://${account.handle}`],
  verificationMethod: [],
  service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: pds }],
}

const resource = {
  resource: pds,
  authorization_servers: [issuer],
  scopes_supported: [],
  bearer_methods_supported: ['header'],
  resource_documentation: 'https://atproto.com',
}

const server = {
  issuer,
  authorization_endpoint: `${issuer}/oauth/authorize`,
  token_endpoint: `${issuer}/oauth/token`,
  pushed_authorization_request_endpoint: `${issuer}/oauth/par`,
  revocation_endpoint: `${issuer}/oauth/revoke`,
  require_pushed_authorization_requests: true,
  response_types_supported: ['code'],
  response_modes_supported: ['query', 'fragment', 'form_post'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['ES256'],
  dpop_signing_alg_values_supported: ['ES256'],
  scopes_supported: ['atproto', 'transition:email', 'transition:generic', 'transition:chat.bsky'],
  subject_types_supported: ['public'],
  authorization_response_iss_parameter_supported: true,
  client_id_metadata_document_supported: true,
}

const json = (body: object) => (): FakeReply => ({ status: 200, json: body })

export const identityRoutes: FakeServerOptions['routes'] = {
  'GET /plc.directory/:did': ({ params }) => {
    if (params.did === account.did) return { status: 200, json: document }
    throw new FakeRefusal({ status: 404, json: { message: `DID not registered: ${params.did}` } })
  },
  [`GET /${new URL(pds).host}/.well-known/oauth-protected-resource`]: json(resource),
  [`GET /${new URL(issuer).host}/.well-known/oauth-authorization-server`]: json(server),
}
