import type { Role } from '../../core/roles.ts'

/** What stands under "For you". */
export type Section = 'waiting' | 'writing' | 'tasks' | 'wrong' | 'channels'

/** What matters most to whom stands first; what they have several roles for is said by the first of these. */
const orders: readonly (readonly [Role, readonly Section[]])[] = [
  ['administrator', ['waiting', 'wrong', 'channels', 'writing', 'tasks']],
  ['approver', ['waiting', 'wrong', 'writing', 'tasks', 'channels']],
  ['channel-manager', ['channels', 'wrong', 'tasks', 'waiting', 'writing']],
  ['editor', ['writing', 'tasks', 'waiting', 'wrong', 'channels']],
  ['community-manager', ['tasks', 'wrong', 'waiting', 'writing', 'channels']],
  ['analyst', ['wrong', 'channels', 'waiting', 'writing', 'tasks']],
]

/** All sections, in the order for a person with these roles. */
export function orderFor(has: (role: Role) => boolean): readonly Section[] {
  const found = orders.find(([role]) => has(role)) ?? orders[orders.length - 1]
  return found?.[1] ?? []
}

/** The greeting for an hour of the day. */
export const greetingAt = (hour: number): 'morning' | 'day' | 'evening' =>
  hour >= 4 && hour < 11 ? 'morning' : hour >= 11 && hour < 18 ? 'day' : 'evening'
