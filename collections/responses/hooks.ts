import { APIError, type CollectionAfterChangeHook, type CollectionAfterDeleteHook, type CollectionBeforeOperationHook } from 'payload'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { isId } from '../is-id.ts'
import { sentence } from '../sentence.ts'

/** A site may change what it says while somebody reads it here: what was decided about the old text must not hold for the new one. */
export const onlyWhatWasSeen: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { id, data } = args as { id?: unknown; data?: { content?: unknown } }
  if (operation !== 'update' || data?.content === undefined || !isId(req.payload, id)) return args
  const stored = await req.payload.db.findOne<{ id: string; content?: string | null }>({
    collection: 'responses',
    where: { id: { equals: id } },
    req,
  })
  if (!stored || (stored.content ?? '') === (data.content ?? '')) return args
  throw new APIError(
    sentence(
      { req },
      {
        de: 'Der Text hat sich inzwischen geändert. Laden Sie die Seite neu, und entscheiden Sie über den neuen.',
        en: 'The text has changed meanwhile. Reload the page and decide about the new one.',
      },
    ),
    409,
    { code: 'changed-meanwhile' },
    true,
  )
}

/** Who decided what. The text is not noted: erasing the response must leave nothing of it. */
export const noteDecision: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const { id, state } = doc as { id: string; state: string }
  const before = (previousDoc as { state?: string } | undefined)?.state
  if (state === before) return
  await audit(req.payload, {
    actor: actorOf(req),
    action: `responses.${state}`,
    collection: 'responses',
    document: id,
    summary: `A response went from ${before ?? 'nothing'} to ${state}.`,
  })
}

/** What came in about it goes too: an address may be a name. */
export const eraseAllOfIt: CollectionAfterDeleteHook = async ({ id, doc, req }) => {
  const { key } = doc as { key: string }
  await req.payload.db.deleteMany({ collection: 'received-mentions', where: { key: { equals: key } }, req })
  await audit(req.payload, {
    actor: actorOf(req),
    action: 'responses.erased',
    collection: 'responses',
    document: String(id),
    summary: 'A response was erased.',
  })
}
