/** The steps of a post's review as the admin shows them: whom each asks, what was decided, and what stands in the way. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { ruleOf, type StepDecisionView, type StepView } from '../core/review-steps.ts'
import type { Role } from '../core/roles.ts'
import { noJoins } from './channels.payload.ts'
import { canonical } from './content-hash.ts'
import { decisionsOn, type Recorded } from './decisions.payload.ts'
import type { Asked, Reviewed } from './review.payload.ts'
import { roundWith, type Round } from './round.payload.ts'
import { frozen, peopleOf, storedSteps, withRoles, workflowOf } from './steps.payload.ts'
import { askedAt, canAllBeFilled, type StepStanding } from './steps.ts'
import { id } from './stored-post.ts'

export interface StepsView {
  readonly steps: readonly StepView[]
  readonly stepsChanged: boolean
  /** Every decision on the post, the newest first. */
  readonly decisions: readonly Recorded[]
}

/** @param asked what the one who looks may do. */
export async function stepsView(payload: Payload, reviewed: Reviewed, { seats, writers }: Asked, now = new Date()): Promise<StepsView> {
  const { review, post, brand } = reviewed
  const isDraft = review.state === 'draft'
  const workflow = await workflowOf(payload, brand?.id ?? null)
  const asNow = await frozen(payload, workflow, { isFast: review.fast !== null && !isDraft && workflow.fastRoles.length > 0, writers })
  const steps = isDraft ? asNow : storedSteps.parse(review.steps)
  const [recorded, people] = await Promise.all([decisionsOn(payload, [post]), peopleOf(payload, steps, now)])
  const round = roundWith(review, steps, isDraft ? [] : recorded, people)
  const groupNames = await namesOf(
    payload,
    'groups',
    steps.flatMap(({ group }) => group ?? []),
  )
  const members = [...people.groups.values()].flat()
  const names = await namesOf(payload, 'users', [...steps.flatMap((step) => step.people), ...members, ...people.standIns.values()])
  const nameOf = (person: string) => names.get(person) ?? '–'
  const isRunning = review.state === 'in-review'

  const view = async (standing: StepStanding): Promise<StepView> => {
    const { index, step, openedAt, dueAt } = standing
    const state = standing.state === 'open' && !isRunning ? 'waiting' : standing.state
    const asks = step.skipped ? null : askedAt(step, people)
    const isOpen = state === 'open'
    return {
      ...{ index, name: step.name, state, who: step.who, alongside: step.alongside },
      rule: ruleOf({ ...step, group: groupNames.get(step.group ?? '') ?? null }),
      people: (asks ?? []).map((person) => ({ id: person, name: nameOf(person), standIn: standInOf(person, step, asks ?? []) })),
      openedAt: isDraft ? null : (openedAt?.toISOString() ?? null),
      dueAt: isDraft ? null : (dueAt?.toISOString() ?? null),
      overdue: isOpen && dueAt !== null && dueAt < now,
      decisions: round.decisions.filter((one) => one.step === index).map((one) => decisionView(one, nameOf)),
      isMine: isOpen && seats.some((seat) => seat.step.index === index && !seat.isDecided && !writers.has(seat.seat)),
      stuck: (isOpen || (isDraft && !step.skipped)) && !(await canBeDone(payload, standing, round, writers, names)) ? stuck : null,
    }
  }
  const standInOf = (person: string, { howMany }: StepStanding['step'], asks: readonly string[]) => {
    const deputy = people.standIns.get(person)
    // Whose own answer is needed here answers for nobody else.
    return deputy && !(howMany === 'all' && asks.includes(deputy)) ? nameOf(deputy) : null
  }
  return {
    steps: await Promise.all(round.standing.steps.map(view)),
    stepsChanged: isRunning && canonical(asNow) !== canonical(steps),
    decisions: recorded.toReversed(),
  }
}

const decisionView = ({ decision, byName, insteadOf, at, comment }: Recorded, nameOf: (person: string) => string): StepDecisionView => ({
  ...{ decision, by: byName || '–', for: insteadOf && nameOf(insteadOf), at: at.toISOString(), comment: comment || null },
})

const stuck = {
  de: 'Hier kann niemand freigeben: Alle, die gefragt sind, haben am Beitrag gearbeitet, sind nicht mehr da, oder wer sie vertritt, zählt hier schon für jemand anderen. Ändern Sie die Schritte an der Marke; läuft die Freigabe schon, ziehen Sie sie zurück und geben Sie den Beitrag erneut zur Freigabe.',
  en: 'Nobody can approve here: everybody it asks worked on the post, is not here any more, or is represented by somebody who counts for another one already. Change the steps at the brand; if the review has begun, withdraw it and submit the post again.',
}

/** Whether the answers that are missing can still come from somebody who did not write the post. */
async function canBeDone(
  payload: Payload,
  { step, index }: StepStanding,
  { decisions, people }: Round,
  writers: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
): Promise<boolean> {
  if (step.who === 'guest') return true
  const isFree = (person: string) => names.has(person) && !writers.has(person)
  const named = askedAt(step, people)
  if (named) {
    const here = decisions.filter((one) => one.step === index)
    const missing = named.filter((seat) => !here.some(({ by, insteadOf }) => (insteadOf ?? by) === seat))
    const answering = (seat: string) =>
      writers.has(seat)
        ? []
        : [seat, people.standIns.get(seat) ?? ''].filter((person) => isFree(person) && !here.some(({ by }) => by === person))
    if (step.howMany === 'all') return named.length > 0 && canAllBeFilled(missing, answering)
    return missing.some((seat) => answering(seat).length > 0)
  }
  const asked: Role[] = [step.role ?? 'approver', 'administrator']
  return (await withRoles(payload, asked)).some((person) => !writers.has(person))
}

/** Of those that are still there. */
async function namesOf(payload: Payload, collection: 'users' | 'groups', ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const where: Where = { and: [{ id: { in: [...new Set(ids)] } }, { deletedAt: { exists: false } }] }
  const { docs } = await payload.db.find({ collection, where, pagination: false, limit: 1000, joins: noJoins, select: { name: true } })
  return new Map(docs.map((doc) => z.object({ id, name: z.string() }).parse(doc)).map((one) => [one.id, one.name]))
}
