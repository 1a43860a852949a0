/** Bars: standing ones for a course, lying ones for a comparison. Their lengths say it; the colour is only for looks. */
import { muted } from '../../content-api/pdf/page.ts'
import { number, shortNumber } from '../../admin/format.ts'
import type { Language } from '../../core/story.ts'
import type { Bar } from '../sections.ts'
import { figure, fitted, left, measure, put, widthOf, type Sheet } from './sheet.ts'

const grid = '#e2e2e2'
const small = { size: 8, color: muted }

/** Round steps, from 0 to above the most: at most 5 of them. Whole numbers, since nobody counts halves. */
export function stepsOf(most: number): readonly number[] {
  const rough = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough && (factor !== 2.5 || power >= 10)) ?? 10) * power)
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, n) => n * step)
}

export const columnsHeight = 170

export function addColumns(sheet: Sheet, alt: string, bars: readonly Bar[], language: Language): void {
  const { doc, accent } = sheet
  figure(sheet, alt, columnsHeight, (top) => {
    const steps = stepsOf(Math.max(0, ...bars.map(({ value }) => value ?? 0)))
    const most = steps.at(-1) ?? 1
    const labels = steps.map((step) => shortNumber(step, language))
    const axis = left + Math.max(...labels.map((label) => measure(doc, label, small))) + 8
    const right = left + widthOf(doc)
    const [high, low] = [top + 12, top + columnsHeight - 34]
    const yOf = (value: number) => low - ((low - high) * value) / most
    steps.forEach((step, n) => {
      doc
        .moveTo(axis, yOf(step))
        .lineTo(right, yOf(step))
        .lineWidth(step === 0 ? 0.9 : 0.5)
        .strokeColor(step === 0 ? '#8c8c8c' : grid)
        .stroke()
      put(doc, labels[n] ?? '', axis - 6, yOf(step) - 5, small, 'right')
    })
    const each = (right - axis) / bars.length
    const width = Math.min(28, each * 0.72)
    // As many names as there is room for, and values where each has its own.
    const widest = Math.max(...bars.map(({ name }) => measure(doc, name, small)))
    const every = Math.max(1, Math.ceil((widest + 8) / each))
    const said = bars.map(({ value }) => (value === null ? '' : shortNumber(value, language)))
    const hasValues = Math.max(...said.map((text) => measure(doc, text, small))) + 3 <= each
    bars.forEach(({ name, value }, n) => {
      const middle = axis + each * (n + 0.5)
      if (value !== null && value > 0) doc.rect(middle - width / 2, yOf(value), width, low - yOf(value)).fill(accent)
      if (value !== null && hasValues) put(doc, said[n] ?? '', middle, yOf(value) - 11, { ...small, color: '#1a1a1a' }, 'center')
      if (n % every !== 0) return
      const half = measure(doc, name, small) / 2
      put(doc, name, Math.min(Math.max(middle, axis + half), right - half), low + 5, small, 'center')
    })
  })
}

const rowHeight = 19
export const rowsHeight = (bars: readonly Bar[]): number => bars.length * rowHeight + 12

export function addRows(sheet: Sheet, alt: string, bars: readonly Bar[], language: Language): void {
  const { doc, accent } = sheet
  figure(sheet, alt, rowsHeight(bars), (top) => {
    const set = { size: 9 }
    const values = bars.map(({ value }) => (value === null ? '–' : number(value, language)))
    const names = Math.min(170, Math.max(...bars.map(({ name }) => measure(doc, name, set))))
    const room = widthOf(doc) - names - 12 - Math.max(...values.map((value) => measure(doc, value, set))) - 8
    const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
    bars.forEach(({ name, value }, n) => {
      const y = top + n * rowHeight
      const start = left + names + 12
      const length = value === null ? 0 : Math.max(value > 0 ? 1 : 0, (room * value) / most)
      put(doc, fitted(doc, name, names, set), left, y + 3, set)
      if (length > 0) doc.rect(start, y + 2.5, length, rowHeight - 6).fill(accent)
      put(doc, values[n] ?? '', start + length + (length > 0 ? 6 : 0), y + 3, set)
    })
  })
}
