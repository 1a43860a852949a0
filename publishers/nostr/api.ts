/** What the platform answers, as far as it is needed, and how it says no. */
import { z } from 'zod'
import type { Explanation } from '../publisher.ts'

export const credentialsSchema = z.object({ server: z.url(), token: z.string().min(1) })
export type Credentials = z.infer<typeof credentialsSchema>

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const errorSchema = z.object({ code: z.string(), message: z.string() })

export function explain(_status: number, body: unknown): Explanation | undefined {
  return errorSchema.safeParse(body).data
}
