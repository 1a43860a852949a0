/** What was refused, as a table with the reasons: it can be mended and imported again. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { Complaint } from '../core/imports.ts'
import type { Language } from '../core/story.ts'
import { isReason, reasonHeading } from './csv/reasons.ts'
import { tableOf } from './plan.payload.ts'
import { fileOf, optionsOf, type Run } from './run.payload.ts'

const rowHeading = { de: 'Zeile', en: 'Row' }
const titleHeading = { de: 'Titel', en: 'Title' }

const complaint = z.object({ refuses: z.boolean(), column: z.string().nullable(), de: z.string(), en: z.string() })
const stored = z.object({ number: z.number(), title: z.string().nullish(), said: z.string().nullish() })

export const complaintsIn = (said: string | null | undefined): Complaint[] => (said ? z.array(complaint).parse(JSON.parse(said)) : [])

/** UTF-8 with a mark, so that spreadsheets read it rightly. Of a table it has all columns, and the reasons as the last. */
export async function refusedTable(payload: Payload, folder: string, run: Run, language: Language): Promise<string> {
  const where: Where = { and: [{ run: { equals: run.id } }, { outcome: { equals: 'refused' } }] }
  const { docs } = await payload.db.find({ collection: 'import-rows', where, sort: 'number', pagination: false, limit: 0 })
  const refused = z.array(stored).parse(docs)
  const reasons = (said: string | null | undefined) =>
    complaintsIn(said)
      .filter(({ refuses }) => refuses)
      .map((one) => `${one.column ? `${one.column}: ` : ''}${one[language]}`)
      .join(' ')
  const options = optionsOf(run)
  if (options.kind === 'markdown') {
    const lines = refused.map(({ number, title, said }) => [String(number), title ?? '', reasons(said)])
    return csv([[rowHeading[language], titleHeading[language], reasonHeading[language]], ...lines], ',')
  }
  const table = await tableOf(await fileOf(folder, run), options)
  const cells = new Map(table.rows.map((row) => [row.number, row.cells]))
  // Of a table that was handed out before, the old reasons do not come along.
  const kept = (row: readonly string[]) => row.filter((_, at) => !isReason(table.headings[at]))
  const width = kept(table.headings).length
  const lines = refused.map(({ number, said }) => {
    const row = kept(cells.get(number) ?? [])
    return [...Array.from({ length: Math.max(width, row.length) }, (_, at) => row[at] ?? ''), reasons(said)]
  })
  return csv([[...kept(table.headings), reasonHeading[language]], ...lines], options.separator)
}

const csv = (rows: readonly (readonly string[])[], separator: string): string =>
  `\ufeff${rows.map((row) => row.map((cell) => (/["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)).join('\r\n')}\r\n`
