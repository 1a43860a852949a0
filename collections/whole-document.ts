import type { CollectionBeforeOperationHook } from 'payload'

/**
 * Hooks after a change compare what is stored now with what was before: what a request leaves out with `select`, Payload hides from them
 * too. A write is therefore answered with the whole document, whatever was selected. (Bringing back a version takes no selection over any
 * API.)
 */
export const wholeDocument: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation === 'create' || operation === 'update' || operation === 'updateByID') delete (args as { select?: unknown }).select
  return args
}
