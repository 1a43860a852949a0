/** Works off what is to be imported, row by row: it goes on after a restart, in whichever process comes first, and leaves room for others. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Payload, TypedUser } from 'payload'
import { isUniqueViolation } from '../database/unique-violation.ts'
import type { Said } from '../core/imports.ts'
import { planOf } from './plan.payload.ts'
import { titleOf, type PlannedPost } from './planned.ts'
import { ImportProblem } from './problem.ts'
import { changeRun, countRows, fileOf, findRun, findRuns, forgetFiles, optionsOf, type Run } from './run.payload.ts'
import { NotAllowed, settle, type Settled, type Settling } from './settle.payload.ts'

export interface ImportWorker {
  /** Works until nothing is left. While it works, another ring does nothing. */
  ring(): Promise<void>
  /** Ends behind the row that is in hand. */
  stop(): Promise<void>
  forget(): Promise<void>
}

/** How long a run is left to whoever holds it and is not heard of. */
const heldMs = 60_000
/** Rows between two notes of how far it is. */
const piece = 10
/** As long as a row took, and no longer: other writers come in between. */
const longestPause = 100

export function importWorker(payload: Payload, folder: string): ImportWorker {
  let stopping = false
  let working: Promise<void> | null = null
  const work = async () => {
    for (;;) {
      const waiting = await findRuns(payload, { state: { equals: 'running' } }, 20)
      const free = waiting.toReversed().filter(({ holder, heldUntil }) => !holder || !heldUntil || heldUntil < new Date())
      const [next] = free
      if (!next || stopping) return
      const held = await changeRun(payload, next, { holder: randomUUID(), heldUntil: until() })
      if (held) await workAt(payload, folder, held, () => stopping)
    }
  }
  return {
    ring: () =>
      (working ??= work().finally(() => {
        working = null
      })),
    async stop() {
      stopping = true
      await working?.catch(() => undefined)
    },
    forget: () => forgetFiles(payload, folder, new Date()),
  }
}

const until = () => new Date(Date.now() + heldMs).toISOString()

/** One run, until its end, until it is stopped, or until `isOver`. */
async function workAt(payload: Payload, folder: string, start: Run, isOver: () => boolean): Promise<void> {
  let run: Run | null = start
  const end = async (to: Record<string, unknown>) =>
    run && changeRun(payload, run, { ...(await countRows(payload, run.id)), holder: '', heldUntil: null, ...to })
  try {
    const { posts, settling } = await prepare(payload, folder, run)
    for (const [at, planned] of posts.entries()) {
      if (at < run.next) continue
      if (isOver()) return void (await end({ next: at }))
      const began = Date.now()
      await settleRow(payload, run, planned, settling)
      await pause(Math.min(Date.now() - began, longestPause))
      if ((at + 1) % piece !== 0) continue
      run = await changeRun(payload, run, { ...(await countRows(payload, run.id)), next: at + 1, heldUntil: until() })
      // It was stopped, or has gone into other hands.
      if (!run) return
    }
    await end({ state: 'done', next: posts.length, endedAt: new Date().toISOString(), problem: null })
  } catch (error) {
    const said = sentenceOf(error)
    // The next ring tries again: it may be the database.
    if (!said) {
      await end({})
      throw error
    }
    await end({ state: 'stopped', problem: JSON.stringify(said) })
  }
}

function sentenceOf(error: unknown): Said | null {
  if (error instanceof ImportProblem) return error.said
  if (error instanceof NotAllowed)
    return {
      de: 'Wer den Import begann, darf keine Beiträge mehr schreiben. Wer es darf, kann die Datei neu importieren: Nichts kommt doppelt.',
      en: 'Whoever began the import may not write posts any more. Somebody who may can import the file anew: nothing comes twice.',
    }
  return null
}

async function prepare(payload: Payload, folder: string, run: Run): Promise<{ posts: readonly PlannedPost[]; settling: Settling }> {
  const options = optionsOf(run)
  const user = await payload.findByID({ collection: 'users', id: run.by, depth: 0, disableErrors: true })
  if (!user || (user as { deletedAt?: string | null }).deletedAt) throw new NotAllowed('The person is not there any more.')
  const { posts, world, archive } = await planOf(payload, await fileOf(folder, run), options)
  const isAtWork = async (id: string) => {
    const other = id === run.id ? null : await findRun(payload, id).catch(() => null)
    return other?.state === 'running' && Boolean(other.heldUntil && other.heldUntil > new Date())
  }
  const { brand, language, makeTopics, updateDrafts } = options
  const making = { payload, user: { ...user, collection: 'users' } as TypedUser, brand, language, makeTopics, world, archive }
  return { posts, settling: { ...making, run: run.id, updateDrafts, name: run.fileName, isAtWork } }
}

const notStored: Said = {
  de: 'Die Zeile konnte nicht gespeichert werden. Importieren Sie sie noch einmal.',
  en: 'The row could not be stored. Import it once more.',
}

async function settleRow(payload: Payload, run: Run, planned: PlannedPost, settling: Settling): Promise<void> {
  const key = `${run.id}:${planned.number}`
  if (await payload.db.findOne({ collection: 'import-rows', where: { key: { equals: key } } })) return
  const refusedAs = (said: Said): Settled => ({
    outcome: 'refused',
    post: null,
    complaints: [...planned.complaints, { ...said, refuses: true, column: null }],
  })
  const { outcome, post, complaints } = await settle(planned, settling).catch((error: unknown): Settled => {
    if (error instanceof NotAllowed) throw error
    if (error instanceof ImportProblem) return refusedAs(error.said)
    // One row that fails for a reason of ours does not hold up the others. Where nothing can be stored any more, this cannot either.
    payload.logger.error({ err: error, run: run.id, row: planned.number }, 'A row of an import could not be stored.')
    return refusedAs(notStored)
  })
  const said = JSON.stringify(complaints)
  const data = {
    key,
    run: run.id,
    number: planned.number,
    outcome,
    title: titleOf(planned).slice(0, 200).replaceAll('\u0000', '').toWellFormed(),
    post,
    said,
  }
  await payload.db.create({ collection: 'import-rows', data }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error
  })
}
