/** A playground's database carries a mark, from its first start on. By it, invented and real data never meet. */
import type { Payload } from 'payload'
import type { Env } from './config/env.ts'
import { audit, theHub } from './workflow/audit.payload.ts'

const key = 'playground'

/** The mode does not fit the database. The message says what to do. */
export class ModeProblem extends Error {
  override readonly name = 'ModeProblem'
}

export interface Holding {
  readonly marked: boolean
  /** Whether anybody has an account there. */
  readonly people: boolean
}

/** Why a hub must not start in this mode on such a database; `null`: it may. */
export function modeProblem(mode: Env['HUB_MODE'], { marked, people }: Holding): string | null {
  if (mode === 'production' && marked)
    return 'This database is a playground: its people, channels and numbers are invented, and its passwords are known. Set DATABASE_URL or DATA_DIR to another one, or HUB_MODE=playground.'
  if (mode === 'playground' && people && !marked)
    return 'This database holds real people, and a playground would publish their posts on imitated networks. Set HUB_MODE=production, or DATABASE_URL or DATA_DIR to an empty one.'
  return null
}

/**
 * Marks an empty database as a playground's where the mode says so. The database must have been migrated.
 * @throws ModeProblem where the mode and the database do not belong together.
 */
export async function agreeOnMode(payload: Payload, mode: Env['HUB_MODE']): Promise<void> {
  const marked = (await payload.db.findOne({ collection: 'audit-log', where: { key: { equals: key } } })) !== null
  const { docs } = await payload.db.find({ collection: 'users', limit: 1, pagination: false })
  const problem = modeProblem(mode, { marked, people: docs.length > 0 })
  if (problem) throw new ModeProblem(problem)
  if (mode !== 'playground' || marked) return
  await audit(payload, {
    actor: theHub,
    action: 'playground.created',
    collection: 'users',
    document: '',
    summary: 'This database belongs to a playground.',
    once: key,
  })
}
