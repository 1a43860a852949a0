/** An edition as it was made: everything that its PDF, mail and tables are drawn from, so that they are the same for ever. */
import { z } from 'zod'
import type { Effect, Goal, HeatMap, Measure, NumbersOverview } from '../core/numbers.ts'
import { metrics } from '../core/metrics.ts'
import { blockKinds, type ReportFile, type ReportPeriod } from '../core/reports.ts'
import type { Language } from '../core/story.ts'

export const measures = ['engagements', ...metrics] as const satisfies readonly Measure[]

/** A block as it stands in a report. */
export const blockSchema = z.object({
  blockType: z.enum(blockKinds),
  /** In place of the block's own heading, or of a text. */
  heading: z
    .string()
    .nullish()
    .transform((text) => text?.trim() ?? ''),
  words: z
    .string()
    .nullish()
    .transform((text) => text?.trim() ?? ''),
  measure: z
    .enum(measures)
    .nullish()
    .transform((measure) => measure ?? 'engagements'),
})
export type Block = z.output<typeof blockSchema>

/** The heat map of an edition from before posts were compared in it is of engagements. */
export type FrozenHeat = Omit<HeatMap, 'measure'> & Partial<Pick<HeatMap, 'measure'>>
/** Costs, and what a campaign has reached so far, are not in editions that are older than they; of a channel’s account followers alone are told. */
export type FrozenNumbers = Omit<NumbersOverview, 'effect' | 'account' | 'goals' | 'heatMap'> & {
  readonly heatMap: FrozenHeat
  readonly effect?: Effect
  readonly goals: readonly (Omit<Goal, 'soFar'> & Partial<Goal>)[]
}

export interface Frozen {
  readonly version: 1
  readonly name: string
  readonly language: Language
  readonly brand: { readonly id: string; readonly name: string; readonly accent: string; readonly timeZone: string }
  readonly campaign: { readonly id: string; readonly name: string } | null
  readonly period: ReportPeriod
  readonly revision: number
  /** ISO 8601. */
  readonly madeAt: string
  /** With its mails. */
  readonly files: readonly ReportFile[]
  readonly blocks: readonly Block[]
  readonly overview: FrozenNumbers
}

/** Reports from before they stayed with their brand and campaign have editions of others. */
export const isOf = ({ brand, campaign }: Frozen, report: { readonly brand: string; readonly campaign: string | null }): boolean =>
  brand.id === report.brand && (campaign?.id ?? null) === report.campaign

/** Its numbers were written by the hub itself, and are taken as they are. */
const frozenSchema = z.object({ version: z.literal(1), blocks: z.array(blockSchema), overview: z.looseObject({}) }).loose()

/** @throws ZodError where a newer hub has written it. */
export const readFrozen = (stored: string): Frozen => frozenSchema.parse(JSON.parse(stored)) as unknown as Frozen
