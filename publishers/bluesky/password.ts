/** Signing in with an app password. */
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Connection } from '../publisher.ts'
import type { PasswordCredentials } from './credentials.ts'
import { bearer, endpoint, explain } from './xrpc.ts'

const sessionSchema = z.object({
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
  handle: z.string().min(1),
  did: z.string().startsWith('did:'),
})
type Session = z.infer<typeof sessionSchema>
type Account = Pick<PasswordCredentials, 'service' | 'web' | 'appPassword'>

export const connectByPassword = async (identifier: string, account: Account, ctx: ConnectContext): Promise<Connection> =>
  connection(account, await signIn(account.service, identifier, account.appPassword, ctx))

/** Signs in again with the app password if the refresh token is refused, which it is after one use. */
export async function refreshByPassword(credentials: PasswordCredentials, ctx: ConnectContext): Promise<Connection> {
  const { service, refreshJwt, did, appPassword } = credentials
  const url = endpoint(service, 'com.atproto.server.refreshSession')
  const session = await ctx.http
    .request('POST', url, { headers: bearer(refreshJwt), answer: sessionSchema, explain })
    .then(({ body }) => body)
    .catch((error: unknown) => {
      if (error instanceof PublisherError && error.kind === 'reconnect') return signIn(service, did, appPassword, ctx)
      throw error
    })
  return connection(credentials, session)
}

async function signIn(service: string, identifier: string, password: string, ctx: ConnectContext): Promise<Session> {
  const url = endpoint(service, 'com.atproto.server.createSession')
  return (await ctx.http.request('POST', url, { json: { identifier, password }, answer: sessionSchema, explain })).body
}

function connection({ service, web, appPassword }: Account, { did, handle, accessJwt, refreshJwt }: Session): Connection {
  return {
    account: { id: did, handle, url: `${web}/profile/${handle}` },
    credentials: { service, web, did, handle, appPassword, accessJwt, refreshJwt },
    // The session ends within hours and is renewed by the app password, which does not end by itself.
    expiresAt: null,
  }
}
