/** What the links in mails carry, and how an address is known again after it was erased. Each is sealed apart from all else that SECRET seals. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const hourMs = 3_600_000
/** How long somebody may take to confirm. */
export const confirmHours = 48

const seal = (secret: string, purpose: 'leave' | 'confirm' | 'address', content: string) =>
  createHmac('sha256', secret).update(`newsletter-${purpose}:${content}`).digest('base64url')

/** `id.seal`. Never ends: a mail may be read years later. */
export const leaveToken = (secret: string, subscriberId: string): string => `${subscriberId}.${seal(secret, 'leave', subscriberId)}`

/** Takes the same time however much of the seal is right. @returns the subscriber's id. `null`: none of ours. */
export function readLeaveToken(secret: string, token: string): string | null {
  const [, id] = /^([\w-]{1,64})\.[\w-]{43}$/.exec(token) ?? []
  return id !== undefined && isSealed(secret, 'leave', token) ? id : null
}

/** `id.second.seal`. Used once because only somebody who is pending can be confirmed. */
export function confirmToken(secret: string, subscriberId: string, now: Date): string {
  const content = `${subscriberId}.${Math.floor((now.getTime() + confirmHours * hourMs) / 1000).toString(36)}`
  return `${content}.${seal(secret, 'confirm', content)}`
}

export type ConfirmAnswer = { readonly state: 'valid' | 'expired'; readonly subscriber: string } | { readonly state: 'unknown' }

/** Takes the same time however much of the seal is right. */
export function readConfirmToken(secret: string, token: string, now: Date): ConfirmAnswer {
  const [, subscriber, second] = /^([\w-]{1,64})\.([0-9a-z]{1,9})\.[\w-]{43}$/.exec(token) ?? []
  if (subscriber === undefined || second === undefined || !isSealed(secret, 'confirm', token)) return { state: 'unknown' }
  return { state: now.getTime() < Number.parseInt(second, 36) * 1000 ? 'valid' : 'expired', subscriber }
}

function isSealed(secret: string, purpose: 'leave' | 'confirm', token: string): boolean {
  const dot = token.lastIndexOf('.')
  const given = Buffer.from(token.slice(dot + 1))
  const expected = Buffer.from(seal(secret, purpose, token.slice(0, dot)))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Of an address in lower case. Differs from list to list: two lists do not tell that the same person was on both. */
export const addressHash = (secret: string, newsletterId: string, email: string): string =>
  seal(secret, 'address', `${newsletterId}:${email}`)
