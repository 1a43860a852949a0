/** The row of a run, and its file. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { importKinds, importStates, rowOutcomes, type ImportOptions, type RowOutcome, type RunLine } from '../core/imports.ts'
import type { Actor } from '../workflow/audit.payload.ts'
import { importOptions } from './options.ts'
import { ImportProblem } from './problem.ts'

const said = z.object({ de: z.string(), en: z.string() })
const moment = z.coerce.date().nullish()
const storedRun = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  by: z.string(),
  byName: z.string(),
  at: z.coerce.date(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  fileHash: z.string(),
  state: z.enum(importStates),
  options: z.string().nullish(),
  total: z.number(),
  next: z.number(),
  made: z.number(),
  updated: z.number(),
  already: z.number(),
  refused: z.number(),
  endedAt: moment,
  problem: z.string().nullish(),
  holder: z.string().nullish(),
  heldUntil: moment,
})
export type Run = z.infer<typeof storedRun>

export const optionsOf = (run: Run): ImportOptions => importOptions.parse(JSON.parse(run.options ?? 'null'))

export function lineOf(run: Run, person: string): RunLine {
  const { id, kind, state, fileName, byName, total, made, updated, already, refused } = run
  return {
    ...{ id, kind, state, fileName, byName, total, made, updated, already, refused },
    isMine: run.by === person,
    at: run.at.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    settled: made + updated + already + refused,
    problem: run.problem ? said.parse(JSON.parse(run.problem)) : null,
  }
}

export async function findRun(payload: Payload, id: string): Promise<Run | null> {
  const found: unknown = await payload.db.findOne({ collection: 'imports', where: { id: { equals: id } } })
  return found ? storedRun.parse(found) : null
}

/** The latest first. */
export async function findRuns(payload: Payload, where: Where, limit: number): Promise<Run[]> {
  const { docs } = await payload.db.find({ collection: 'imports', where, sort: '-at', limit, pagination: false })
  return z.array(storedRun).parse(docs)
}

/** One compare-and-set: `null` where it is in another state by now, or in other hands. */
export async function changeRun(payload: Payload, run: Run, to: Record<string, unknown>): Promise<Run | null> {
  const where: Where = {
    and: [{ id: { equals: run.id } }, { state: { equals: run.state } }, { holder: { equals: run.holder ?? '' } }],
  }
  const options = { atomic: true } as Record<string, unknown>
  const row: unknown = await payload.db.updateOne({ collection: 'imports', where, data: to, options })
  return row ? storedRun.parse(row) : null
}

/** The file first, then its row: a row without a file could not go on. */
export async function keepFile(
  payload: Payload,
  folder: string,
  by: Actor,
  file: { readonly name: string; readonly bytes: Buffer; readonly kind: Run['kind'] },
): Promise<Run> {
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  await mkdir(folder, { recursive: true })
  const at = path.join(folder, hash)
  const beside = `${at}.${randomUUID()}`
  await writeFile(beside, file.bytes)
  await rename(beside, at)
  const row: unknown = await payload.db.create({
    collection: 'imports',
    data: {
      by: by.id,
      byName: by.name,
      at: new Date().toISOString(),
      kind: file.kind,
      fileName: file.name,
      fileHash: hash,
      state: 'read',
      holder: '',
      ...{ total: 0, next: 0, made: 0, updated: 0, already: 0, refused: 0 },
    },
  })
  return storedRun.parse(row)
}

/** @throws ImportProblem where it was cleared away. */
export const fileOf = (folder: string, run: Run): Promise<Buffer> =>
  readFile(path.join(folder, path.basename(run.fileHash))).catch(() => {
    throw new ImportProblem('file-gone', {
      de: 'Die Datei liegt nicht mehr vor. Wählen Sie sie noch einmal: Was schon importiert ist, kommt nicht doppelt.',
      en: 'The file is not there any more. Choose it once more: what is imported already does not come twice.',
    })
  })

/** Days that a file is kept. */
const keptDays = 30

/** Files of runs that began long ago, and of none that is still to be done. */
export async function forgetFiles(payload: Payload, folder: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString()
  const old = await findRuns(payload, { and: [{ at: { less_than: before } }, { fileHash: { not_equals: '' } }] }, 100)
  for (const run of old) {
    if (run.state === 'running') continue
    const others = await findRuns(payload, { and: [{ fileHash: { equals: run.fileHash } }, { id: { not_equals: run.id } }] }, 1)
    if (others.length === 0) await rm(path.join(folder, path.basename(run.fileHash)), { force: true })
    await payload.db.updateOne({ collection: 'imports', id: run.id, data: { fileHash: '' } })
  }
}

/** What became of its rows so far, counted and not added up: a crash between two steps counts nothing twice. */
export async function countRows(payload: Payload, run: string): Promise<Record<RowOutcome, number>> {
  const counts = { made: 0, updated: 0, already: 0, refused: 0 }
  for (const outcome of rowOutcomes)
    counts[outcome] = (
      await payload.db.count({ collection: 'import-rows', where: { and: [{ run: { equals: run } }, { outcome: { equals: outcome } }] } })
    ).totalDocs
  return counts
}
