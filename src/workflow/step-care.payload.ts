/** Looks after reviews: tells people when it is their turn, reminds them, tells those above them, and tells authors how it ended. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { env } from '../config/env.ts'
import { stepAnswers } from '../core/review-steps.ts'
import { writersOf } from './audit.payload.ts'
import { asDecisions } from './decisions.payload.ts'
import { inviters } from './guest-step.payload.ts'
import { noteTold, reviewsWhere, type Review } from './review-row.payload.ts'
import { openRounds, toldOfEnd, type Round } from './round.payload.ts'
import { withRoles } from './steps.payload.ts'
import { askedAt, type StepStanding } from './steps.ts'
import { mailOfEnd, mailOfGuestStep, mailOfStep, type Mail } from './step-mails.ts'
import { newsDue, toldFrom, type StepNews } from './step-telling.ts'
import { titlesOf } from './waiting.payload.ts'

/**
 * One round, to be run every minute by one process or by many: what must happen once is taken by compare-and-set. Where no mail server is
 * named, the admin says it alone. Never throws for what a mail server did.
 */
export async function careForReviews(payload: Payload, now: Date): Promise<void> {
  for (const { review, round } of await openRounds(payload, now))
    await careForOpen(payload, review, round, now).catch((error: unknown) => failed(payload, review, error))
  for (const review of await reviewsWhere(payload, { told: { equals: toldOfEnd } }, 200))
    await tellTheEnd(payload, review).catch((error: unknown) => failed(payload, review, error))
}

const failed = (payload: Payload, { post }: Review, error: unknown) =>
  payload.logger.error({ err: error, post }, 'The people of a review could not be told. It is tried again.')

async function careForOpen(payload: Payload, review: Review, round: Round, now: Date): Promise<void> {
  const told = toldFrom(review.told)
  const due = round.standing.steps.flatMap((step) => {
    const news = newsDue(step, told[step.index], now)
    return news ? [{ step, news }] : []
  })
  if (due.length === 0) return
  const after = { ...told, ...Object.fromEntries(due.map(({ step, news }) => [step.index, news])) }
  // Who has decided, edited or told meanwhile: this is not for now.
  if (!(await noteTold(payload, review, JSON.stringify(after)))) return
  const title = await titleOf(payload, review.post)
  const address = addressOf('review', review.post)
  for (const { step, news } of due) {
    const about = { title, step: step.step.name, fast: review.fast, address }
    await send(payload, await whomToTell(payload, review, round, step, news), mailOfStep(news, about))
    // Nobody of the house is asked there: somebody has to send the link, and hears of it once.
    if (step.step.who === 'guest' && told[step.index] === undefined) {
      const { people, invited } = await inviters(payload, review, step.step.name, now)
      await send(payload, people, mailOfGuestStep({ ...about, address: `${address}#fh-guests` }, invited))
    }
  }
}

/** Those whose answer is missing, or who stand in for them, and not who wrote the post; when it is overdue, whom the brand names for that. */
async function whomToTell(
  payload: Payload,
  { post }: Review,
  { people, decisions }: Round,
  { index, step }: StepStanding,
  news: StepNews,
): Promise<string[]> {
  const writers = await writersOf(payload, post)
  const here = asDecisions(decisions).filter((one) => one.step === index)
  const asked = askedAt(step, people)?.filter((seat) => !writers.has(seat) && !here.some((one) => one.seat === seat))
  const answering =
    asked?.map((seat) => people.standIns.get(seat) ?? seat) ??
    (step.who === 'role' ? await withRoles(payload, [step.role ?? 'approver']) : [])
  const own = answering.filter((person) => !writers.has(person) && !here.some(({ by }) => by === person))
  if (news !== 'overdue') return own
  return [...own, ...step.escalateTo, ...(step.escalateRole ? await withRoles(payload, [step.escalateRole]) : [])]
}

const edited = z.object({ editedBy: z.string().nullish() })

async function tellTheEnd(payload: Payload, review: Review): Promise<void> {
  if (!(await noteTold(payload, review, 'told'))) return
  const how = stepAnswers.find((answer) => answer === review.state)
  if (!how) return
  const { editedBy } = edited.parse(await payload.findByID({ collection: 'posts', id: review.post, draft: true, depth: 0 }))
  const mail = mailOfEnd(how, { title: await titleOf(payload, review.post), address: addressOf('collections/posts', review.post) })
  await send(payload, [review.submittedBy, editedBy].filter((one) => one != null && one !== review.decidedBy) as string[], mail)
}

const titleOf = async (payload: Payload, post: string) => (await titlesOf(payload, [post])).get(post) ?? ''
const addressOf = (page: string, post: string) => `${env().PUBLIC_URL}/admin/${page}/${post}`

async function send(payload: Payload, people: readonly string[], mail: Mail): Promise<void> {
  if (!env().SMTP_URL || people.length === 0) return
  const where: Where = { id: { in: [...new Set(people)] } }
  const { docs } = await payload.find({ collection: 'users', where, depth: 0, pagination: false })
  for (const { email } of docs)
    await payload
      .sendEmail({ to: email, ...mail })
      .catch((error: unknown) => payload.logger.error({ err: error }, `Nobody could be told by mail: ${mail.subject}`))
}
