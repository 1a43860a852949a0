import {
  APIError,
  type CollectionAfterChangeHook,
  type CollectionAfterReadHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { z } from 'zod'
import { longestFormName } from '../../src/core/together.ts'
import { lockUntilCommitted } from '../../src/database/lock-until-committed.ts'
import { closeGate, withdrawPost } from '../../src/delivery/standing.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, inheritWriters, noteWriting } from '../../src/workflow/audit.payload.ts'
import { forgetSaid } from '../../src/workflow/fingerprints.payload.ts'
import { sentence } from '../sentence.ts'
import { noteChosenPast } from '../../src/workflow/chosen-past.payload.ts'
import { noteEmptied, submitAgainIfMoved } from '../../src/workflow/moved.payload.ts'
import { endReview, reopenIfChanged } from '../../src/workflow/review.payload.ts'
import { planAgain, reviewStatesOf } from '../../src/workflow/review-row.payload.ts'

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

/** Which version this is: a form sends it back. */
export const nameTheVersion: CollectionAfterReadHook = ({ doc }) => {
  const { updatedAt } = doc as { updatedAt?: string }
  return { ...(doc as object), basedOn: updatedAt }
}

/**
 * A form that began with an older version than a save of somebody else, or of the same person in another form, would undo that save. It is
 * refused, and nothing is lost: what was typed still stands in the form. A form's own saves never hold it up, however they overlap. Programs
 * that send no `basedOn` change single fields and are not held up; those that do not say which form they are go on from whatever the person saved.
 */
export const unlessOvertaken: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const actor = actorOf(req)
  const { basedOn, savedIn } = saidByForm.parse(data)
  const { basedOn: _, savedIn: __, ...rest } = data as Record<string, unknown>
  const now = originalDoc as { editedBy?: string | null; editedIn?: string | null; updatedAt?: string } | undefined
  if (operation === 'update' && basedOn && now?.editedBy && basedOn !== now.updatedAt) {
    const isOthers = now.editedBy !== actor.id
    if (isOthers || (savedIn && now.editedIn !== savedIn)) {
      const said = isOthers ? overtakenBy(await nameOf(req, now.editedBy)) : overtakenByYou
      throw new APIError(sentence({ req }, said), 409, { code: 'overtaken' }, true)
    }
  }
  return { ...rest, editedBy: actor.id, editedIn: savedIn || null }
}

/** A name that is none is as if the form had said nothing. */
const saidByForm = z.object({
  basedOn: z.string().nullish().catch(null),
  savedIn: z.string().max(longestFormName).nullish().catch(null),
})

const notSaved = {
  de: 'Ihre letzte Änderung ist noch nicht gespeichert und steht weiter im Formular: Vergleichen Sie oben beide Fassungen.',
  en: 'Your last change is not saved yet and still stands in the form: compare both versions above.',
}
const overtakenBy = (name: string) => ({
  de: `${name} hat diesen Beitrag geändert, während Sie daran schrieben. ${notSaved.de}`,
  en: `${name} changed this post while you were writing. ${notSaved.en}`,
})
const overtakenByYou = {
  de: `Sie haben diesen Beitrag in einem anderen Fenster geändert, während Sie hier schrieben. ${notSaved.de}`,
  en: `You changed this post in another window while you were writing here. ${notSaved.en}`,
}

async function nameOf(req: PayloadRequest, id: string): Promise<string> {
  const user: unknown = await req.payload.db.findOne({ collection: 'users', where: { id: { equals: id } } })
  return (user as { name?: string } | null)?.name ?? 'Somebody'
}

/** Bringing an old version back brings back what it says: a post that is there does not go into the trash again with it. */
export const staysOutOfTheTrash: CollectionBeforeChangeHook = ({ data, req }) =>
  req.context.isRestoringVersion ? { ...(data as object), deletedAt: null } : (data as object)

/** Before a change is stored, it is noted who makes it: the four-eyes rule depends on it. */
export const noteTheEditor: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const id = (originalDoc as { id?: string } | undefined)?.id
  if (operation === 'update' && id) await noteWriting(req.payload, actorOf(req), String(id), false)
  return { ...data, _status: 'draft' }
}

/** Before it can be read: from then on the post may be planned at any moment. What is noted in vain only holds. */
export const noteTheTimes: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const before = originalDoc as { id?: string } | undefined
  const after = { ...before, ...(data as { deletedAt?: string | null }) }
  if (operation !== 'update' || !before?.id || after.deletedAt) return data as unknown
  await noteEmptied(req.payload, String(before.id), actorOf(req), after, before)
  await noteChosenPast(req.payload, String(before.id), actorOf(req), after, before)
  return data as unknown
}

/** An edit re-opens the review and closes the gate for what is pending; so does another time, where the brand wants it. */
export const reopenTheReview: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const { id, deletedAt } = doc as { id: string; deletedAt?: string | null }
  if (operation === 'create') {
    await noteWriting(req.payload, actorOf(req), String(id), true)
    const { copyOf } = req.context
    if (typeof copyOf === 'string') await inheritWriters(req.payload, 'posts', copyOf, String(id))
    return
  }
  if (deletedAt) return
  const isOpen =
    (await reopenIfChanged(req.payload, String(id), actorOf(req), req)) ||
    (await submitAgainIfMoved(req.payload, String(id), actorOf(req), doc, previousDoc))
  if (isOpen) {
    await closeGate(String(id), hub(req.payload).ledger)
    return
  }
  await planAgain(req.payload, String(id), req)
}

/** Who puts a post into the trash does not want it to go out. */
export const withdrawTrashed: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const { id, deletedAt } = doc as { id: string; deletedAt?: string | null }
  if (!deletedAt || (previousDoc as { deletedAt?: string | null } | undefined)?.deletedAt) return
  // The review first: an approval that stands could be planned again.
  await endReview(req.payload, String(id), actorOf(req))
  await withdrawPost(String(id), 'The post was put into the trash.', hub(req.payload).ledger)
  await forgetSaid(req.payload, String(id))
}

/** The review's state, for lists. It is kept apart from the post. */
export const showTheReview: CollectionAfterReadHook = async ({ doc, req, context }) => {
  const { id } = doc as { id?: string }
  if (!id || context.withoutReview) return doc as object
  const review = (await reviewStatesOf(req.payload, [String(id)])).get(String(id))
  return { ...(doc as object), reviewState: review?.state ?? 'draft' }
}
