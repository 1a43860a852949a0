/** Figures for people and for programs. */
import { summary, type Figure } from './figures.ts'
import type { Machine } from './machine.ts'

export interface Report {
  readonly machine: Machine
  /** By the part that measured them. */
  readonly parts: { readonly [part: string]: readonly Figure[] }
  /** Why a part has no figures, by its name. */
  readonly failed: { readonly [part: string]: string }
}

const titles = ['', 'hub', 'bare', 'hub / bare', 'better', 'spread'] as const

/** Three significant digits, all of those before the point, and at most three behind it. */
export const digits = (value: number): string => {
  const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

function cells(figure: Figure): string[] {
  const { hub, bare, ratio, spread } = summary(figure)
  return [
    `  ${figure.name}`,
    `${digits(hub)} ${figure.unit}`,
    bare === null ? '–' : `${digits(bare)} ${figure.unit}`,
    ratio === null ? '–' : `${digits(ratio)} ×`,
    figure.better,
    figure.hub.length > 1 ? `±${Math.round((spread / 2) * 100)} %` : '–',
  ]
}

/** Aligned columns: the name to the left, everything else to the right. */
export function asTable({ machine, parts, failed }: Report): string {
  const rows: string[][] = [[...titles]]
  for (const [part, figures] of Object.entries(parts)) rows.push([part], ...figures.map(cells))
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   ')
      .trimEnd(),
  )
  const { cpu, cores, memoryGb, node, loadBefore, loadAfter, syncMs } = machine
  return [
    `${cores} x ${cpu}, ${memoryGb} GB, Node ${node}; load ${digits(loadBefore)} before, ${digits(loadAfter)} after; one fsync takes ${digits(syncMs)} ms`,
    '',
    ...lines,
    ...Object.entries(failed).flatMap(([part, reason]) => ['', `${part} failed: ${reason}`]),
    '',
  ].join('\n')
}

/** The same, with every round beside its summary. */
export function asJson({ machine, parts, failed }: Report): string {
  const summed = Object.entries(parts).map(([part, figures]) => [
    part,
    figures.map((figure) => {
      const { hub, bare, ratio, spread } = summary(figure)
      const { name, unit, better } = figure
      return { name, unit, better, hub, bare, ratio, spread, rounds: { hub: figure.hub, bare: figure.bare } }
    }),
  ])
  return `${JSON.stringify({ machine, parts: Object.fromEntries(summed) as unknown, failed }, null, 2)}\n`
}
