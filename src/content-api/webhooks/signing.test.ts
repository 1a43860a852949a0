import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { formerUntil, rotated, signatureHeaders } from './signing.ts'

const hour = 60 * 60_000
const body = '{"type":"post.published","data":{"title":"Größe “zählt”"}}'

describe('signatures', () => {
  // The receiver's library goes by the machine's clock.
  const now = new Date()
  const first = rotated([], now)
  const second = rotated(first, now)
  const verifies = (secret: string | undefined, headers: Record<string, string>, sent = body) => {
    try {
      new Webhook(secret ?? '').verify(sent, headers)
      return true
    } catch {
      return false
    }
  }

  it('are what the receiver’s library expects', () => {
    const headers = signatureHeaders(first, 'event-1', now, body)
    expect(headers).toMatchObject({ 'webhook-id': 'event-1', 'webhook-timestamp': String(Math.floor(now.getTime() / 1000)) })
    expect(verifies(first[0]?.secret, headers)).toBe(true)
    expect(verifies(first[0]?.secret, headers, `${body} `)).toBe(false)
    expect(verifies(first[0]?.secret, { ...headers, 'webhook-id': 'event-2' })).toBe(false)
    expect(verifies(rotated([], now)[0]?.secret, headers)).toBe(false)
  })
  it('are made by 256 random bits', () => {
    expect(Buffer.from(first[0]?.secret.slice('whsec_'.length) ?? '', 'base64')).toHaveLength(32)
    expect(second[0]?.secret).not.toBe(first[0]?.secret)
  })
  it('come from both secrets for 24 hours after a rotation, then from the new one alone', () => {
    const during = signatureHeaders(second, 'event-1', now, body)
    expect(during['webhook-signature'].split(' ')).toHaveLength(2)
    expect(verifies(first[0]?.secret, during)).toBe(true)
    expect(verifies(second[0]?.secret, during)).toBe(true)
    expect(formerUntil(second, now)).toBe(new Date(now.getTime() + 24 * hour).toISOString())

    const justBefore = new Date(now.getTime() + 24 * hour - 1)
    expect(signatureHeaders(second, 'event-1', justBefore, body)['webhook-signature'].split(' ')).toHaveLength(2)
    const after = new Date(now.getTime() + 24 * hour)
    expect(signatureHeaders(second, 'event-1', after, body)['webhook-signature'].split(' ')).toHaveLength(1)
    expect(formerUntil(second, after)).toBeNull()
  })
  it('never come from a secret before the last', () => {
    const third = rotated(second, now)
    expect(third.map(({ secret }) => secret)).not.toContain(first[0]?.secret)
    expect(third).toHaveLength(2)
  })
})
