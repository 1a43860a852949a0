/** Demonstrating Proof of Possession (RFC 9449) by oauth4webapi: tokens that are of no use without the key that they were made for. */
import { webcrypto } from 'node:crypto'
import * as oauth from 'oauth4webapi'
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { HttpClient, HttpResponse } from '../publisher.ts'

/** A private key as JWK: kept beside the tokens, sealed. */
export const dpopKeySchema = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() })
export type DpopKey = z.infer<typeof dpopKeySchema>

const es256 = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** A new one for each sign-in. */
export async function createDpopKey(): Promise<DpopKey> {
  const { privateKey } = await webcrypto.subtle.generateKey(es256, true, ['sign', 'verify'])
  return dpopKeySchema.parse(await webcrypto.subtle.exportKey('jwk', privateKey))
}

/** What is signed says when: by the context's clock. */
export const signedAt =
  (clock: { now(): Date }): oauth.ModifyAssertionFunction =>
  (_, claims) => {
    const now = Math.floor(clock.now().getTime() / 1000)
    const { iat, nbf, exp } = claims
    if (typeof iat !== 'number') return
    claims.iat = now
    if (typeof nbf === 'number') claims.nbf = now
    if (typeof exp === 'number') claims.exp = now + (exp - iat)
  }

/** Signs proofs, and remembers the nonce of each server as long as it lives. */
export async function proofs({ d, ...shared }: DpopKey, clock: { now(): Date }): Promise<oauth.DPoPHandle> {
  const [privateKey, publicKey] = await Promise.all([
    webcrypto.subtle.importKey('jwk', { ...shared, d }, es256, false, ['sign']),
    webcrypto.subtle.importKey('jwk', shared, es256, true, ['verify']),
  ])
  return oauth.DPoP({}, { privateKey, publicKey }, { [oauth.modifyAssertion]: signedAt(clock) })
}

const refusalSchema = z.looseObject({ error: z.string() })

/** The nonce that a server asks for: an authorization server in its body (section 8), others in a challenge (section 9). `null`: it asks for none. */
function nonceAskedFor(status: number, body: unknown, headers: Headers): string | null {
  if (status !== 400 && status !== 401) return null
  const isAsked =
    refusalSchema.safeParse(body).data?.error === 'use_dpop_nonce' ||
    /(^|,\s*)DPoP\s[^]*\berror="use_dpop_nonce"/iu.test(headers.get('www-authenticate') ?? '')
  return isAsked ? headers.get('dpop-nonce') : null
}

interface Bound {
  readonly http: HttpClient
  readonly proofs: oauth.DPoPHandle
  readonly accessToken: string
  /** Where an address is reached that is signed as it is named. */
  readonly reached: (address: string) => string
}

/**
 * A client whose every call carries the token and a proof of its own. A server that wants a nonce has done nothing yet: the call is made once
 * more with it, the visible one too. Not for calls that `accept` 400 or 401.
 */
export function boundClient({ http, proofs, accessToken, reached }: Bound): HttpClient {
  return {
    async request(method, address, request) {
      type Answer = Awaited<ReturnType<typeof http.request<z.output<typeof request.answer>>>>
      const ask = async (): Promise<HttpResponse<Answer['body']> | PublisherError> => {
        let outcome: HttpResponse<Answer['body']> | PublisherError | undefined
        const send = async (_: string, { headers: { authorization = '', dpop = '' } }: { headers: { [name: string]: string } }) => {
          let nonce: string | null = null
          try {
            outcome = await http.request(method, reached(address), {
              ...request,
              headers: { ...request.headers, authorization, dpop },
              explain(status, body, headers) {
                nonce = nonceAskedFor(status, body, headers)
                if (nonce === null) return request.explain?.(status, body, headers)
                return { kind: 'retry', code: 'dpop-nonce', message: 'The server wants its newest nonce in each call. Nothing was done.' }
              },
            })
            return new Response(null, { headers: outcome.headers })
          } catch (error) {
            if (nonce === null || !(error instanceof PublisherError)) throw error
            outcome = error
            return new Response(null, { headers: { 'dpop-nonce': nonce } })
          }
        }
        await oauth.protectedResourceRequest(accessToken, method, new URL(address), undefined, undefined, {
          DPoP: proofs,
          [oauth.customFetch]: send,
        })
        if (!outcome) throw new PublisherError('bug', 'The call was not made.', { code: 'not-called' })
        return outcome
      }
      const first = await ask()
      const last = first instanceof PublisherError ? await ask() : first
      if (last instanceof PublisherError) throw last
      return last
    },
  }
}
