import { decimal, shortNumber } from '../admin/format.ts'
import type { Language } from '../core/story.ts'
import type { FrozenHeat } from './frozen.ts'

/** What a cell of the heat map says: times the usual, or engagements in editions from before posts were compared in it. */
export const heatValue = (median: number, measure: FrozenHeat['measure'], language: Language): string =>
  measure ? decimal(median, language) : shortNumber(Math.round(median), language)
