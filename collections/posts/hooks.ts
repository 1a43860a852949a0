import type { CollectionAfterChangeHook, CollectionAfterReadHook, CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'
import { lockUntilCommitted } from '../../src/database/lock-until-committed.ts'
import { closeGate, withdrawPost } from '../../src/delivery/plan.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, inheritWriters, noteWriting } from '../../src/workflow/audit.payload.ts'
import { endReview, reopenIfChanged, reviewStatesOf } from '../../src/workflow/review.payload.ts'

/** Two saves of one post must not both start from the same version: the second would undo the first. */
export const oneAfterTheOther: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { id } = args as { id?: unknown }
  if (operation === 'update' && typeof id === 'string') await lockUntilCommitted(req, `posts/${id}`)
  return args
}

/** Over every API, every save is a draft: nobody can make a version the published one by asking for it. */
export const alwaysADraft: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'create' || operation === 'update' || operation === 'updateByID' || operation === 'restoreVersion') {
    const asked = args as {
      draft?: boolean
      data?: Record<string, unknown>
      publishSpecificLocale?: unknown
      duplicateFromID?: unknown
      trash?: unknown
    }
    if (operation === 'create') req.context.copyOf = asked.duplicateFromID
    // Into the trash and out of it goes the post itself: a draft would only say so in a version, and nobody would find it gone.
    const moves =
      operation === 'update' && asked.data && 'deletedAt' in asked.data && (asked.data.deletedAt != null || asked.trash === true)
    asked.draft = !moves
    delete asked.publishSpecificLocale
    if (asked.data) asked.data._status = 'draft'
  }
  return args
}

/** Before a change is stored, it is noted who makes it: the four-eyes rule depends on it. */
export const noteTheEditor: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const id = (originalDoc as { id?: string } | undefined)?.id
  if (operation === 'update' && id) await noteWriting(req.payload, actorOf(req), String(id), false)
  return { ...data, _status: 'draft' }
}

/** An edit re-opens the review and closes the gate for what is pending. */
export const reopenTheReview: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const { id, deletedAt } = doc as { id: string; deletedAt?: string | null }
  if (operation === 'create') {
    await noteWriting(req.payload, actorOf(req), String(id), true)
    const { copyOf } = req.context
    if (typeof copyOf === 'string') await inheritWriters(req.payload, copyOf, String(id))
    return
  }
  if (deletedAt) return
  if (await reopenIfChanged(req.payload, String(id), actorOf(req), req)) await closeGate(String(id), hub(req.payload).ledger)
}

/** Who puts a post into the trash does not want it to go out. */
export const withdrawTrashed: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const { id, deletedAt } = doc as { id: string; deletedAt?: string | null }
  if (!deletedAt || (previousDoc as { deletedAt?: string | null } | undefined)?.deletedAt) return
  // The review first: an approval that stands could be planned again.
  await endReview(req.payload, String(id), actorOf(req))
  await withdrawPost(String(id), 'The post was put into the trash.', hub(req.payload).ledger)
}

/** The review's state, for lists. It is kept apart from the post. */
export const showTheReview: CollectionAfterReadHook = async ({ doc, req, context }) => {
  const { id } = doc as { id?: string }
  if (!id || context.withoutReview) return doc as object
  const review = (await reviewStatesOf(req.payload, [String(id)])).get(String(id))
  return { ...(doc as object), reviewState: review?.state ?? 'draft' }
}
