/** How the hub's receiver is called, and how its refusals are read. */
import { z } from 'zod'
import type { FailureKind } from '../errors.ts'
import type { Explanation } from '../publisher.ts'
import { mailingPath, problemSchema } from './mailing.ts'

export const credentialsSchema = z.object({
  hubUrl: z.url({ protocol: /^https?$/u }),
  token: z.string().min(1),
  newsletter: z.string().min(1),
})
export type Credentials = z.infer<typeof credentialsSchema>
type Access = Pick<Credentials, 'hubUrl' | 'token'>

export const endpoint = ({ hubUrl }: Access, path: string) => `${hubUrl.replace(/\/+$/u, '')}${mailingPath}/${path}`
export const mailingAt = (access: Access, key: string) => endpoint(access, `mailings/${encodeURIComponent(key)}`)
export const bearer = ({ token }: Access) => ({ authorization: `Bearer ${token}` })

// The path or the method is not one of the contract's: another product, or another version of it, answers there.
const kinds: { readonly [status: number]: FailureKind } = { 403: 'reconnect', 404: 'bug', 405: 'bug' }

export function explain(status: number, body: unknown): Explanation {
  const { code, detail } = problemSchema.safeParse(body).data ?? {}
  return { kind: kinds[status], ...(code !== undefined && { code }), ...(detail !== undefined && { message: detail }) }
}
