import type { CollectionAfterChangeHook } from 'payload'
import { actorOf, audit } from '../src/workflow/audit.payload.ts'

/** Notes who created, changed, threw away or restored a document of this collection. Values are not noted: they may be secrets. */
export const audited = (collection: string): CollectionAfterChangeHook[] => [
  async ({ doc, previousDoc, operation, req }) => {
    const now = doc as { id: string; name?: string; filename?: string; deletedAt?: string | null; roles?: string[] }
    const before = previousDoc as typeof now | undefined
    const trashed = Boolean(now.deletedAt) !== Boolean(before?.deletedAt)
    const action = operation === 'create' ? 'created' : trashed ? (now.deletedAt ? 'trashed' : 'restored') : 'changed'
    const roles = collection === 'users' && now.roles?.join() !== before?.roles?.join() ? ` Roles: ${now.roles?.join(', ') ?? 'none'}.` : ''
    await audit(req.payload, {
      actor: actorOf(req),
      action: `${collection}.${action}`,
      collection,
      document: String(now.id),
      summary: `${now.name ?? now.filename ?? now.id}: ${action}.${roles}`,
    })
  },
]
