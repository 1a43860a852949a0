/** What is tried on each class of platform. Each scenario is bounded so that all of them together take seconds. */
import type { Proof } from '../../../publishers/publisher.ts'
import type { Budget, Scenario } from './world.ts'

const proofs: readonly Proof[] = ['key', 'identity', 'session', 'timeline', 'opaque']
const none: Budget = { claims: 2, crashes: 0, pauses: 0, edits: 0, withdrawals: 0, freezes: 0, mistakes: 0 }
const on = (some: readonly Proof[], name: string, left: Partial<Budget>, deliveries: 1 | 2 = 1): Scenario[] =>
  some.map((proof) => ({ name: `${proof}, ${name}`, proof, deliveries, left: { ...none, ...left } }))

export const scenarios: readonly Scenario[] = [
  ...on(proofs, 'edited', { crashes: 1, pauses: 1, edits: 1 }),
  ...on(proofs, 'withdrawn', { crashes: 1, pauses: 1, withdrawals: 1 }),
  ...on(proofs, 'frozen', { pauses: 1, freezes: 1 }),
  ...on(proofs, 'misjudged', { pauses: 1, withdrawals: 1, mistakes: 1 }),
  ...on(proofs, 'sent three times', { claims: 3, crashes: 1, pauses: 1 }),
  ...on(['identity', 'timeline'], 'edited and withdrawn', { pauses: 1, edits: 1, withdrawals: 1 }),
  ...on(['identity', 'opaque'], 'edited in a freeze', { pauses: 1, edits: 1, freezes: 1 }),
  ...on(['identity', 'opaque'], 'two deliveries', { claims: 3, pauses: 1 }, 2),
]
