import type { PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import {
  encodings,
  separators,
  importKinds,
  importLimits,
  rowOutcomes,
  type Encoding,
  type FileRead,
  type Separator,
  type ImportChoices,
  type Preview,
  type RunAnswer,
} from '../../src/core/imports.ts'
import { Problem } from '../../src/core/problem.ts'
import { languages, type Language } from '../../src/core/story.ts'
import { choicesFor } from '../../src/import/choices.payload.ts'
import { importOptions } from '../../src/import/options.ts'
import { importFolder } from '../../src/import/folder.ts'
import { guess, rememberedPlan } from '../../src/import/plan.payload.ts'
import { previewOf } from '../../src/import/preview.payload.ts'
import { complaintsIn, refusedTable } from '../../src/import/refused.payload.ts'
import { changeRun, fileOf, findRun, keepFile, lineOf, type Run } from '../../src/import/run.payload.ts'
import { undoRun } from '../../src/import/undo.payload.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { endpoint } from '../endpoint.ts'
import { isId } from '../is-id.ts'
import { asProblem, mustEdit } from './may.ts'

const told = z.object({ kind: z.enum(importKinds), brand: z.string().min(1, 'choose a brand'), language: z.enum(languages) })
const sampleRows = 5
const mostShown = 200

const languageOf = (req: PayloadRequest): Language => (req.i18n?.language === 'de' ? 'de' : 'en')
const person = (req: PayloadRequest): string => actorOf(req).id

async function mustFind(req: PayloadRequest, id: string): Promise<Run> {
  mustEdit(req)
  const run = await findRun(req.payload, id)
  if (!run) throw new Problem(404, 'not-found', { de: 'Diesen Import gibt es nicht.', en: 'There is no such import.' })
  return run
}

/** Whoever imports is the author: nobody starts it in another's name. */
function mustBeMine(req: PayloadRequest, run: Run): void {
  if (run.by !== person(req))
    throw new Problem(403, 'not-yours', {
      de: `Diesen Import hat ${run.byName} begonnen. Wählen Sie die Datei selbst, um sie zu importieren.`,
      en: `${run.byName} began this import. Choose the file yourself to import it.`,
    })
}

function moved(run: Run | null): Run {
  if (run) return run
  throw new Problem(409, 'overtaken', {
    de: 'Der Stand dieses Imports hat sich gerade geändert. Sehen Sie noch einmal nach.',
    en: 'This import has just changed. Look again.',
  })
}

async function fileIn(req: PayloadRequest): Promise<{ name: string; bytes: Buffer; told: z.infer<typeof told> }> {
  const form = await req.formData?.().catch(() => null)
  const file = form?.get('file')
  const parsed = told.safeParse(Object.fromEntries(['kind', 'brand', 'language'].map((key) => [key, form?.get(key)])))
  if (!(file instanceof Blob) || !parsed.success || !isId(req.payload, parsed.data.brand))
    throw new Problem(400, 'invalid-form', {
      de: 'Wählen Sie eine Datei, eine Marke und eine Sprache.',
      en: 'Choose a file, a brand and a language.',
    })
  const most = parsed.data.kind === 'csv' ? importLimits.csvBytes : importLimits.zipBytes
  if (file.size > most)
    throw new Problem(413, 'too-large', {
      de: `Die Datei ist größer als ${most / 1024 / 1024} MB. Teilen Sie sie in mehrere.`,
      en: `The file is larger than ${most / 1024 / 1024} MB. Split it into several.`,
    })
  const name = 'name' in file ? String(file.name) : 'import'
  const clean = name
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .split(/[\\/]/)
    .at(-1)
    ?.slice(0, 200)
  return { name: clean || 'import', bytes: Buffer.from(await file.arrayBuffer()), told: parsed.data }
}

async function answerOf(req: PayloadRequest, run: Run): Promise<RunAnswer> {
  const rows: RunAnswer['rows'][number][] = []
  const stored = z.object({
    number: z.number(),
    outcome: z.enum(rowOutcomes),
    title: z.string().nullish(),
    post: z.string().nullish(),
    said: z.string().nullish(),
  })
  for (const outcome of rowOutcomes) {
    const where: Where = { and: [{ run: { equals: run.id } }, { outcome: { equals: outcome } }] }
    const { docs } = await req.payload.db.find({ collection: 'import-rows', where, sort: 'number', limit: mostShown, pagination: false })
    for (const { said, title, post, ...row } of z.array(stored).parse(docs))
      rows.push({ ...row, title: title ?? '', post: post ?? null, complaints: complaintsIn(said) })
  }
  return { run: lineOf(run, person(req)), rows }
}

/** For editors only. Nothing here approves anything, and a run writes with the rights of whoever began it. */
export const importEndpoints = [
  endpoint({
    method: 'get',
    path: '/choices',
    handle: async ({ req }): Promise<ImportChoices> => {
      mustEdit(req)
      return choicesFor(req.payload, person(req))
    },
  }),
  endpoint({
    method: 'post',
    path: '/read',
    handle: async ({ req }): Promise<FileRead> => {
      mustEdit(req)
      const { name, bytes, told } = await fileIn(req)
      const read = await asProblem(guess(req.payload, told.kind, bytes, told))
      const run = await keepFile(req.payload, importFolder(), actorOf(req), { name, bytes, kind: told.kind })
      return fileRead(req, run, read)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/reread',
    body: told.omit({ kind: true }).extend({ encoding: z.enum(encodings).optional(), separator: z.enum(separators).optional() }),
    handle: async ({ req, id, body }): Promise<FileRead> => {
      const run = await mustFind(req, id)
      mustBeMine(req, run)
      const bytes = await asProblem(fileOf(importFolder(), run))
      return fileRead(req, run, await asProblem(guess(req.payload, run.kind, bytes, known(body))))
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/preview',
    body: z.object({
      options: importOptions,
      only: z.enum(['all', 'complaints', 'new', 'update', 'already', 'refused']).default('all'),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(mostShown).default(50),
    }),
    handle: async ({ req, id, body: { options, ...asked } }): Promise<Preview> => {
      const run = await mustFind(req, id)
      mustBeMine(req, run)
      const plan = await asProblem(rememberedPlan(req.payload, run, options, () => fileOf(importFolder(), run)))
      return previewOf(req.payload, plan, options, asked)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/start',
    body: z.object({ options: importOptions }),
    handle: async ({ req, id, body: { options } }): Promise<RunAnswer> => {
      const run = await mustFind(req, id)
      mustBeMine(req, run)
      if (run.state !== 'read') return answerOf(req, moved(null))
      const { posts } = await asProblem(rememberedPlan(req.payload, run, options, () => fileOf(importFolder(), run)))
      const to = { state: 'running', options: JSON.stringify(options), total: posts.length, at: new Date().toISOString() }
      return answerOf(req, moved(await changeRun(req.payload, run, to)))
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/state',
    handle: async ({ req, id }): Promise<RunAnswer> => answerOf(req, await mustFind(req, id)),
  }),
  endpoint({
    method: 'post',
    path: '/:id/stop',
    handle: async ({ req, id }): Promise<RunAnswer> => {
      const run = await mustFind(req, id)
      if (run.state !== 'running') moved(null)
      return answerOf(req, moved(await changeRun(req.payload, run, { state: 'stopped', holder: '', heldUntil: null })))
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/resume',
    handle: async ({ req, id }): Promise<RunAnswer> => {
      const run = await mustFind(req, id)
      mustBeMine(req, run)
      if (run.state !== 'stopped') moved(null)
      return answerOf(req, moved(await changeRun(req.payload, run, { state: 'running', problem: null })))
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/undo',
    handle: async ({ req, id }): Promise<RunAnswer & { readonly trashed: number; readonly kept: number }> => {
      const run = await mustFind(req, id)
      if (run.state !== 'done' && run.state !== 'stopped') moved(null)
      const undone = await undoRun(req, run)
      return { ...(await answerOf(req, moved(await changeRun(req.payload, run, { state: 'undone' })))), ...undone }
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/refused',
    handle: async ({ req, id }): Promise<Response> => {
      const run = await mustFind(req, id)
      const table = await asProblem(refusedTable(req.payload, importFolder(), run, languageOf(req)))
      const name = `${run.fileName.replace(/\.\w+$/, '').replace(/[^\p{L}\p{N} ._-]/gu, '_')}-${languageOf(req) === 'de' ? 'abgelehnt' : 'refused'}.csv`
      return new Response(table, {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          'Cache-Control': 'no-store',
        },
      })
    },
  }),
]

type Told = z.infer<typeof told>
interface Reread extends Omit<Told, 'kind'> {
  readonly encoding?: Encoding | undefined
  readonly separator?: Separator | undefined
}
const known = ({ encoding, separator, ...rest }: Reread) => ({ ...rest, ...(encoding && { encoding }), ...(separator && { separator }) })

type Guessed = Awaited<ReturnType<typeof guess>>

const fileRead = (req: PayloadRequest, run: Run, { options, table, notes, total }: Guessed): FileRead => ({
  run: { ...lineOf(run, person(req)), total },
  table: table && {
    headings: table.headings,
    sample: table.rows.slice(0, sampleRows).map(({ cells }) => cells.map((cell) => cell.slice(0, 200))),
  },
  options,
  notes,
})
