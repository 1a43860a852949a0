/** What a run's file says, read by its options. */
import type { Payload } from 'payload'
import type { CsvOptions, ImportOptions, MarkdownOptions, Said } from '../core/imports.ts'
import type { Language } from '../core/story.ts'
import { decodeText, guessEncoding } from './csv/decode.ts'
import { guessColumns, saysState } from './csv/headings.ts'
import { planRows } from './csv/rows.ts'
import { guessSeparator, readTable, type Table } from './csv/table.ts'
import { openArchive, type Archive } from './markdown/archive.ts'
import { emptyArchive, planFiles } from './markdown/files.ts'
import { keyOf, type PlannedPost } from './planned.ts'
import { ImportProblem } from './problem.ts'
import type { Run } from './run.payload.ts'
import { importWorld } from './world.payload.ts'
import type { ImportWorld } from './world.ts'

export interface Plan {
  readonly posts: readonly PlannedPost[]
  readonly world: ImportWorld
  /** Of Markdown: where its pictures lie. */
  readonly archive: Archive | null
  readonly notes: readonly Said[]
}

/** @throws ImportProblem where the file cannot be read so. */
export async function planOf(payload: Payload, bytes: Buffer, options: ImportOptions): Promise<Plan> {
  const world = await importWorld(payload, options.brand)
  if (!world)
    throw new ImportProblem('no-brand', {
      de: 'Diese Marke gibt es nicht. Wählen Sie eine andere.',
      en: 'There is no such brand. Choose another.',
    })
  if (options.kind === 'csv') {
    const table = await tableOf(bytes, options)
    return { posts: planRows(table, options, world), world, archive: null, notes: leftBehind(table, options) }
  }
  const archive = openArchive(bytes)
  const posts = await planFiles(archive, withinBrand(options, world), world)
  if (posts.length === 0) throw new ImportProblem('no-texts', emptyArchive)
  return { posts, world, archive, notes: archive.notes }
}

const withinBrand = (options: MarkdownOptions, { channels }: ImportWorld): MarkdownOptions => ({
  ...options,
  channels: options.channels.filter((id) => channels.some((channel) => channel.id === id)),
})

export const tableOf = (bytes: Buffer, { encoding, separator }: Pick<CsvOptions, 'encoding' | 'separator'>): Promise<Table> =>
  readTable(decodeText(bytes, encoding), separator)

/** How a file that has just arrived is probably meant. Encoding and separator may be known. */
export async function guess(
  payload: Payload,
  kind: Run['kind'],
  bytes: Buffer,
  told: { readonly brand: string; readonly language: Language } & Partial<Pick<CsvOptions, 'encoding' | 'separator'>>,
): Promise<{ readonly options: ImportOptions; readonly table: Table | null; readonly notes: readonly Said[]; readonly total: number }> {
  const common = { brand: told.brand, language: told.language, makeTopics: true, updateDrafts: false }
  if (kind === 'markdown') {
    const options: MarkdownOptions = { ...common, kind, channels: [] }
    const { posts, notes } = await planOf(payload, bytes, options)
    return { options, table: null, notes, total: posts.length }
  }
  const encoding = told.encoding ?? guessEncoding(bytes)
  const separator = told.separator ?? guessSeparator(decodeText(bytes, encoding))
  const table = await tableOf(bytes, { encoding, separator })
  const world = await importWorld(payload, told.brand)
  const columns = guessColumns(table.headings, told.language, world?.channels ?? [])
  const options: CsvOptions = { ...common, kind, encoding, separator, columns, bodyFormat: 'markdown', dateOrder: 'day-first' }
  return { options, table, notes: leftBehind(table, options), total: table.rows.length }
}

/** A file may say that something is approved: it is told that nothing becomes so. */
function leftBehind({ headings }: Table, { columns }: CsvOptions): Said[] {
  const states = headings.filter((heading, at) => columns[at] === 'state' || (columns[at] === '' && saysState(heading)))
  if (states.length === 0) return []
  const names = states.map((name) => `„${name.slice(0, 60)}“`).join(', ')
  return [
    {
      de: `${names} wird nicht übernommen: Alles Importierte ist ein Entwurf, und nichts davon ist freigegeben.`,
      en: `${names} is not taken over: whatever is imported is a draft, and nothing of it is approved.`,
    },
  ]
}

interface Remembered {
  readonly key: string
  readonly plan: Promise<Plan>
  readonly at: number
}
const shared = globalThis as typeof globalThis & { __importPlan?: Remembered }
const rememberMs = 30_000

/** The last one is remembered for a moment: a page of a preview after the other. On `globalThis`, because Next has its own copy of every module. */
export function rememberedPlan(payload: Payload, run: Run, options: ImportOptions, bytes: () => Promise<Buffer>): Promise<Plan> {
  const key = keyOf(run.id, options)
  const last = shared.__importPlan
  if (last?.key === key && Date.now() - last.at < rememberMs) return last.plan
  const plan = bytes().then((read) => planOf(payload, read, options))
  shared.__importPlan = { key, plan, at: Date.now() }
  plan.catch(() => delete shared.__importPlan)
  return plan
}
