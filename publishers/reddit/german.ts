import type { German } from '../german-table.ts'

/** Nothing of its own: what publishers by hand say is in `kit/german.ts`. */
export const german: German = {}
