/** The hub as a command reaches it: over HTTP while it runs, or by opening its database. */
import os from 'node:os'
import type { Env } from '../../config/env.ts'
import { answers, type Answer, type Asked, type OperationName } from '../../delivery/operations.ts'
import { directly } from './directly.ts'
import { overHttp } from './over-http.ts'
import { Unreachable, type Way } from './way.ts'

/**
 * Asks the hub. Where only one process may have the database open, a running hub is asked over HTTP, and the database is opened only
 * if none answers. Otherwise the database comes first: a freeze must also work while the web process hangs.
 *
 * @throws Problem with the hub's refusal; Unreachable where neither way leads to it.
 */
export async function ask<Name extends OperationName>(settings: Env, operation: Name, asked: Asked<Name>): Promise<Answer<Name>> {
  const ways: readonly Way[] = settings.DATABASE_URL.startsWith('file:') ? [overHttp, directly] : [directly, overHttp]
  const why: string[] = []
  for (const way of ways) {
    try {
      const said = answers[operation].safeParse(await way(settings, operation, asked, whoAsks()))
      if (said.success) return said.data as Answer<Name>
      throw new Unreachable('The hub answers as another version would. Use the command line that belongs to it.')
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      why.push(error.message)
    }
  }
  throw new Unreachable(why.join('\n'))
}

/** As this machine knows whoever is signed in. A container may run under a number without a name. */
function whoAsks(): string {
  try {
    return (
      os
        .userInfo()
        .username.replace(/[\p{Cc}\p{Cs}]/gu, '')
        .slice(0, 64) || 'unknown'
    )
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`
  }
}
