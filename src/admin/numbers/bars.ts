/** Days put together so that a drawing stays readable: days, weeks from Monday on, or months. */
import type { Measure, NumbersOverview } from '../../core/numbers.ts'

export type Unit = 'day' | 'week' | 'month'
export interface Bar {
  /** Its first day. */
  readonly day: string
  readonly posts: number
  /** `null`: no post, or none that tells it. */
  readonly value: number | null
}

const dayMs = 86_400_000
const longest: readonly (readonly [Unit, days: number])[] = [
  ['day', 62],
  ['week', 400],
]

function startOf(day: string, unit: Unit): string {
  if (unit === 'day') return day
  if (unit === 'month') return `${day.slice(0, 7)}-01`
  const at = new Date(day)
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10)
}

function next(day: string, unit: Unit): string {
  const at = new Date(day)
  if (unit === 'month') at.setUTCMonth(at.getUTCMonth() + 1)
  else at.setUTCDate(at.getUTCDate() + (unit === 'week' ? 7 : 1))
  return at.toISOString().slice(0, 10)
}

/** All of them from the first to the last, those without a post too: a gap is to be seen as one. */
export function barsOf<Day extends { readonly day: string }>(
  days: readonly Day[],
  read: (day: Day) => Pick<Bar, 'posts' | 'value'>,
): { readonly unit: Unit; readonly bars: readonly Bar[] } {
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (!first || !last) return { unit: 'day', bars: [] }
  const span = (Date.parse(last) - Date.parse(first)) / dayMs + 1
  const unit = longest.find(([, most]) => span <= most)?.[0] ?? 'month'
  const bars = new Map<string, Bar>()
  for (let day = startOf(first, unit); day <= last; day = next(day, unit)) bars.set(day, { day, posts: 0, value: null })
  for (const one of days) {
    const key = startOf(one.day, unit)
    const { posts, value } = read(one)
    const before = bars.get(key) ?? { day: key, posts: 0, value: null }
    bars.set(key, { day: key, posts: before.posts + posts, value: value === null ? before.value : (before.value ?? 0) + value })
  }
  return { unit, bars: [...bars.values()] }
}

export const measured =
  (measure: Measure) =>
  ({ posts, sums }: NumbersOverview['days'][number]): Pick<Bar, 'posts' | 'value'> => ({ posts, value: sums[measure] ?? null })
