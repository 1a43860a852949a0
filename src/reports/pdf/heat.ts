/** Weekdays and hours as a grid: each cell says its value, and on how many posts it stands. */
import { ink, muted } from '../../content-api/pdf/page.ts'
import { weekdayName } from '../../admin/format.ts'
import type { Language } from '../../core/story.ts'
import type { FrozenHeat } from '../frozen.ts'
import { heatValue } from '../heat-value.ts'
import { figure, left, put, widthOf, type Sheet } from './sheet.ts'

const small = { size: 7.5, color: muted }
const rowHeight = 24
export const heatHeight = 7 * rowHeight + 30
/** The strongest ground still lets the text on it be read. */
const strongest = 0.45

export function addHeat(sheet: Sheet, alt: string, { cells, hours, measure }: FrozenHeat, language: Language): void {
  const { doc, accent } = sheet
  figure(sheet, alt, heatHeight, (top) => {
    const used = hours.flatMap(({ of }, hour) => (of > 0 ? [hour] : []))
    const [first = 0, last = 23] = [used[0], used.at(-1)]
    const start = left + 26
    const width = Math.min(46, (widthOf(doc) - 26) / (last - first + 1))
    const grid = top + 14
    const most = Math.max(1, ...cells.flat().map(({ median }) => median ?? 0))
    for (let hour = first; hour <= last; hour++) put(doc, String(hour), start + (hour - first + 0.5) * width, top, small, 'center')
    cells.forEach((row, weekday) => {
      const y = grid + weekday * rowHeight
      put(doc, weekdayName(weekday, language), left, y + rowHeight / 2 - 5.5, { size: 8.5 })
      row.slice(first, last + 1).forEach(({ of, median }, at) => {
        const x = start + at * width
        doc
          .rect(x + 0.75, y + 0.75, width - 1.5, rowHeight - 1.5)
          .fill(median === null ? '#f4f4f4' : mixed(accent, (strongest * median) / most))
        if (of === 0) return
        const middle = x + width / 2
        put(
          doc,
          median === null ? '·' : heatValue(median, measure, language),
          middle,
          y + 2.5,
          { size: width < 24 ? 7 : 8.5, bold: median !== null },
          'center',
        )
        put(doc, String(of), middle, y + 13, { size: 6.5, color: median === null ? muted : ink }, 'center')
      })
    })
  })
}

/** The colour on white. @param share 0 to 1 */
function mixed(color: string, share: number): string {
  const part = (at: number) => Math.round(255 + (parseInt(color.slice(at, at + 2), 16) - 255) * share)
  return `#${[1, 3, 5].map((at) => part(at).toString(16).padStart(2, '0')).join('')}`
}
