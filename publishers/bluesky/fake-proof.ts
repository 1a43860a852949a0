/** How the imitated servers judge what is signed: proofs of possession (RFC 9449, 4.3) and clients' assertions (RFC 7523, 3). */
import { createHash, createHmac, createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import { z } from 'zod'

/** Why it is refused: `error` and `error_description` of an OAuth answer. */
export class ProofRefused extends Error {
  readonly error: string
  constructor(error: string, description: string) {
    super(description)
    this.error = error
  }
}

const seconds = (now: Date) => Math.floor(now.getTime() / 1000)
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')

const publicKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().length(43),
  y: z.string().length(43),
  kid: z.string().optional(),
  alg: z.literal('ES256').optional(),
  use: z.literal('sig').optional(),
})
type PublicKey = z.infer<typeof publicKeySchema>

/** RFC 7638. */
const thumbprint = ({ crv, kty, x, y }: PublicKey) => sha256(JSON.stringify({ crv, kty, x, y }))

const parsed = (part = ''): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown
  } catch {
    return null
  }
}

function isSigned(jwt: string, key: PublicKey): boolean {
  const [head = '', body = '', signature = ''] = jwt.split('.')
  const publicKey = createPublicKey({ key: key as JsonWebKey, format: 'jwk' })
  const signed = Buffer.from(`${head}.${body}`)
  return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
}

/** Three minutes each; the last, this and the next are taken, the next is handed out: oauth-provider/src/dpop/dpop-nonce.ts, 2026-11-30. */
const nonceMs = 180_000
const nonceOf = (turn: number) => createHmac('sha256', 'nonces of the fake').update(String(turn)).digest('base64url')
const turnOf = (now: Date) => Math.floor(now.getTime() / nonceMs)
export const nonceAt = (now: Date): string => nonceOf(turnOf(now) + 1)

/** As many as come within the life of a nonce. */
const remember = (jti: string, seen: string[]) => void seen.splice(0, Math.max(0, seen.push(jti) - 1_000))

const proofHead = z.object({ typ: z.literal('dpop+jwt'), alg: z.literal('ES256'), jwk: publicKeySchema })
const proofBody = z.object({
  jti: z.string().min(1),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  nonce: z.string().optional(),
  ath: z.string().optional(),
})

export interface Proved {
  readonly method: string
  /** As the server is named. */
  readonly url: string
  readonly token: string | null
  readonly now: Date
  /** Every `jti` that was seen; a new one is added. */
  readonly seen: string[]
}

/** Order and names as in oauth-provider/src/dpop/dpop-manager.ts, 2026-11-30. @returns the thumbprint of the key. @throws ProofRefused */
export function judgeProof(proof: string | null, { method, url, token, now, seen }: Proved): string {
  const invalid = (why: string) => new ProofRefused('invalid_dpop_proof', why)
  if (!proof) throw invalid('DPoP proof required')
  const [head, body] = proof.split('.')
  const header = proofHead.safeParse(parsed(head)).data
  const claims = proofBody.safeParse(parsed(body)).data
  if (!header || !claims || !isSigned(proof, header.jwk)) throw invalid('Failed to verify DPoP proof')
  if (Math.abs(claims.iat - seconds(now)) > 10 + nonceMs / 1000) throw invalid('"iat" claim timestamp check failed')
  if (claims.htm !== method) throw invalid('DPoP "htm" mismatch')
  if (claims.htu !== url) throw invalid('DPoP "htu" mismatch')
  if (claims.nonce === undefined) throw new ProofRefused('use_dpop_nonce', 'Authorization server requires nonce in DPoP proof')
  const turn = turnOf(now)
  if (![turn - 1, turn, turn + 1].some((one) => nonceOf(one) === claims.nonce))
    throw new ProofRefused('use_dpop_nonce', 'DPoP "nonce" mismatch')
  if (claims.ath !== (token === null ? undefined : sha256(token))) throw invalid('DPoP "ath" mismatch')
  if (seen.includes(claims.jti)) throw invalid('DPoP proof replayed')
  remember(claims.jti, seen)
  return thumbprint(header.jwk)
}

const assertionHead = z.object({ alg: z.literal('ES256'), kid: z.string() })
const assertionBody = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  jti: z.string().min(1),
  iat: z.number(),
  exp: z.number().optional(),
})

/** oauth-provider/src/client/client.ts, `verifyCredentials`: no older than a minute, each once, 2026-11-30. @returns the key's id. */
export function judgeAssertion(
  assertion: string,
  { clientId, keys, audience, now, seen }: { clientId: string; keys: unknown; audience: string; now: Date; seen: string[] },
): string {
  const invalid = (why: string) => new ProofRefused('invalid_client', `Validation of "client_assertion" failed: ${why}`)
  const [head, body] = assertion.split('.')
  const header = assertionHead.safeParse(parsed(head)).data
  const claims = assertionBody.safeParse(parsed(body)).data
  if (!header || !claims) throw invalid('malformed')
  const key = z
    .array(publicKeySchema)
    .safeParse(keys)
    .data?.find(({ kid }) => kid === header.kid)
  if (!key) throw invalid('no applicable key found in the JSON Web Key Set')
  if (!isSigned(assertion, key)) throw invalid('signature verification failed')
  if (claims.iss !== clientId || claims.sub !== clientId) throw invalid('unexpected "iss" or "sub" claim value')
  if (claims.aud !== audience) throw invalid('unexpected "aud" claim value')
  const age = seconds(now) - claims.iat
  if (age < 0 || age > 60 || (claims.exp !== undefined && claims.exp <= seconds(now))) throw invalid('"iat" claim timestamp check failed')
  if (seen.includes(claims.jti)) throw new ProofRefused('invalid_grant', 'jti reused')
  remember(claims.jti, seen)
  return header.kid
}
