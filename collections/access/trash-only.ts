import type { Role } from '../../src/core/roles.ts'
import { hasRole } from './has-role.ts'

/**
 * People with one of these roles may put a document into the trash (Payload then passes `deletedAt` in `data`); nobody may
 * delete it for ever over an API.
 */
export const trashOnly =
  (...roles: readonly Role[]) =>
  ({ req, data }: { req: { user?: unknown }; data?: { deletedAt?: unknown } | undefined }): boolean =>
    Boolean(data?.deletedAt) && hasRole(req.user, ...roles)
