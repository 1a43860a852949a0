/** Somebody of the company who works with the hub as everybody does: by its API. */
import type { Json } from '../../core/story.ts'
import { z } from 'zod'
import { password, type SeedPerson } from './company.ts'

export interface Member {
  readonly name: string
  get(path: string): Promise<unknown>
  post(path: string, body?: Json | FormData): Promise<unknown>
  patch(path: string, body: Json): Promise<unknown>
}

/** The API refused. The message is its sentence. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const problem = z.object({ errors: z.array(z.object({ message: z.string() })) })
const signedIn = z.object({ token: z.string() })

async function call(address: string, method: string, headers: Record<string, string>, body?: Json | FormData): Promise<unknown> {
  const asForm = body instanceof FormData
  const response = await fetch(address, {
    method,
    headers: { ...headers, ...(body === undefined || asForm ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? null : asForm ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  const said = problem.safeParse(answer).data?.errors.map(({ message }) => message)
  throw new Refused(response.status, `${method} ${new URL(address).pathname}: ${said?.join(' ') ?? response.status}`)
}

/** @throws Refused when the person cannot sign in. */
export async function signIn(hubUrl: string, { email, name }: SeedPerson): Promise<Member> {
  const { token } = signedIn.parse(await call(`${hubUrl}/api/users/login`, 'POST', {}, { email, password }))
  const headers = { authorization: `JWT ${token}` }
  return {
    name,
    get: (path) => call(hubUrl + path, 'GET', headers),
    post: (path, body = {}) => call(hubUrl + path, 'POST', headers, body),
    patch: (path, body) => call(hubUrl + path, 'PATCH', headers, body),
  }
}

const made = z.object({ doc: z.object({ id: z.union([z.string(), z.number()]).transform(String) }) })
export const idOf = (answer: unknown): string => made.parse(answer).doc.id
