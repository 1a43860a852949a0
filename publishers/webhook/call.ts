/** One signed call, and what its answer means. https://github.com/standard-webhooks/standard-webhooks, read 2026-11-29. */
import { z } from 'zod'
import { signatureHeaders } from '../kit/standard-webhooks.ts'
import type { ConnectContext, Explanation } from '../publisher.ts'

export const credentialsSchema = z.object({
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{24,100}={0,2}$/),
  origin: z.url(),
  /** With its query. Apart from the origin, for many an address is a secret itself. */
  path: z.string().startsWith('/'),
})
export type Credentials = z.infer<typeof credentialsSchema>

/** A receiver may tell where the post can be seen. Whatever else it says is not read. */
const answerSchema = z
  .object({
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .catch(undefined),
  })
  .catch({})

/** @returns where the post can be seen, if the receiver tells. */
export async function call(
  { http, clock }: Pick<ConnectContext, 'http' | 'clock'>,
  { origin, path, secret }: Credentials,
  id: string,
  event: { readonly type: string; readonly timestamp: string; readonly data: unknown },
  visible = false,
): Promise<string | null> {
  const body = JSON.stringify(event)
  const { body: answer } = await http.request('POST', `${origin}${path}`, {
    headers: { 'content-type': 'application/json', ...signatureHeaders([secret], id, clock.now(), body) },
    // Signed are these bytes, and no others that mean the same.
    bytes: Buffer.from(body),
    answer: answerSchema,
    visible,
    explain,
  })
  return answer.url ?? null
}

function explain(status: number): Explanation | undefined {
  // The specification: the receiver wants no more calls.
  if (status === 410) return { kind: 'unsupported', code: 'receiver-gone', message: 'The receiver says that it wants no more posts (410).' }
  if (status === 401 || status === 403 || status === 404)
    return { kind: 'reconnect', code: `http-${status}`, message: `The receiver does not let us in (${status}).` }
  return undefined
}
