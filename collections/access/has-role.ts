import type { Role } from '../../src/core/roles.ts'

/** A signed-in person, as access rules see one. */
export interface Person {
  readonly id: string
  readonly roles?: readonly Role[] | null
}

/** Narrows what Payload knows of who asks. `null`: nobody is signed in. */
export const person = (user: unknown): Person | null => (user && typeof user === 'object' && 'id' in user ? (user as Person) : null)

/** True for a signed-in person who has at least one of the roles. Administrators have all of them. */
export const hasRole = (user: unknown, ...wanted: readonly Role[]): boolean => {
  const roles = person(user)?.roles ?? []
  return roles.includes('administrator') || wanted.some((role) => roles.includes(role))
}
