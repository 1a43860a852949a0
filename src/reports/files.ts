/** An edition as files. */
import slugify from '@sindresorhus/slugify'
import type { ReportFile } from '../core/reports.ts'
import type { Frozen } from './frozen.ts'

export interface EditionFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

const types: Record<ReportFile, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

function fileName({ name, period, revision, language }: Frozen, kind: ReportFile): string {
  const slug = slugify(name, { decamelize: false, locale: language }).slice(0, 80) || 'report'
  return `${slug}-${period.from}-${period.to}${revision > 1 ? `-${revision}` : ''}.${kind}`
}

/** Loaded when they are needed, and never by what Next bundles: it draws nothing, and fonts and their like are no part of a bundle. */
const draw: Record<ReportFile, (frozen: Frozen) => Promise<Buffer>> = {
  pdf: async (frozen) => (await import(/* turbopackIgnore: true */ './pdf/document.ts')).editionPdf(frozen),
  xlsx: async (frozen) => (await import(/* turbopackIgnore: true */ './xlsx.ts')).editionXlsx(frozen),
  csv: async (frozen) => Buffer.from((await import(/* turbopackIgnore: true */ './csv.ts')).editionCsv(frozen)),
}

/** @returns the same bytes for the same edition */
export async function fileOf(frozen: Frozen, kind: ReportFile): Promise<EditionFile> {
  return { name: fileName(frozen, kind), type: types[kind], bytes: await draw[kind](frozen) }
}

/** It is not kept, and says so on every page. */
export async function previewOf(frozen: Frozen): Promise<EditionFile> {
  const { editionPdf } = await import(/* turbopackIgnore: true */ './pdf/document.ts')
  return { name: fileName(frozen, 'pdf'), type: types.pdf, bytes: await editionPdf(frozen, { preview: true }) }
}
