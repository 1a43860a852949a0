import type { Role } from '../../src/core/roles.ts'
import { hasRole } from './has-role.ts'

/** People with one of these roles, and administrators. */
export const only =
  (...roles: readonly Role[]) =>
  ({ req }: { req: { user?: unknown } }): boolean =>
    hasRole(req.user, ...roles)
