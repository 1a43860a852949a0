/** How the command line proves that it is the operator's: it knows the hub's secret. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** So long a token lasts, in milliseconds. */
const lastsMs = 60_000
/** The clocks of two machines may differ by this. */
const clocksDifferMs = 30_000

const claims = z.object({
  /** Who is signed in where the command was given. */
  by: z.string().regex(/^[^\p{Cc}\p{Cs}]{1,64}$/u),
  until: z.number().int(),
})

/** A token is good for this and nothing else. */
export interface Order {
  readonly operation: string
  /** As it is sent. */
  readonly body: string
}

function seal(secret: string, { operation, body }: Order, payload: string): string {
  const digest = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', secret).update(`operator:${operation}:${digest}:${payload}`).digest('base64url')
}

export function issueOperatorToken(secret: string, order: Order, by: string, now: Date): string {
  const payload = Buffer.from(JSON.stringify({ by, until: now.getTime() + lastsMs })).toString('base64url')
  return `${payload}.${seal(secret, order, payload)}`
}

/** Who gave this order, or `null` where nobody who knows the secret did so just now. Takes the same time however much is right. */
export function operatorOf(secret: string, token: string, order: Order, now: Date): string | null {
  const dot = token.indexOf('.')
  if (dot < 1) return null
  const payload = token.slice(0, dot)
  const given = Buffer.from(token.slice(dot + 1))
  const expected = Buffer.from(seal(secret, order, payload))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const { by, until } = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  const leftMs = until - now.getTime()
  return leftMs > -clocksDifferMs && leftMs <= lastsMs + clocksDifferMs ? by : null
}
