import type { CollectionBeforeOperationHook, CollectionConfig } from 'payload'
import { Problem } from '../src/core/problem.ts'
import { nobody } from './access/nobody.ts'

/** Of a list that is asked for at once. */
const most = 1_000

/**
 * What nobody may create over an API, services write, and it may have millions of rows: one answer with all of them would fill the memory.
 * Whoever is held to access rules gets pages of it, over REST, GraphQL and the admin's own lists alike; the hub's own code reads as it likes.
 */
export function boundedLists(collection: CollectionConfig): CollectionConfig {
  if (collection.access?.create !== nobody) return collection
  return { ...collection, hooks: { ...collection.hooks, beforeOperation: [...(collection.hooks?.beforeOperation ?? []), bounded] } }
}

const bounded: CollectionBeforeOperationHook = ({ args, operation, overrideAccess }) => {
  if (operation !== 'read' || overrideAccess) return args
  // Where Payload fetches the documents that a page refers to, it asks for them by their ids, without a limit, and alone says this.
  const { limit, pagination, disableErrors } = args as { limit?: unknown; pagination?: unknown; disableErrors?: unknown }
  if (disableErrors === true) return args
  // Without pages there is no limit unless one is named: GraphQL's null means no pages, too.
  if (limit === undefined || limit === null) {
    if (pagination === undefined || pagination === true) return args
    throw tooMuch()
  }
  // Databases take a limit below 1, or one that is no number, for none.
  if (!Number.isInteger(limit) || Number(limit) < 1 || Number(limit) > most) throw tooMuch()
  return args
}

const tooMuch = () =>
  new Problem(400, 'invalid-limit', {
    de: `Diese Liste kann sehr lang sein. Fragen Sie seitenweise, mit „limit“ von 1 bis ${most} und „page“.`,
    en: `This list may be very long. Ask page by page, with “limit” from 1 to ${most} and “page”.`,
  })
