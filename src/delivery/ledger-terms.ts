/** What each field of a query demands of a row: read by every kind of store, so that all mean the same. */
import type { Delivery, Query } from './ledger.ts'

export type Comparison = 'is' | 'among' | 'until' | 'after' | 'filled'
type Demand = readonly [field: keyof Delivery, comparison: Comparison]

const demands: { readonly [name in keyof Required<Query>]: Demand } = {
  id: ['id', 'is'],
  states: ['state', 'among'],
  fence: ['fence', 'is'],
  owner: ['owner', 'is'],
  hold: ['hold', 'is'],
  cancel: ['cancel', 'is'],
  ambiguous: ['ambiguous', 'is'],
  contentHash: ['contentHash', 'is'],
  approvedHash: ['approvedHash', 'is'],
  waitsFor: ['waitsFor', 'is'],
  leaseAfter: ['leaseUntil', 'after'],
  leaseBefore: ['leaseUntil', 'until'],
  dueAt: ['dueAt', 'is'],
  dueBefore: ['dueAt', 'until'],
  dueAfter: ['dueAt', 'after'],
  notBeforeUntil: ['notBefore', 'until'],
  notBeforeAfter: ['notBefore', 'after'],
  measureBefore: ['measureAt', 'until'],
  post: ['post', 'is'],
  channel: ['channel', 'is'],
  brand: ['brand', 'is'],
  platform: ['platform', 'is'],
  key: ['key', 'is'],
  remoteId: ['remoteId', 'is'],
  heldAtAll: ['hold', 'filled'],
  waitingAtAll: ['waitsFor', 'filled'],
}

export type Scalar = string | number | boolean | Date
export interface Term {
  readonly field: keyof Delivery
  readonly comparison: Comparison
  /** One for `is`, `until` and `after`; any number for `among`; none for `filled`. */
  readonly values: readonly Scalar[]
}

export function termsOf(query: Query): Term[] {
  return Object.entries(query).flatMap(([name, value]: [string, Scalar | readonly string[] | undefined]): Term[] => {
    const [field, comparison] = demands[name as keyof Query] ?? unknownName(name)
    if (value === undefined || (comparison === 'filled' && value === false)) return []
    return [{ field, comparison, values: comparison === 'filled' ? [] : ((Array.isArray(value) ? value : [value]) as Scalar[]) }]
  })
}

function unknownName(name: string): never {
  throw new Error(`The ledger cannot be asked for ${name}.`)
}
