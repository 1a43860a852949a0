/** Tokens that show one draft to whoever has them, until they expire. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const hourMs = 3_600_000
/** How long a token may hold, in hours. */
export const lifetime = { least: 1, usual: 24, most: 168 } as const

/** What a token was issued for. There is no way to take one back: it ends by itself, or when its post is put into the trash. */
export interface PreviewGrant {
  readonly post: string
  readonly expiresAt: Date
}

/** `unknown`: none of ours, or not as it was issued. */
export type PreviewAnswer = { readonly state: 'valid' | 'expired'; readonly grant: PreviewGrant } | { readonly state: 'unknown' }

/** Apart from everything else that the secret signs: no other token of the hub opens a preview, and no preview's anything else. */
const seal = (secret: string, content: string) => createHmac('sha256', secret).update(`draft-preview:${content}`).digest('base64url')

/**
 * `post.second.nonce.seal`: characters that stand in an address as they are. Two tokens for the same post and time differ.
 * @param post its id: letters, digits, `-` and `_`.
 */
export function issuePreviewToken(
  secret: string,
  post: string,
  hours: number,
  now: Date,
): { readonly token: string; readonly expiresAt: Date } {
  const second = Math.floor((now.getTime() + hours * hourMs) / 1000)
  const content = `${post}.${second.toString(36)}.${randomBytes(9).toString('base64url')}`
  return { token: `${content}.${seal(secret, content)}`, expiresAt: new Date(second * 1000) }
}

const shape = /^([\w-]{1,64})\.([0-9a-z]{1,9})\.[\w-]{12}\.[\w-]{43}$/

/** Takes the same time however much of the seal is right. */
export function readPreviewToken(secret: string, token: string, now: Date): PreviewAnswer {
  const [, post, second] = shape.exec(token) ?? []
  if (post === undefined || second === undefined) return { state: 'unknown' }
  const dot = token.lastIndexOf('.')
  const given = Buffer.from(token.slice(dot + 1))
  const expected = Buffer.from(seal(secret, token.slice(0, dot)))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { state: 'unknown' }
  const expiresAt = new Date(Number.parseInt(second, 36) * 1000)
  return { state: now < expiresAt ? 'valid' : 'expired', grant: { post, expiresAt } }
}
