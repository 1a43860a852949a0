import type { PayloadRequest } from 'payload'
import { Problem } from '../../src/core/problem.ts'
import { ImportProblem } from '../../src/import/problem.ts'
import { hasRole } from '../access/has-role.ts'

/** @throws Problem 403 */
export function mustEdit(req: PayloadRequest): void {
  if (hasRole(req.user, 'editor')) return
  throw new Problem(403, 'not-your-role', { de: 'Importieren kann nur die Redaktion.', en: 'Importing needs an editor.' })
}

/** What cannot be read is answered with its sentence. @throws Problem 422 */
export const asProblem = <Value>(work: Promise<Value>): Promise<Value> =>
  work.catch((error: unknown) => {
    throw error instanceof ImportProblem ? new Problem(422, error.code, error.said) : error
  })
