import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { Problem } from '../src/core/problem.ts'
import { unstorable, unstorableSentence } from '../src/core/storable.ts'
import { isId } from './is-id.ts'
import { languageOf } from './sentence.ts'
import { unfit } from './unfit.ts'

interface Asked<Body> {
  readonly req: PayloadRequest
  /** The document in the address, where the path has `:id`. */
  readonly id: string
  readonly body: Body
}

interface Definition<Body> {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly body?: z.ZodType<Body>
  readonly handle: (asked: Asked<Body>) => Promise<object | Response>
}

/**
 * One endpoint of the hub beside Payload's own: for signed-in people, with a parsed body. A `Problem` is answered in Payload's
 * shape, `{ errors: [{ message, data }] }`, so that the admin has one kind of error to show.
 */
export function endpoint<Body = undefined>({ method, path, body, handle }: Definition<Body>): Endpoint {
  return {
    method,
    path,
    handler: async (req) => {
      try {
        if (!req.user) throw new Problem(401, 'signed-out', { de: 'Melden Sie sich zuerst an.', en: 'Sign in first.' })
        const id = req.routeParams?.id
        if (path.includes(':id') && !isId(req.payload, id)) throw notThere()
        const parsed = body
          ? body.safeParse(await readJson(req), { error: ({ input }) => (input === undefined ? 'is missing' : undefined) })
          : undefined
        if (parsed && !parsed.success) throw new Problem(400, 'invalid-body', unfit(parsed.error, 'body'))
        const answer = await handle({ req, id: typeof id === 'string' ? id : '', body: parsed?.data as Body })
        return answer instanceof Response ? answer : Response.json(answer)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const message = error.in(languageOf({ req }))
        return Response.json({ errors: [{ message, data: { ...error.data, code: error.code } }] }, { status: error.status })
      }
    },
  }
}

async function readJson(req: PayloadRequest): Promise<unknown> {
  const text = (await req.text?.()) ?? ''
  if (text.trim() === '') return {}
  const body = ((): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      throw new Problem(400, 'invalid-json', {
        de: 'Der Body ist kein JSON. Senden Sie ein Objekt, zum Beispiel {}.',
        en: 'The body is not JSON. Send an object, for example {}.',
      })
    }
  })()
  const unkept = unstorable(body)
  if (unkept) throw new Problem(400, 'invalid-body', unstorableSentence(unkept))
  return body
}

const notThere = () =>
  new Problem(404, 'not-found', {
    de: 'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
    en: 'There is no such document, or you may not see it.',
  })

/** @throws Problem 404 where the one who asks may not see the document, or there is none. */
export async function mustSee(
  req: PayloadRequest,
  collection: 'posts' | 'deliveries' | 'channels' | 'campaigns',
  id: string,
): Promise<Record<string, unknown>> {
  if (!isId(req.payload, id)) throw notThere()
  try {
    return (await req.payload.findByID({
      collection,
      id,
      depth: 0,
      overrideAccess: false,
      user: req.user,
      ...(collection === 'posts' ? { draft: true } : {}),
    })) as unknown as Record<string, unknown>
  } catch (error) {
    const { status } = error as { status?: unknown }
    if (status === 403 || status === 404) throw notThere()
    throw error
  }
}
