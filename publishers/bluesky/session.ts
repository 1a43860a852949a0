/** The account's own server, called in the account's name: the one place that knows how the sign-in was made. */
import { boundClient, proofs } from '../kit/dpop.ts'
import type { HttpClient, HttpRequest, HttpResponse, PublishContext } from '../publisher.ts'
import { bearer, endpoint, explain } from './xrpc.ts'
import type { Credentials } from './credentials.ts'
import { reachedBy } from './identity.ts'

type Signed = Pick<PublishContext<Credentials>, 'credentials' | 'http' | 'at' | 'clock'>
type Query = Parameters<typeof endpoint>[2]
export interface Xrpc {
  call<T>(verb: 'GET' | 'POST', method: string, request: HttpRequest<T> & { readonly query?: Query }): Promise<HttpResponse<T>>
}
export type Session = PublishContext<Credentials> & Xrpc

/** Remembers the nonces of a sign-in by OAuth: open one for a context, not one for a call. */
export async function xrpcOf(ctx: Signed): Promise<Xrpc> {
  const client = await clientOf(ctx)
  return {
    call: (verb, method, { query, ...request }) =>
      client.request(verb, endpoint(ctx.credentials.service, method, query), { explain, ...request }),
  }
}

export const sessionOf = async (ctx: PublishContext<Credentials>): Promise<Session> => ({ ...ctx, ...(await xrpcOf(ctx)) })

async function clientOf({ credentials, http, at, clock }: Signed): Promise<Pick<HttpClient, 'request'>> {
  if ('accessToken' in credentials) {
    const { accessToken, key } = credentials
    return boundClient({ http, accessToken, proofs: await proofs(key, clock), reached: reachedBy(at) })
  }
  const headers = bearer(credentials.accessJwt)
  return {
    request: (verb, url, request) => http.request(verb, url, { ...request, headers: { ...headers, ...request.headers } }),
  }
}
