import type { CollectionAfterChangeHook } from 'payload'
import { distrustPending } from '../src/delivery/judge-due.payload.ts'
import { hub } from '../src/hub.ts'

/** Checks go by this document: what is approved and still to go out is judged again before it does. `brand`: only what is of this brand. */
export const judgedAgain =
  (of: 'brand' | 'everything'): CollectionAfterChangeHook =>
  async ({ doc, operation, req }) => {
    if (operation === 'create') return
    await distrustPending(req.payload, hub(req.payload).ledger, of === 'brand' ? { brand: String((doc as { id: unknown }).id) } : {})
  }
