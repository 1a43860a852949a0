/** Numbers as tables: a page of rows, or the whole as text, which never lies in memory as a whole. */
import { z } from 'zod'
import { byteOrderMark, csvLine } from '../../core/csv-line.ts'
import { exportColumns, type ExportName, type ExportPage } from '../../core/exports.ts'
import { accountPages } from './accounts.payload.ts'
import { clickPages } from './clicks.payload.ts'
import { deliveryPages, measurementPages } from './deliveries.payload.ts'
import type { Pages, Place, Placed, Scope } from './scope.payload.ts'

const sources: Readonly<Record<ExportName, (scope: Scope, after: Place | null) => Pages>> = {
  deliveries: deliveryPages,
  measurements: measurementPages,
  accounts: accountPages,
  clicks: clickPages,
}

const cursorOf = (name: ExportName, place: Place): string => Buffer.from(JSON.stringify([name, ...place])).toString('base64url')

/** @returns `null`: this was never handed out, or for another table. */
export function placeOf(name: ExportName, cursor: string, isId: (value: unknown) => boolean): Place | null {
  const id = z.string().refine(isId)
  const inner = { deliveries: z.literal(''), measurements: id, accounts: z.iso.date(), clicks: id }[name]
  try {
    const [, ...place] = z.tuple([z.literal(name), id, inner]).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return place
  } catch {
    return null
  }
}

export async function exportPage(scope: Scope, name: ExportName, after: Place | null, limit: number): Promise<ExportPage> {
  const found: Placed[] = []
  for await (const page of sources[name](scope, after)) {
    found.push(...page)
    if (found.length > limit) break
  }
  const last = found[limit - 1]
  return { rows: found.slice(0, limit).map(({ row }) => row), next: found.length > limit && last ? cursorOf(name, last.place) : null }
}

/** Characters. */
const chunk = 64 * 1024

export async function* exportText(scope: Scope, name: ExportName, format: 'csv' | 'jsonl'): AsyncGenerator<string, void> {
  const columns: readonly string[] = exportColumns[name]
  let text = format === 'csv' ? byteOrderMark + csvLine(columns) : ''
  for await (const page of sources[name](scope, null)) {
    for (const { row } of page)
      text += format === 'csv' ? csvLine(columns.map((column) => row[column] ?? null)) : `${JSON.stringify(row, [...columns])}\n`
    if (text.length < chunk) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}
