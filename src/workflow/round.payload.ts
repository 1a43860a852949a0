/** A round of review: its steps, what was decided in it, and who may decide now. */
import type { Payload } from 'payload'
import type { StepAnswer } from '../core/review-steps.ts'
import { writersOf } from './audit.payload.ts'
import { asDecisions, decisionsOn, ofRound, type Recorded } from './decisions.payload.ts'
import { reviewsWhere, type Review } from './review-row.payload.ts'
import { frozen, peopleOf, storedSteps, type Workflow } from './steps.payload.ts'
import { roundOf, seatsOf, type Decider, type People, type RoundStanding, type Step, type StepStanding } from './steps.ts'

export interface Round {
  readonly steps: readonly Step[]
  readonly standing: RoundStanding
  /** The oldest first. */
  readonly decisions: readonly Recorded[]
  readonly people: People
}

export async function loadRound(payload: Payload, review: Review): Promise<Round> {
  const steps = storedSteps.parse(review.steps)
  const [recorded, people] = await Promise.all([decisionsOn(payload, [review.post]), peopleOf(payload, steps)])
  return roundWith(review, steps, recorded, people)
}

export function roundWith(review: Review, steps: readonly Step[], recorded: readonly Recorded[], people: People): Round {
  const decisions = ofRound(recorded, review)
  return { steps, decisions, people, standing: roundOf(steps, asDecisions(decisions), review.submittedAt ?? new Date(0)) }
}

/** All that are under way, the oldest first: few questions, however many they are. */
export async function openRounds(payload: Payload, now = new Date()): Promise<{ readonly review: Review; readonly round: Round }[]> {
  const reviews = await reviewsWhere(payload, { state: { equals: 'in-review' } }, mostOpen)
  const stepsOf = new Map(reviews.map(({ id, steps }) => [id, storedSteps.parse(steps)]))
  const [recorded, people] = await Promise.all([
    decisionsOn(
      payload,
      reviews.map(({ post }) => post),
    ),
    peopleOf(payload, [...stepsOf.values()].flat(), now),
  ])
  const byPost = new Map<string, Recorded[]>()
  for (const one of recorded) byPost.set(one.post, [...(byPost.get(one.post) ?? []), one])
  return reviews.map((review) => ({
    review,
    round: roundWith(review, stepsOf.get(review.id) ?? [], byPost.get(review.post) ?? [], people),
  }))
}
/** More than anybody can read; those submitted first are looked after first. */
const mostOpen = 1000

export interface Seat {
  readonly step: StepStanding
  /** For whom it counts. */
  readonly seat: string
  /** It is taken: there is an approval for it already. */
  readonly isDecided: boolean
}

/** All seats that somebody could take now. Says nothing of four eyes. */
export const seatsFor = ({ standing, decisions, people }: Round, decider: Decider): Seat[] =>
  standing.steps
    .filter(({ state }) => state === 'open')
    .flatMap((step) => {
      const here = asDecisions(decisions).filter((one) => one.step === step.index && one.answer === 'approved')
      // One person fills one seat of a step: whoever has decided here is done, for whomever it was.
      const own = here.find(({ by }) => by === decider.id)
      if (own) return [{ step, seat: own.seat, isDecided: true }]
      return seatsOf(step.step, decider, people).map((seat) => ({ step, seat, isDecided: here.some((one) => one.seat === seat) }))
    })

/** Where somebody is asked now: at each step for one at most. Whoever wrote the post takes no seat, and nobody takes one for him. */
export function seatsNow(round: Round, decider: Decider, hasWritten: (person: string) => boolean): Seat[] {
  const free = seatsFor(round, decider).filter(({ seat }) => seat === decider.id || !hasWritten(seat))
  return round.standing.steps.flatMap(({ index }) => {
    const here = free.filter(({ step }) => step.index === index)
    return here.find(({ isDecided }) => !isDecided) ?? here[0] ?? []
  })
}

/** The decision that the outcome came by: the first against it, or the last that was needed. */
export const decisive = ({ decisions }: Round, outcome: StepAnswer): Recorded | undefined =>
  outcome === 'approved'
    ? decisions.findLast(({ decision }) => decision === outcome)
    : decisions.find(({ decision }) => decision !== 'approved')

/** What the row of a review holds of a round that begins now. */
export async function newRound(
  payload: Payload,
  { post, round }: Pick<Review, 'post' | 'round'>,
  workflow: Workflow,
  { pictures, fast }: { readonly pictures: readonly string[]; readonly fast: string | null },
): Promise<Record<string, unknown>> {
  const steps = await frozen(payload, workflow, { isFast: fast !== null, writers: await writersOf(payload, post, pictures) })
  return {
    ...{ state: 'in-review', round: round + 1, steps: JSON.stringify(steps), fast: fast ?? '', told: '{}' },
    ...{ submittedAt: new Date().toISOString(), decidedBy: null, decidedAt: null },
  }
}

/** Its end is still to be told to its authors. */
export const toldOfEnd = 'ended'
