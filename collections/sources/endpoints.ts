import type { TypedUser } from 'payload'
import { z } from 'zod'
import type { SourceReading } from '../../src/core/imports.ts'
import { Problem } from '../../src/core/problem.ts'
import { findSource, lookAt, readSource } from '../../src/import/feed/source.payload.ts'
import { sourceWeb } from '../../src/import/feed/web.payload.ts'
import { endpoint } from '../endpoint.ts'
import { asProblem, mustEdit } from '../imports/may.ts'

const usual = 20

/** For editors only. */
export const sourceEndpoints = [
  endpoint({
    method: 'post',
    path: '/look',
    body: z.object({
      url: z
        .string()
        .trim()
        .max(2000)
        .regex(/^https?:\/\/\S+$/, 'write an address that begins with https://'),
    }),
    handle: async ({ req, body: { url } }): Promise<SourceReading> => {
      mustEdit(req)
      return asProblem(lookAt(req.payload, { id: null, url, mostAtOnce: usual }, sourceWeb(req.payload)))
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/look',
    handle: async ({ req, id }): Promise<SourceReading> => {
      mustEdit(req)
      return asProblem(lookAt(req.payload, await mustFind(req, id), sourceWeb(req.payload)))
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/read',
    handle: async ({ req, id }): Promise<SourceReading> => {
      mustEdit(req)
      const source = await mustFind(req, id)
      return asProblem(readSource(req.payload, source, req.user as TypedUser, sourceWeb(req.payload), new Date()))
    },
  }),
]

async function mustFind(req: Parameters<typeof mustEdit>[0], id: string) {
  const source = await findSource(req.payload, { id: { equals: id } })
  if (!source) throw new Problem(404, 'not-found', { de: 'Diese Quelle gibt es nicht.', en: 'There is no such source.' })
  return source
}
