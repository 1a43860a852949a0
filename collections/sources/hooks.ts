import type { CollectionBeforeChangeHook } from 'payload'
import { actorOf } from '../../src/workflow/audit.payload.ts'

/**
 * Drafts are made with the rights of whoever said last what is read, and that person counts as their author: nobody approves what they
 * had fetched.
 */
export const whoSaved: CollectionBeforeChangeHook = ({ data, req }) => ({ ...data, by: actorOf(req).id || (data as { by?: string }).by })

/** What is read from another address, or again, is read from its beginning, and soon. */
export const readAnew: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const now = data as { url?: string; active?: boolean }
  const before = originalDoc as typeof now | undefined
  if (before && now.url === before.url && now.active === before.active) return data
  return { ...data, etag: null, lastModified: null, nextReadAt: null, problem: null, failures: 0 }
}
