/** Blockers that a person takes the responsibility for. Each is bound to exactly the content, and to exactly what was found in it. */
import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import type { ExceptionView, Localised } from '../core/answers.ts'
import { Problem } from '../core/problem.ts'
import type { Variant } from '../core/variant.ts'
import { blockers } from '../quality/judge.ts'
import type { Judgement } from '../quality/check.ts'
import { audit } from './audit.payload.ts'
import { canonical, sha256 } from './content-hash.ts'
import type { JudgedVariant } from './judge-post.ts'
import { deciderOf, demand, type Reviewed } from './review.payload.ts'
import { id } from './stored-post.ts'

const sentence = z.object({ de: z.string(), en: z.string() })
const stored = z.object({
  id,
  channel: z.string(),
  check: z.string(),
  hash: z.string(),
  foundHash: z.string(),
  found: z.string().transform((json) => z.object({ title: sentence, findings: z.array(sentence) }).parse(JSON.parse(json))),
  reason: z.string(),
  byName: z.string(),
  at: z.coerce.date(),
})
export type Exception = z.infer<typeof stored>

/** What a check found, as one hash: a dead link that is excepted does not except the next one. */
const foundHash = ({ findings }: Pick<Judgement, 'findings'>): string =>
  sha256(canonical(findings.map(({ message, at, text }) => [message, at, text.en])))

/** All of a post that were not taken back, whatever content they were for. */
export async function exceptionsOf(payload: Payload, post: string): Promise<Exception[]> {
  const where: Where = { and: [{ post: { equals: post } }, { revokedAt: { exists: false } }] }
  const { docs } = await payload.db.find({ collection: 'exceptions', where, sort: ['at', 'id'], limit: 500, pagination: false })
  return docs.map((doc) => stored.parse(doc))
}

/** The exception that holds for what a check found in a variant. */
export const exceptionFor = (exceptions: readonly Exception[], { channel, hash }: Variant, judgement: Judgement): Exception | null =>
  exceptions.findLast(
    (one) => one.channel === channel.id && one.check === judgement.check && one.hash === hash && one.foundHash === foundHash(judgement),
  ) ?? null

export const exceptionView = ({ id, check, found, reason, byName, at }: Exception, channel: Variant['channel']): ExceptionView => ({
  id,
  channel: { id: channel.id, name: channel.name },
  check,
  title: found.title,
  found: found.findings,
  reason,
  by: byName,
  at: at.toISOString(),
})

/** Those that are bound to the content as it is now. */
export const exceptionsNow = (exceptions: readonly Exception[], variants: readonly Variant[]): ExceptionView[] =>
  exceptions.flatMap((one) => {
    const bound = variants.find(({ channel, hash }) => channel.id === one.channel && hash === one.hash)
    return bound ? [exceptionView(one, bound.channel)] : []
  })

export interface Asked {
  readonly channel: string
  readonly check: string
  readonly hash: string
  readonly reason: string
}

/**
 * Lets a variant go out although a check would stop it.
 * @throws Problem 401, 403 without the role or for a person's own work, 409 `content-changed`, 422 `not-blocked`.
 */
export async function makeException(
  payload: Payload,
  req: PayloadRequest,
  reviewed: Reviewed,
  judged: readonly JudgedVariant[],
  asked: Asked,
) {
  const actor = deciderOf(req)
  await demand(payload, actor, 'except', reviewed)
  const one = judged.find(({ variant }) => variant.channel.id === asked.channel && variant.hash === asked.hash)
  if (!one)
    throw new Problem(409, 'content-changed', {
      de: 'Der Inhalt ist nicht mehr der, den Sie gelesen haben. Speichern Sie, sehen Sie die Befunde noch einmal an, und entscheiden Sie dann.',
      en: 'The content is not what you have read any more. Save, look at the findings again, then decide.',
    })
  const judgement = blockers(one.judgements).find(({ check }) => check === asked.check)
  if (!judgement)
    throw new Problem(422, 'not-blocked', {
      de: 'Diese Prüfung hält hier nichts auf: Es gibt nichts, wovon eine Ausnahme zu machen wäre.',
      en: 'This check stops nothing here: there is nothing to make an exception from.',
    })
  const found: { title: Localised; findings: Localised[] } = {
    title: judgement.title,
    findings: judgement.findings.map(({ text }) => text),
  }
  // Before it holds: what is not noted must not happen.
  await audit(payload, {
    actor,
    action: 'post.excepted',
    collection: 'posts',
    document: reviewed.post,
    summary: `${one.variant.channel.name}: ${judgement.title.en} (${judgement.check}). Reason: ${asked.reason}`,
  })
  const at = new Date().toISOString()
  await payload.db.create({
    collection: 'exceptions',
    data: {
      ...{ post: reviewed.post, ...asked, foundHash: foundHash(judgement), found: JSON.stringify(found) },
      ...{ by: actor.id, byName: actor.name, at },
    },
  })
}

/**
 * Takes an exception back. What was approved with it is judged again by the caller.
 * @throws Problem 401, 403, 404.
 */
export async function revokeException(payload: Payload, req: PayloadRequest, reviewed: Reviewed, exception: string): Promise<void> {
  const actor = deciderOf(req)
  await demand(payload, actor, 'except', reviewed)
  const known = (await exceptionsOf(payload, reviewed.post)).find(({ id }) => id === exception)
  if (!known)
    throw new Problem(404, 'not-found', {
      de: 'Diese Ausnahme gibt es nicht, oder sie wurde schon zurückgenommen.',
      en: 'There is no such exception, or it was taken back already.',
    })
  await audit(payload, {
    actor,
    action: 'post.exception-revoked',
    collection: 'posts',
    document: reviewed.post,
    summary: `${known.found.title.en} (${known.check}).`,
  })
  const where = { id: { equals: exception } }
  await payload.db.updateOne({ collection: 'exceptions', where, data: { revokedAt: new Date().toISOString() } })
}
