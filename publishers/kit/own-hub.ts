/** How a publisher speaks to the hub itself: with the channel's token, and to sentences with a code. */
import { z } from 'zod'
import type { FailureKind } from '../errors.ts'
import type { Explanation } from '../publisher.ts'

export const hubAccess = z.object({ hubUrl: z.url({ protocol: /^https?$/u }), token: z.string().min(1) })
export type HubAccess = z.infer<typeof hubAccess>

/** @param path from the root of the hub */
export const hubAddress = ({ hubUrl }: Pick<HubAccess, 'hubUrl'>, path: string) => `${hubUrl.replace(/\/+$/u, '')}${path}`
export const bearer = ({ token }: Pick<HubAccess, 'token'>) => ({ authorization: `Bearer ${token}` })

/** A refusal, as `application/problem+json` (RFC 9457) with our `code`. `detail` is a sentence for a person. */
const problemSchema = z.object({ code: z.string(), detail: z.string() })
// The path or the method is not one of the contract's: another product, or another version of it, answers there.
const kinds: { readonly [status: number]: FailureKind } = { 403: 'reconnect', 404: 'bug', 405: 'bug' }

export function explain(status: number, body: unknown): Explanation {
  const { code, detail } = problemSchema.safeParse(body).data ?? {}
  return { kind: kinds[status], ...(code !== undefined && { code }), ...(detail !== undefined && { message: detail }) }
}
