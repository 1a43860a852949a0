/** How the hub's receiver is called, and how its refusals are read. */
import { z } from 'zod'
import type { FailureKind } from '../errors.ts'
import type { Explanation } from '../publisher.ts'
import { problemSchema } from './publication.ts'

export const credentialsSchema = z.object({ hubUrl: z.url({ protocol: /^https?$/u }), token: z.string().min(1) })
export type Credentials = z.infer<typeof credentialsSchema>

export const endpoint = ({ hubUrl }: Credentials, path: string) => `${hubUrl.replace(/\/+$/u, '')}/api/owned/v1/${path}`

export const publicationAt = (credentials: Credentials, key: string) => endpoint(credentials, `publications/${encodeURIComponent(key)}`)

export const bearer = ({ token }: Credentials) => ({ authorization: `Bearer ${token}` })

// The path or the method is not one of the contract's: another product, or another version of it, answers there.
const kinds: { readonly [status: number]: FailureKind } = { 403: 'reconnect', 404: 'bug', 405: 'bug' }

export function explain(status: number, body: unknown): Explanation {
  const problem = problemSchema.safeParse(body)
  return problem.success ? { kind: kinds[status], code: problem.data.code, message: problem.data.detail } : { kind: kinds[status] }
}
