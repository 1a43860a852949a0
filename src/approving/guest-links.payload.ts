/** Links for people without an account: each shows one post, until it expires or is revoked. */
import { createHash, randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { guestLinkDays, type GuestDecision } from '../core/guests.ts'
import { Problem } from '../core/problem.ts'
import { audit, type Actor } from '../workflow/audit.payload.ts'
import { guestLinkRow, isOpen, type GuestLinkRow } from './guest-link-row.ts'

const collection = 'guest-links'
const dayMs = 86_400_000
const shape = /^[\w-]{43}$/
/** More than these at a time nobody needs for one post. */
const mostOpen = 50

/** A quick hash is right here: nobody guesses 256 random bits. */
const hashOf = (token: string): string => createHash('sha256').update(`guest-link:${token}`).digest('hex')

/** The newest first. */
export async function guestLinksOf(payload: Payload, post: string): Promise<GuestLinkRow[]> {
  const { docs } = await payload.db.find({ collection, where: { post: { equals: post } }, sort: '-madeAt', limit: 200, pagination: false })
  return docs.map((doc) => guestLinkRow.parse(doc))
}

export interface NewGuestLink {
  readonly forWhom: string
  /** A name of a step that waits for a guest; `null`: it may comment and say an opinion. */
  readonly step: string | null
  readonly days: number
}

/**
 * @returns the token, which is kept nowhere.
 * @throws Problem 429 where the post has too many links that hold.
 */
export async function makeGuestLink(
  payload: Payload,
  actor: Actor,
  post: string,
  { forWhom, step, days }: NewGuestLink,
  now: Date,
): Promise<{ readonly token: string; readonly link: GuestLinkRow }> {
  if ((await guestLinksOf(payload, post)).filter((row) => isOpen(row, now)).length >= mostOpen)
    throw new Problem(429, 'too-many-links', {
      de: 'Dieser Beitrag hat so viele Links, wie er haben darf. Widerrufen Sie einen, den niemand mehr braucht.',
      en: 'This post has as many links as it may have. Revoke one that nobody needs any more.',
    })
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + Math.min(days, guestLinkDays.most) * dayMs)
  await note(payload, actor, 'guest-link.made', post, `Made a link for ${forWhom}, until ${expiresAt.toISOString()}.`)
  const made: unknown = await payload.db.create({
    collection,
    data: {
      ...{ post, hash: hashOf(token), forWhom, step: step ?? '' },
      ...{ madeBy: actor.id, madeByName: actor.name, madeAt: now.toISOString(), expiresAt: expiresAt.toISOString() },
      counted: false,
    },
  })
  return { token, link: guestLinkRow.parse(made) }
}

/** Whoever has it sees nothing from now on. Revoking twice changes nothing. @throws Problem 404. */
export async function revokeGuestLink(payload: Payload, actor: Actor, post: string, id: string, now: Date): Promise<void> {
  const found: unknown = await payload.db.findOne({ collection, where: { and: [{ id: { equals: id } }, { post: { equals: post } }] } })
  if (!found)
    throw new Problem(404, 'no-such-link', {
      de: 'Diesen Link zu diesem Beitrag gibt es nicht. Laden Sie die Seite neu.',
      en: 'There is no such link to this post. Reload the page.',
    })
  const { revokedAt, forWhom } = guestLinkRow.parse(found)
  if (revokedAt) return
  const data = { revokedAt: now.toISOString(), revokedByName: actor.name }
  await payload.db.updateOne({ collection, where: { id: { equals: id } }, data })
  await note(payload, actor, 'guest-link.revoked', post, `Revoked the link for ${forWhom}.`)
}

/** The link behind a token. `null`: it was never one, was revoked, or has expired; nobody is told which. */
export async function guestLinkBy(payload: Payload, token: string, now: Date): Promise<GuestLinkRow | null> {
  if (!shape.test(token)) return null
  return openLink(await payload.db.findOne({ collection, where: { hash: { equals: hashOf(token) } } }), now)
}

/** The same by its id, for what the hub itself has signed. */
export const guestLinkById = async (payload: Payload, id: string, now: Date): Promise<GuestLinkRow | null> =>
  openLink(await payload.db.findOne({ collection, where: { id: { equals: id } } }), now)

function openLink(found: unknown, now: Date): GuestLinkRow | null {
  if (!found) return null
  const row = guestLinkRow.parse(found)
  return isOpen(row, now) ? row : null
}

/** Who acts where a guest does. */
export const guestActor = ({ id }: Pick<GuestLinkRow, 'id'>, name: string): Actor => ({ id: `guest:${id}`, name: `guest: ${name}` })

/** Somebody has said a name and reads the post. */
export async function noteGuest(payload: Payload, link: GuestLinkRow, name: string, now: Date): Promise<void> {
  const isFirst = link.guestName !== name
  const data = {
    lastOpenedAt: now.toISOString(),
    guestName: name,
    ...(link.lastOpenedAt === null && { openedAt: now.toISOString() }),
  }
  if (isFirst) await note(payload, guestActor(link, name), 'guest-link.opened', link.post, `Opened the link for ${link.forWhom}.`)
  await payload.db.updateOne({ collection, where: { id: { equals: link.id } }, data })
}

export interface GuestSaid {
  readonly decision: GuestDecision
  readonly hash: string
  readonly comment: string
  /** Whether it counted as a step of the review. */
  readonly counted: boolean
}

/** Keeps with the link what the guest said last. Of an opinion, the audit log is told here: a decision tells it itself. */
export async function noteSaid(payload: Payload, link: GuestLinkRow, name: string, said: GuestSaid, now: Date): Promise<void> {
  const { decision, hash, comment, counted } = said
  if (!counted)
    await note(
      payload,
      guestActor(link, name),
      'post.guest-opinion',
      link.post,
      `Said of the content ${hash.slice(0, 12)}: ${decision}.${comment ? ` ${comment.slice(0, 1500)}` : ''}`,
    )
  const data = { decision, decidedAt: now.toISOString(), decidedHash: hash, decidedComment: comment, counted, guestName: name }
  await payload.db.updateOne({ collection, where: { id: { equals: link.id } }, data })
}

const note = (payload: Payload, actor: Actor, action: string, document: string, summary: string) =>
  audit(payload, { actor, action, collection: 'posts', document, summary: summary.slice(0, 2000) })
