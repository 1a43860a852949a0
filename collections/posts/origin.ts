import type { CollectionBeforeChangeHook } from 'payload'

/** What a post was imported from is said by the import alone, once. A copy was imported from nothing. */
export const keepOrigin: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const said = operation === 'create' ? req.context.originKey : (originalDoc as { originKey?: unknown } | undefined)?.originKey
  return { ...data, originKey: typeof said === 'string' ? said : null }
}
