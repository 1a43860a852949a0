/** The steps of a round of review, pure: which is open, who may decide at it, and when the round has come to its end. */
import { z } from 'zod'
import { stepAsks, stepCounts, type StepAnswer, type StepState } from '../core/review-steps.ts'
import { roles, type Role } from '../core/roles.ts'

const hours = z.number().nullable()

/** A step as it was when the post was submitted. */
export const stepSchema = z.object({
  /** Empty: the one step of a brand that has none of its own. */
  name: z.string(),
  who: z.enum(stepAsks),
  howMany: z.enum(stepCounts),
  role: z.enum(roles).nullable(),
  group: z.string().nullable(),
  /** Those who are named; where all are needed, those whose answer is. */
  people: z.array(z.string()),
  alongside: z.boolean(),
  /** The fast lane leaves it out. */
  skipped: z.boolean(),
  remindHours: hours,
  dueHours: hours,
  escalateTo: z.array(z.string()),
  escalateRole: z.enum(roles).nullable(),
})
export type Step = z.infer<typeof stepSchema>

/** Of a brand that names no steps: one approver. */
export const plainStep: Step = {
  ...{ name: '', who: 'role', howMany: 'any', role: 'approver', group: null, people: [], alongside: false, skipped: false },
  ...{ remindHours: null, dueHours: null, escalateTo: [], escalateRole: null },
}

/** Whoever decides: a person with roles, or a guest, whose id begins with `guest:`. */
export interface Decider {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}
export const isGuest = ({ id }: Pick<Decider, 'id'>): boolean => id.startsWith('guest:')

/** What was decided at a step. */
export interface Decision {
  readonly step: number
  readonly answer: StepAnswer
  /** For whom it counts: whoever decided, or the person who is away. */
  readonly seat: string
  /** Whoever decided. */
  readonly by: string
  readonly at: Date
}

export interface StepStanding {
  readonly index: number
  readonly step: Step
  readonly state: StepState
  readonly openedAt: Date | null
  readonly dueAt: Date | null
}
export interface RoundStanding {
  readonly steps: readonly StepStanding[]
  /** `approved`: every step that counts is done. Another answer ends the round at once. `null`: it goes on. */
  readonly outcome: StepAnswer | null
}

/** Where a round stands after these decisions, in whatever order they are. No step at all never comes to an approval. */
export function roundOf(steps: readonly Step[], decisions: readonly Decision[], submittedAt: Date): RoundStanding {
  const against = decisions.filter(({ answer }) => answer !== 'approved').sort(byTime)[0]
  const standings: StepStanding[] = []
  // Steps alongside each other open together: when all before them are done. `null`: they are not.
  let opensAt: Date | null = submittedAt
  for (const block of blocksOf(steps)) {
    let doneAt: Date | null = opensAt
    for (const { step, index } of block) {
      if (step.skipped) {
        standings.push({ index, step, state: 'skipped', openedAt: null, dueAt: null })
        continue
      }
      const done: Date | null =
        opensAt &&
        doneWhen(
          step,
          decisions.filter((one) => one.step === index && one.answer === 'approved'),
        )
      const state: StepState = done ? 'done' : opensAt && !against ? 'open' : 'waiting'
      standings.push({ index, step, state, openedAt: opensAt, dueAt: opensAt && dueAfter(opensAt, step.dueHours) })
      doneAt = done && doneAt ? later(done, doneAt) : null
    }
    opensAt = doneAt
  }
  const isComplete = opensAt !== null && steps.some(({ skipped }) => !skipped)
  return { steps: standings, outcome: against?.answer ?? (isComplete ? 'approved' : null) }
}

/** @returns when its last answer came; `null`: one is missing. */
function doneWhen({ howMany, who, people }: Step, approvals: readonly Decision[]): Date | null {
  const sorted = [...approvals].sort(byTime)
  if (howMany === 'any' || who === 'guest') return sorted[0]?.at ?? null
  // Nobody is not everybody: such a step is never done.
  if (people.length === 0) return null
  // Nobody fills two of its seats: of what one person says here, the first counts.
  const own = sorted.filter(({ by }, at) => sorted.findIndex((one) => one.by === by) === at)
  const firsts = people.map((person) => own.find(({ seat }) => seat === person)?.at ?? null)
  return firsts.reduce<Date | null>((last, at) => (last && at ? later(last, at) : null), firsts[0] ?? null)
}

/** What stands alongside a step that is left out keeps its place. */
function blocksOf(steps: readonly Step[]): { readonly step: Step; readonly index: number }[][] {
  const blocks: { step: Step; index: number }[][] = []
  steps.forEach((step, index) => {
    const last = blocks.at(-1)
    if (step.alongside && last) last.push({ step, index })
    else blocks.push([{ step, index }])
  })
  return blocks
}

const byTime = (a: Decision, b: Decision) => a.at.getTime() - b.at.getTime()
const later = (a: Date, b: Date) => (a > b ? a : b)
export const dueAfter = (openedAt: Date, hours: number | null): Date | null =>
  hours === null ? null : new Date(openedAt.getTime() + hours * 3_600_000)

/** Who is who today. */
export interface People {
  /** Members of groups, by the group's id. */
  readonly groups: ReadonlyMap<string, readonly string[]>
  /** Who stands in for those who are away. */
  readonly standIns: ReadonlyMap<string, string>
}

/**
 * Whom a step asks by name: of its people, its group, or everybody whose answer it needs. `null`: whoever has the role, or comes by a link.
 */
export const askedAt = ({ who, howMany, people, group }: Step, { groups }: Pick<People, 'groups'>): readonly string[] | null =>
  who === 'people' || (howMany === 'all' && who !== 'guest') ? people : who === 'group' ? (groups.get(group ?? '') ?? []) : null

/**
 * For whom somebody may decide at a step, the person first: oneself, and those asked by name who are away and whom one stands in for. Says
 * nothing of four eyes: whoever wrote the post decides for nobody, and nobody decides for him; nor of those who have decided already.
 */
export function seatsOf(step: Step, { id, roles, ...rest }: Decider, people: People): readonly string[] {
  if (step.skipped || isGuest({ id, ...rest }) !== (step.who === 'guest')) return []
  if (step.who === 'guest') return [id]
  const asked = askedAt(step, people)
  if (asked) return [...asked.filter((one) => one === id), ...asked.filter((one) => one !== id && people.standIns.get(one) === id)]
  // Nobody stands in for anybody here: everybody with the role may decide anyway.
  return roles.includes('administrator') || (step.role !== null && roles.includes(step.role)) ? [id] : []
}

/** Whether everybody of `seats` can be answered for, nobody by one who answers for another: each by one of `candidates`, each of those once. */
export function canAllBeFilled(seats: readonly string[], candidates: (seat: string) => readonly string[]): boolean {
  const filledBy = new Map<string, string>()
  const find = (seat: string, tried: Set<string>): boolean =>
    candidates(seat).some((person) => {
      if (tried.has(person)) return false
      tried.add(person)
      const other = filledBy.get(person)
      if (other !== undefined && !find(other, tried)) return false
      filledBy.set(person, seat)
      return true
    })
  return seats.every((seat) => find(seat, new Set()))
}
