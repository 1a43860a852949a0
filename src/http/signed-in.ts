import type { Request } from 'express'
import type { Payload } from 'payload'
import { Problem } from '../core/problem.ts'

/** @throws Problem 401 where nobody is signed in who sends this. */
export async function signedIn(payload: Payload, req: Request): Promise<void> {
  const headers = new Headers(
    Object.entries(req.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : [])),
  )
  const { user } = await payload.auth({ headers })
  if (!user) throw new Problem(401, 'signed-out', 'Sign in first.')
}
