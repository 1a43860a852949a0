/** What becomes of one planned post. May be asked again at any time, also after a crash between any two steps: nothing comes in twice. */
import { noteWriting, type Actor } from '../workflow/audit.payload.ts'
import type { Complaint, RowOutcome } from '../core/imports.ts'
import type { Making } from './make.payload.ts'
import { completeDraft, makeDraft, updateDraft } from './make.payload.ts'
import { changeOrigin, claimOrigin, isUntouched, livingPosts, postMadeOf, type Origin } from './origins.payload.ts'
import { contentHashOf, isRefused, note, refusal, type PlannedPost } from './planned.ts'

export interface Settling extends Making {
  /** The run or reading that this is a part of: while it lives, nobody else makes what it has claimed. */
  readonly run: string
  readonly updateDrafts: boolean
  /** What a post's form says of where it is from. */
  readonly name: string
  /** Whether another run is at work just now. */
  readonly isAtWork: (run: string) => Promise<boolean>
  readonly link?: string | null
  readonly source?: string | null
  /** Default: that of the planned post. */
  readonly contentHash?: string
  /** Who counts as an author beside the person: whoever named the source. */
  readonly authors?: readonly Actor[]
}
export interface Settled {
  readonly outcome: RowOutcome
  readonly post: string | null
  readonly complaints: readonly Complaint[]
}

/** The person may not do this any more: the whole run has to stop. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

export async function settle(planned: PlannedPost, settling: Settling): Promise<Settled> {
  if (isRefused(planned)) return { outcome: 'refused', post: null, complaints: planned.complaints }
  const { payload, run, name, link = null, source = null } = settling
  const contentHash = settling.contentHash ?? contentHashOf(planned)
  const claimed = await claimOrigin(payload, { key: planned.key, run, name, link, source, contentHash })
  const mine = claimed.isNew ? claimed.origin : await takeOver(claimed.origin, settling)
  if (!mine) return knownAlready(claimed.origin, planned, contentHash, settling)
  try {
    return await make(mine, planned, contentHash, settling)
  } catch (error) {
    const complaint = refusedBy(error)
    if (!complaint) throw error
    return { outcome: 'refused', post: null, complaints: [...planned.complaints, complaint] }
  }
}

/** The origin, where its post is still to be made, and by us. `null`: it is there, or somebody else makes it. */
async function takeOver(origin: Origin, { payload, run, isAtWork }: Settling): Promise<Origin | null> {
  if (origin.post) {
    if ((await livingPosts(payload, [origin.post])).has(origin.post)) return null
    return changeOrigin(payload, origin, { post: null, run, leftAt: null })
  }
  if (origin.run === run) return origin
  if (origin.run && (await isAtWork(origin.run))) return null
  return changeOrigin(payload, origin, { run })
}

async function make(origin: Origin, planned: PlannedPost, contentHash: string, settling: Settling): Promise<Settled> {
  const { payload, run, authors = [] } = settling
  // A crash came after the post was made, and before that was noted.
  const before = await postMadeOf(payload, planned.key)
  const made = before ? await completeDraft(planned, before, settling) : await makeDraft(planned, settling)
  for (const author of authors) await noteWriting(payload, author, made.post, true)
  await changeOrigin(payload, origin, { ...made, run, contentHash })
  return { outcome: 'made', post: made.post, complaints: planned.complaints }
}

async function knownAlready(origin: Origin, planned: PlannedPost, contentHash: string, settling: Settling): Promise<Settled> {
  const { payload, updateDrafts } = settling
  const post = origin.post ?? null
  // This very run has made it: its row was not noted before a crash.
  if (post && origin.run === settling.run) return { outcome: 'made', post, complaints: planned.complaints }
  const stays = (...complaints: Complaint[]): Settled => ({ outcome: 'already', post, complaints: [...planned.complaints, ...complaints] })
  if (!updateDrafts || !post || origin.contentHash === contentHash) return stays()
  if (!(await isUntouched(payload, origin))) return stays(touched)
  try {
    const { leftAt } = await updateDraft(planned, post, origin.leftAt ?? '', settling)
    await changeOrigin(payload, origin, { leftAt, contentHash })
    return { outcome: 'updated', post, complaints: planned.complaints }
  } catch (error) {
    if ((error as { status?: unknown }).status === 409) return stays(touched)
    const complaint = refusedBy(error)
    if (!complaint) throw error
    return { outcome: 'refused', post, complaints: [...planned.complaints, complaint] }
  }
}

const touched = note(
  null,
  'Der Entwurf wurde seit dem Import bearbeitet und bleibt, wie er ist.',
  'The draft was worked at since the import, and stays as it is.',
)

/** `null`: nothing that the row is to blame for. */
function refusedBy(error: unknown): Complaint | null {
  const { status, message, isPublic } = error as { status?: unknown; message?: unknown; isPublic?: unknown }
  if (status === 401 || status === 403) throw new NotAllowed('The person may not write posts.', { cause: error })
  if (typeof status !== 'number' || status >= 500 || isPublic === false || typeof message !== 'string') return null
  return refusal(null, message, message)
}
