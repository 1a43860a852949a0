/** How Ghost's Admin API is spoken to, what it answers, and how it says no. */
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Explanation } from '../publisher.ts'

export const credentialsSchema = z.object({
  /** Where the admin is, without a trailing slash. */
  site: z.url(),
  keyId: z.string().min(1),
  /** Hexadecimal. */
  secret: z.string().min(1),
})
export type Credentials = z.infer<typeof credentialsSchema>
type Key = Pick<Credentials, 'keyId' | 'secret'>

export const endpoint = (site: string, path: string) => `${site}/ghost/api/admin/${path}`

/** The key itself is never sent: https://docs.ghost.org/admin-api/#token-authentication, read 2026-11-29. Longer than five minutes is refused. */
export function headersOf({ keyId, secret }: Key, now: Date) {
  const issued = Math.floor(now.getTime() / 1000)
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid: keyId })}.${encode({ iat: issued, exp: issued + 300, aud: '/admin/' })}`
  const signature = createHmac('sha256', Buffer.from(secret, 'hex')).update(signed).digest('base64url')
  return { authorization: `Ghost ${signed}.${signature}`, 'accept-version': 'v5.0' }
}

const postSchema = z.object({ id: z.string().min(1), url: z.url(), status: z.string(), updated_at: z.string() })
export type Post = z.infer<typeof postSchema>
/** One post, always in a list. */
export const postsSchema = z.object({ posts: z.tuple([postSchema]) }).transform(({ posts: [post] }) => post)
export const imagesSchema = z.object({ images: z.tuple([z.object({ url: z.url() })]) }).transform(({ images: [image] }) => image)

const errorSchema = z.object({
  errors: z.tuple([z.object({ message: z.string(), context: z.string().nullish(), type: z.string().nullish() })], z.unknown()),
})

/** Types of @tryghost/errors: ValidationError is 422, NoPermissionError and HostLimitError are 403. General knowledge. */
export function explain(status: number, body: unknown): Explanation | undefined {
  const told = errorSchema.safeParse(body).data?.errors[0]
  if (!told) return undefined
  const words = [told.message, told.context].filter(Boolean).join(' ').replace(/\s+/g, ' ')
  const type = /^[A-Z][A-Za-z]{2,40}$/.exec(told.type ?? '')?.[0]
  const code = type ? type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase() : `http-${status}`
  return { code, message: `Ghost answered ${status}: ${words}`, ...(status === 403 && { kind: 'unsupported' as const }) }
}
