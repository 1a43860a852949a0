/** Moving a post, or what it says on one channel, to another time: by the same edit that its form makes, and never silently. */
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Localised } from '../core/answers.ts'
import type { Move, Moved } from '../core/calendar.ts'
import { stateNames } from '../core/delivery.ts'
import { Problem } from '../core/problem.ts'
import { spokenInstant } from '../core/spoken-time.ts'
import { wallTimeOf } from '../core/times.ts'
import { lockUntilCommitted } from '../database/lock-until-committed.ts'
import { apply } from '../delivery/apply.ts'
import type { Delivery } from '../delivery/ledger.ts'
import { planApproved } from '../delivery/plan-approved.payload.ts'
import { freezeOver } from '../delivery/ports.ts'
import { hub } from '../hub.ts'
import { findReview, planAgain } from '../workflow/review-row.payload.ts'
import { reference } from '../workflow/stored-post.ts'
import { asksAgain } from '../workflow/moved.payload.ts'

const instant = z
  .string()
  .nullish()
  .transform((value) => (value ? new Date(value) : null))
/** Whatever else a variant has is kept as it is. */
const storedVariant = z.looseObject({ channel: reference.nullish(), when: z.string().nullish(), dueAt: instant })
const stored = z.object({
  publishAt: instant,
  brand: reference.nullish(),
  variants: z
    .array(storedVariant)
    .nullish()
    .transform((list) => list ?? []),
})

const refuse = (code: string, said: Localised): never => {
  throw new Problem(409, code, said, { ...said })
}
const overtaken: Localised = {
  de: 'Jemand anders hat das inzwischen verschoben oder geändert. Sehen Sie nach, wann es jetzt hinausgeht.',
  en: 'Somebody else has moved or changed this meanwhile. Look when it goes now.',
}

/**
 * @param post its id, as somebody who may write posts asked
 * @throws Problem 409 with why it stays where it is.
 */
export async function movePost(req: PayloadRequest, post: string, { channel, was, to: wanted }: Move): Promise<Moved> {
  const { payload } = req
  const to = new Date(wanted)
  if (to <= (await hub(payload).ledger.now()))
    refuse('past', {
      de: 'Diese Zeit ist schon vorbei. Wählen Sie eine, die noch kommt.',
      en: 'This time has passed already. Choose one to come.',
    })
  // Before the transaction, which would not have its row of the review changed by another: wherever a crash ends this, the post is planned once
  // more, by the time that stands in it then.
  await planAgain(payload, post)
  const begun = await initTransaction(req)
  let asks: boolean
  try {
    await lockUntilCommitted(req, `posts/${post}`)
    asks = await moveLocked(req, post, channel, { was: new Date(was), to })
    if (begun) await commitTransaction(req)
  } catch (error) {
    if (begun) await killTransaction(req)
    // The ledger may have been told already: it goes by the post again.
    if (!(error instanceof Problem)) await planApproved(payload, post).catch(() => {})
    throw error
  }
  const review = await findReview(payload, post)
  if (review?.state === 'approved') await planApproved(payload, post)
  hub(payload).bell.ring()
  return { at: to.toISOString(), asksAgain: asks }
}

interface Times {
  readonly was: Date
  readonly to: Date
}

/** @returns whether it asks for approval again. */
async function moveLocked(req: PayloadRequest, id: string, channel: string | null, { was, to }: Times): Promise<boolean> {
  const { payload } = req
  const edit = { collection: 'posts', id, draft: true, depth: 0, req, overrideAccess: false, user: req.user } as const
  const post = stored.parse(await payload.findByID(edit))
  const review = await findReview(payload, id)
  const isApproved = review?.state === 'approved'
  const again = isApproved && (await asksAgain(payload, post.brand ?? ''))
  const isSame = (seen: Date | null) => seen?.getTime() === was.getTime()
  // Its round is a new one where the edit has submitted it again.
  const isAskedAgain = async () => {
    const now = await findReview(payload, id)
    return now?.state === 'in-review' && now.round !== review?.round
  }
  if (channel === null) {
    if (isApproved) refuse('overtaken', overtaken)
    if (!isSame(post.publishAt)) refuse('overtaken', overtaken)
    if (isSame(to)) return false
    await payload.update({ ...edit, data: { publishAt: to.toISOString() } })
    return isAskedAgain()
  }
  const variant = post.variants.find((one) => one.channel === channel)
  if (!variant) return refuse('overtaken', overtaken)
  const row = isApproved ? await mayGoThen(req, id, channel, { was, to }) : null
  if (!row && !isSame(variant.dueAt)) refuse('overtaken', overtaken)
  if (isSame(to)) return false
  // Where the approval stays, the ledger decides first whether it still can: what a worker has in hand goes out.
  if (row && !again) {
    const patch = { dueAt: to, wallTime: wallTimeOf(to, row.timeZone), slot: row.key }
    const { ledger } = hub(payload)
    if (!(await apply(ledger, row, { is: 'approved-again', patch }, await ledger.now()))) refuse('overtaken', overtaken)
  }
  const variants = post.variants.map((one) =>
    one === variant ? { ...one, when: 'at', dueAt: to.toISOString() } : { ...one, dueAt: one.dueAt?.toISOString() ?? null },
  )
  await payload.update({ ...edit, data: { variants: variants as never } })
  return isAskedAgain()
}

/** The delivery that waits there. @throws Problem with why it does not move. */
async function mayGoThen(req: PayloadRequest, post: string, channel: string, { was, to }: Times): Promise<Delivery> {
  const { ledger, world } = hub(req.payload)
  const rows = (await ledger.find({ post, channel }, { by: 'dueAt', limit: 1000 })).filter(({ part, repeat }) => part === 0 && repeat === 0)
  const row = rows.sort((a, b) => b.occurrence - a.occurrence)[0]
  if (!row) return refuse('overtaken', overtaken)
  if (row.state === 'published' || row.state === 'live-withdrawn')
    refuse('published', {
      de: 'Das ist schon veröffentlicht und lässt sich nicht mehr verschieben.',
      en: 'This is published already and cannot be moved any more.',
    })
  if (row.state !== 'scheduled' && row.state !== 'late-hold' && row.state !== 'blocked-auth') {
    const name = stateNames[row.state]
    refuse('under-way', { de: `Das lässt sich jetzt nicht verschieben: ${name.de}.`, en: `This cannot be moved now: ${name.en}.` })
  }
  const freeze = freezeOver(await world.freezes(), row)
  if (freeze)
    refuse('frozen', {
      de: `Der Kanal ist angehalten: ${freeze.reason} Verschieben geht wieder, wenn die Sperre aufgehoben ist.`,
      en: `The channel is frozen: ${freeze.reason} It can be moved again once the freeze is lifted.`,
    })
  if (row.hold !== '' || row.dueAt.getTime() !== was.getTime()) refuse('overtaken', overtaken)
  const [leader] = row.waitsFor === '' ? [] : await ledger.find({ key: row.waitsFor }, { by: 'dueAt', limit: 1 })
  if (leader && leader.dueAt > to) {
    const then = spokenInstant(leader.dueAt, row.timeZone)
    refuse('before-website', {
      de: `Zuerst erscheint der Beitrag auf der Website (${then.de}); früher kann dieser Kanal nicht. Verschieben Sie zuerst die Website.`,
      en: `The post first appears on the website (${then.en}); this channel cannot be earlier. Move the website first.`,
    })
  }
  return row
}
