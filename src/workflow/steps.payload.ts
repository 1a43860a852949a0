/** Whom a brand asks, in which order: as it says now, and as a round keeps it. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { stepAsks, stepCounts } from '../core/review-steps.ts'
import { roles, type Role } from '../core/roles.ts'
import { standInsFor } from '../people/stand-ins.payload.ts'
import { noJoins } from './channels.payload.ts'
import { askedAt, plainStep, stepSchema, type People, type Step } from './steps.ts'
import { id, reference } from './stored-post.ts'

const references = z
  .array(reference)
  .nullish()
  .transform((list) => list ?? [])
const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)
const ticked = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

const storedBrand = z.object({
  reviewSteps: z
    .array(
      z.object({
        name: z.string(),
        who: z.enum(stepAsks),
        howMany: z.enum(stepCounts).catch('any'),
        role: orNull(z.enum(roles)),
        group: orNull(reference),
        people: references,
        alongside: ticked,
        inFastLane: ticked,
        remindHours: orNull(z.number()),
        dueHours: orNull(z.number()),
        escalateTo: references,
        escalateRole: orNull(z.enum(roles)),
      }),
    )
    .nullish()
    .transform((list) => list ?? []),
  fastLane: z.object({ enabled: ticked, roles: z.array(z.enum(roles)).nullish() }).nullish(),
})

export interface Workflow {
  readonly steps: readonly (Step & { readonly inFastLane: boolean })[]
  /** Who may choose the fast lane. Empty: there is none. */
  readonly fastRoles: readonly Role[]
}

/** As the brand says now. A post without a brand is asked about as by a brand without steps. */
export async function workflowOf(payload: Payload, brand: string | null): Promise<Workflow> {
  // Whole: with a selection, the people in its steps would be left out.
  const found: unknown = brand ? await payload.db.findOne({ collection: 'brands', where: { id: { equals: brand } }, joins: noJoins }) : null
  const { reviewSteps, fastLane } = storedBrand.parse(found ?? {})
  const steps = reviewSteps.map((step) => ({ ...step, howMany: step.who === 'guest' ? ('any' as const) : step.howMany, skipped: false }))
  return {
    steps: steps.length > 0 ? steps : [{ ...plainStep, inFastLane: true }],
    // At least one step of the house stays, or it would be no approval.
    fastRoles: fastLane?.enabled && steps.some(({ inFastLane, who }) => inFastLane && who !== 'guest') ? (fastLane.roles ?? []) : [],
  }
}

/**
 * What a round keeps, whatever the brand says later. Where all are needed, it is written down who they are: those of the role or the group who
 * did not write the post.
 */
export async function frozen(
  payload: Payload,
  { steps }: Workflow,
  { isFast, writers }: { readonly isFast: boolean; readonly writers: ReadonlySet<string> },
): Promise<Step[]> {
  const groups = await groupsOf(payload, steps)
  return Promise.all(
    steps.map(async ({ inFastLane, ...step }): Promise<Step> => {
      const asked = async () => {
        if (step.who === 'group') return groups.get(step.group ?? '') ?? []
        return step.who === 'role' ? withRoles(payload, [step.role ?? 'approver']) : step.people
      }
      const people = step.who === 'guest' ? [] : step.howMany === 'all' ? (await asked()).filter((one) => !writers.has(one)) : step.people
      return { ...step, people: step.who === 'people' || step.howMany === 'all' ? people : [], skipped: isFast && !inFastLane }
    }),
  )
}

/** @returns who has one of the roles, and is not in the trash. */
export async function withRoles(payload: Payload, wanted: readonly Role[]): Promise<string[]> {
  const where: Where = { and: [{ roles: { in: [...wanted] } }, { deletedAt: { exists: false } }] }
  const { docs } = await payload.db.find({
    collection: 'users',
    where,
    pagination: false,
    limit: 1000,
    joins: noJoins,
    select: { name: true },
  })
  return docs.map((doc) => z.object({ id }).parse(doc).id)
}

const group = z.object({ id, members: references })

async function groupsOf(payload: Payload, steps: readonly Step[]): Promise<Map<string, string[]>> {
  const wanted = [...new Set(steps.flatMap(({ group: one }) => one ?? []))]
  if (wanted.length === 0) return new Map()
  const where: Where = { and: [{ id: { in: wanted } }, { deletedAt: { exists: false } }] }
  const { docs } = await payload.db.find({ collection: 'groups', where, pagination: false, joins: noJoins })
  return new Map(docs.map((doc) => group.parse(doc)).map(({ id, members }) => [id, members]))
}

/** Who is in the groups that these steps ask, and who stands in for those whom they ask by name. */
export async function peopleOf(payload: Payload, steps: readonly Step[], now = new Date()): Promise<People> {
  const groups = await groupsOf(payload, steps)
  const asked = [...new Set(steps.flatMap((step) => askedAt(step, { groups }) ?? []))]
  return { groups, standIns: asked.length === 0 ? new Map<string, string>() : await standInsFor(payload, asked, now) }
}

/** The steps of a round as its review keeps them. */
export const storedSteps = z
  .string()
  .nullish()
  .transform((json): readonly Step[] => (json ? z.array(stepSchema).parse(JSON.parse(json)) : [plainStep]))
