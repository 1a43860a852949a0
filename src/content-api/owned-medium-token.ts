import { createHmac, timingSafeEqual } from 'node:crypto'

const seal = (secret: string, channelId: string) => createHmac('sha256', secret).update(`owned-medium:${channelId}`).digest('base64url')

/** The key of a website channel to this hub. It lasts as long as the hub's secret and is the same whenever it is asked for. */
export const issueToken = (secret: string, channelId: string): string => `${channelId}.${seal(secret, channelId)}`

/** The channel that a token was issued for, or `null` for anything else. Takes the same time however much of it is right. */
export function channelOf(secret: string, token: string): string | null {
  const dot = token.lastIndexOf('.')
  if (dot < 1) return null
  const channelId = token.slice(0, dot)
  const given = Buffer.from(token.slice(dot + 1))
  const expected = Buffer.from(seal(secret, channelId))
  return given.length === expected.length && timingSafeEqual(given, expected) ? channelId : null
}
