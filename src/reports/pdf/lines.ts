/** Lines by day, told apart by their marks and dashes as well as by their colours, with their names beside them. */
import { muted, type Doc } from '../../content-api/pdf/page.ts'
import { calendarDay, number } from '../../admin/format.ts'
import type { Language } from '../../core/story.ts'
import { stepsOf } from './bars.ts'
import { figure, fitted, left, lineHeight, measure, put, widthOf, type Sheet } from './sheet.ts'

type Point = { readonly day: string; readonly value: number }
interface Line {
  readonly name: string
  readonly points: readonly Point[]
}

const small = { size: 8, color: muted }
/** Each at least 3:1 on white, and apart for who confuses red and green (Okabe and Ito, darkened). */
const colors = ['#0072b2', '#b34700', '#00775a', '#8a3a72', '#5b5b00', '#333333'] as const
const dashes = [0, 5, 2, 8] as const
const plot = 150
const legendRow = lineHeight(9) + 2

export const linesHeight = (lines: readonly unknown[]): number => plot + 34 + lines.length * legendRow

export function addLines(sheet: Sheet, alt: string, lines: readonly Line[], language: Language): void {
  const { doc } = sheet
  figure(sheet, alt, linesHeight(lines), (top) => {
    const all = lines.flatMap(({ points }) => points)
    const values = all.map(({ value }) => value)
    const days = all.map(({ day }) => Date.parse(day))
    const [lowest, highest] = [Math.min(...values), Math.max(...values)]
    // Followers change by little: the axis begins near the least, and says so by its numbers.
    const isNear = lowest > 0 && highest - lowest < highest / 4
    const step = stepsOf(highest - (isNear ? lowest : 0))[1] ?? 1
    const base = isNear ? Math.floor(lowest / step) * step : 0
    const steps = stepsOf(highest - base).map((above) => above + base)
    const labels = steps.map((step) => number(step, language))
    const axis = left + Math.max(...labels.map((label) => measure(doc, label, small))) + 8
    const right = left + widthOf(doc) - 6
    const [begin, end] = [Math.min(...days), Math.max(...days)]
    const xOf = (day: string) =>
      begin === end ? (axis + right) / 2 : axis + 6 + ((right - axis - 6) * (Date.parse(day) - begin)) / (end - begin)
    const low = top + plot
    const yOf = (value: number) => low - ((plot - 10) * (value - base)) / Math.max(1, (steps.at(-1) ?? 1) - base)
    steps.forEach((step, n) => {
      doc
        .moveTo(axis, yOf(step))
        .lineTo(right + 6, yOf(step))
        .lineWidth(0.5)
        .strokeColor('#e2e2e2')
        .stroke()
      put(doc, labels[n] ?? '', axis - 6, yOf(step) - 5, small, 'right')
    })
    const iso = (at: number) => calendarDay(new Date(at).toISOString().slice(0, 10), language)
    put(doc, iso(begin), axis, low + 5, small)
    if (end > begin) put(doc, iso(end), right + 6, low + 5, small, 'right')
    lines.forEach(({ name, points }, n) => {
      const color = colors[n % colors.length] ?? colors[0]
      stroke(
        doc,
        points.map(({ day, value }) => [xOf(day), yOf(value)] as const),
        n,
        color,
      )
      const every = Math.max(1, Math.ceil(points.length / 10))
      points.forEach(({ day, value }, at) => (at % every === 0 || at === points.length - 1) && mark(doc, n, xOf(day), yOf(value), color))
      const y = low + 24 + n * legendRow
      stroke(
        doc,
        [
          [left, y + 5.5],
          [left + 26, y + 5.5],
        ],
        n,
        color,
      )
      mark(doc, n, left + 13, y + 5.5, color)
      put(doc, fitted(doc, `${name}: ${number(points.at(-1)?.value ?? 0, language)}`, widthOf(doc) - 36, { size: 9 }), left + 34, y, {
        size: 9,
      })
    })
  })
}

function stroke(doc: Doc, points: readonly (readonly [number, number])[], n: number, color: string): void {
  const dash = dashes[n % dashes.length] ?? 0
  doc.save().lineWidth(1.4).strokeColor(color)
  if (dash > 0) doc.dash(dash, { space: 3 })
  points.forEach(([x, y], at) => (at === 0 ? doc.moveTo(x, y) : doc.lineTo(x, y)))
  if (points.length > 1) doc.stroke()
  doc.restore()
}

function mark(doc: Doc, n: number, x: number, y: number, color: string): void {
  const r = 2.6
  const shape = n % 4
  if (shape === 0) doc.circle(x, y, r)
  else if (shape === 1) doc.rect(x - r, y - r, 2 * r, 2 * r)
  else if (shape === 2) doc.polygon([x, y - r - 1], [x + r + 1, y + r], [x - r - 1, y + r])
  else doc.polygon([x, y - r - 1], [x + r + 1, y], [x, y + r + 1], [x - r - 1, y])
  doc.fill(color)
}
