/**
 * From what a person types to the server that lets them in. https://atproto.com/specs/oauth (Identity Authentication, Authorization Servers),
 * https://atproto.com/specs/did and https://atproto.com/specs/handle, 2026-11-30. All servers are named by https; `ctx.at` says where they are.
 */
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Explanation } from '../publisher.ts'
import { endpoint, explain } from './xrpc.ts'

type Context = Pick<ConnectContext, 'http' | 'at'>

/** Where an account lives, and who lets people in there. */
export interface Home {
  readonly did: string
  /** The one that it has proved, else its DID. */
  readonly handle: string
  readonly pds: string
  readonly issuer: string
}

const handlePattern = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/u
const plcPattern = /^did:plc:[a-z2-7]{24}$/u
const webPattern = /^did:web:((?:[a-z0-9-]+\.)+[a-z0-9-]+)$/u

const didSchema = z.object({ did: z.string().startsWith('did:') })
const documentSchema = z.object({
  id: z.string(),
  alsoKnownAs: z.array(z.string()).default([]),
  service: z.array(z.object({ id: z.string(), type: z.unknown(), serviceEndpoint: z.unknown() })).default([]),
})
const resourceSchema = z.object({ authorization_servers: z.array(z.string()) })
const https = z.url({ protocol: /^https$/u })
const serverSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: https,
  token_endpoint: https,
  pushed_authorization_request_endpoint: https,
  scopes_supported: z.array(z.string()),
})
export type AuthorizationServer = z.infer<typeof serverSchema>

const refuse = (code: string, message: string) => new PublisherError('rejected', message, { code })

export const reachedBy =
  (at: Context['at']) =>
  (address: string): string => {
    const { origin } = new URL(address)
    return at(origin) + address.slice(origin.length)
  }

/** A server is named by its origin alone. @throws PublisherError `rejected` where it is not. */
export function originOf(named: unknown): string {
  const url = typeof named === 'string' && URL.canParse(named) ? new URL(named) : null
  if (url?.protocol !== 'https:' || url.username || url.password || url.search || url.hash || url.pathname !== '/')
    throw refuse('server-address-invalid', 'A server is named by https and its name alone, as in https://pds.example.com.')
  return url.origin
}

/** `null` where nobody has it. */
async function ownerOf(handle: string, entry: string, { http }: Context): Promise<string | null> {
  const url = endpoint(entry, 'com.atproto.identity.resolveHandle', { handle })
  const { status, body } = await http.request('GET', url, { answer: z.unknown(), accept: [400, 404], explain })
  return status < 300 ? (didSchema.safeParse(body).data?.did ?? null) : null
}

async function documentOf(did: string, { http, at }: Context): Promise<z.infer<typeof documentSchema>> {
  const host = webPattern.exec(did)?.[1]
  if (!host && !plcPattern.test(did)) throw refuse('did-unknown', 'This is no account that Bluesky knows: its DID is neither plc nor web.')
  const url = host ? `${at(`https://${host}`)}/.well-known/did.json` : `${at('https://plc.directory')}/${did}`
  const { body } = await http.request('GET', url, {
    answer: documentSchema,
    explain: (status) => (status === 404 || status === 410 ? { code: 'account-gone', message: 'There is no such account.' } : undefined),
  })
  if (body.id !== did) throw refuse('did-mismatch', 'The account’s document is another account’s.')
  return body
}

/** The issuer that lets people in at a server: itself, or another one that it names. */
async function issuerFor(server: string, { http, at }: Context): Promise<string> {
  const { body } = await http.request('GET', `${at(server)}/.well-known/oauth-protected-resource`, {
    answer: resourceSchema,
    explain: noSignIn,
  })
  const [only, ...more] = body.authorization_servers
  if (more.length > 0) throw refuse('issuer-unclear', 'The account’s server names several that let people in.')
  return originOf(only)
}

/** What an issuer says of itself. It must call itself so, to the letter. */
export async function serverOf(issuer: string, { http, at }: Context): Promise<AuthorizationServer> {
  const url = `${at(issuer)}/.well-known/oauth-authorization-server`
  const { body } = await http.request('GET', url, { answer: serverSchema, explain: noSignIn })
  if (body.issuer !== issuer) throw refuse('issuer-mismatch', 'The server that lets people in calls itself by another name.')
  if (!body.scopes_supported.includes('atproto')) throw noSignInError()
  return body
}

const noSignInError = () =>
  refuse('sign-in-unsupported', 'This server has no sign-in in the browser. Connect the channel with an app password instead.')
const noSignIn = (status: number): Explanation | undefined => {
  const { kind, code, message } = noSignInError()
  const passes = status === 408 || status === 429 || (status >= 500 && status !== 501)
  return passes ? undefined : { kind, code, message }
}

/** Read anew each time: accounts move. @param entry where handles are looked up. */
export async function homeOf(did: string, entry: string, ctx: Context): Promise<Home> {
  const { alsoKnownAs, service } = await documentOf(did, ctx)
  const found = service.find(
    ({ id, type }) => (id === '#atproto_pds' || id === `${did}#atproto_pds`) && type === 'AtprotoPersonalDataServer',
  )
  if (!found) throw refuse('server-missing', 'The account names no server that it lives on.')
  const pds = originOf(found.serviceEndpoint)
  const claimed = alsoKnownAs.find((name) => name.startsWith('at://'))?.slice(5)
  // Whoever owns an account may write any name into its document: it counts where the name leads back.
  const isOwn = claimed !== undefined && handlePattern.test(claimed) && (await ownerOf(claimed, entry, ctx)) === did
  return { did, handle: isOwn ? claimed : did, pds, issuer: await issuerFor(pds, ctx) }
}

/** `home` is not known yet where a server was typed: it is told after the sign-in. */
export interface Asked {
  readonly issuer: string
  readonly home: Home | null
  /** What was typed: people know their account by it. */
  readonly hint: string | null
}

/** @param typed a handle, a DID, or the address of a server. */
export async function lookUp(typed: string, entry: string, ctx: Context): Promise<Asked> {
  if (/^https?:\/\//iu.test(typed)) {
    const server = originOf(typed)
    // An entry names nobody else: it lets people in itself.
    const issuer = await issuerFor(server, ctx).catch((error: unknown) => {
      if (error instanceof PublisherError && error.code === 'sign-in-unsupported') return server
      throw error
    })
    return { issuer, home: null, hint: null }
  }
  if (typed.startsWith('did:')) {
    const home = await homeOf(typed, entry, ctx)
    return { issuer: home.issuer, home, hint: typed }
  }
  const handle = typed.toLowerCase()
  if (!handlePattern.test(handle))
    throw refuse('handle-invalid', 'This is not the full name of an account. It looks like acme.bsky.social.')
  const did = await ownerOf(handle, entry, ctx)
  if (did === null) throw refuse('handle-unknown', `Nobody has the name ${handle}.`)
  const home = await homeOf(did, entry, ctx)
  if (home.handle !== handle) throw refuse('handle-unproved', `The account that ${handle} leads to does not call itself so.`)
  return { issuer: home.issuer, home, hint: handle }
}
