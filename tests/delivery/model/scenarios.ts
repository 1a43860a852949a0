/** What is tried: each class of platform, with more of what goes wrong than it can bear by luck. */
import type { Proof } from '../../../publishers/publisher.ts'
import type { Budget, Scenario } from './world.ts'

const proofs: readonly Proof[] = ['key', 'identity', 'session', 'timeline', 'opaque']
const none: Budget = { claims: 2, crashes: 0, pauses: 0, edits: 0, withdrawals: 0, freezes: 0, mistakes: 0 }
const each = (name: string, left: Partial<Budget>, deliveries: 1 | 2 = 1): Scenario[] =>
  proofs.map((proof) => ({ name: `${proof}, ${name}`, proof, deliveries, left: { ...none, ...left } }))

export const scenarios: readonly Scenario[] = [
  ...each('edited', { crashes: 1, pauses: 1, edits: 1 }),
  ...each('withdrawn', { crashes: 1, pauses: 1, withdrawals: 1 }),
  ...each('edited and withdrawn', { pauses: 1, edits: 1, withdrawals: 1 }),
  ...each('frozen', { pauses: 1, edits: 1, freezes: 1 }),
  ...each('misjudged', { pauses: 1, withdrawals: 1, mistakes: 1 }),
  ...each('sent three times', { claims: 3, crashes: 1, pauses: 1 }),
]
