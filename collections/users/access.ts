import type { Access } from 'payload'
import { hasRole, person } from '../access/has-role.ts'

/** Administrators, and everybody on their own account. */
export const administratorsOrThemselves: Access = ({ req }) => {
  if (hasRole(req.user)) return true
  const self = person(req.user)
  return self ? { id: { equals: self.id } } : false
}
