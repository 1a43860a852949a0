/** What the people of a step are to be told, and when: once each time, however many processes look. */
import { z } from 'zod'
import type { StepStanding } from './steps.ts'
import { dueAfter } from './steps.ts'

export const stepNews = ['open', 'reminded', 'overdue'] as const
export type StepNews = (typeof stepNews)[number]

const schema = z.record(z.string(), z.enum(stepNews)).catch({})
/** What was told last of each step, by its place. */
export type ToldOfSteps = z.infer<typeof schema>
export function toldFrom(json: string): ToldOfSteps {
  try {
    return schema.parse(JSON.parse(json))
  } catch {
    return {}
  }
}

/**
 * @param last what was told last.
 * @returns what is to be told now; `null`: nothing. Whoever looks late tells the latest alone.
 */
export function newsDue({ state, step, openedAt, dueAt }: StepStanding, last: StepNews | undefined, now: Date): StepNews | null {
  if (state !== 'open' || !openedAt) return null
  const remindAt = dueAfter(openedAt, step.remindHours)
  const told = (news: StepNews) => last !== undefined && stepNews.indexOf(last) >= stepNews.indexOf(news)
  if (dueAt && now >= dueAt) return told('overdue') ? null : 'overdue'
  if (remindAt && now >= remindAt) return told('reminded') ? null : 'reminded'
  return told('open') ? null : 'open'
}
