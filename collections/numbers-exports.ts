import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { exportFormats, exportNames, type ExportName, type ExportPage } from '../src/core/exports.ts'
import { exportPage, exportText, placeOf } from '../src/engagement/export/export.payload.ts'
import { scopeOf } from '../src/engagement/export/scope.payload.ts'
import { hub } from '../src/hub.ts'
import { endpoint } from './endpoint.ts'
import { isId } from './is-id.ts'
import { askedNumbers, parsed } from './numbers-asked.ts'

const mostRows = 1_000
const types = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8' }

const shapeOf = (req: PayloadRequest, name: ExportName) =>
  z
    .object({
      format: z.enum(exportFormats, 'write csv, jsonl or json').default('json'),
      limit: z.coerce
        .number('is no number')
        .int('is no whole number')
        .min(1, 'must be 1 or more')
        .max(mostRows, `must be ${mostRows} or less`)
        .optional(),
      after: z
        .string()
        .transform((cursor) => placeOf(name, cursor, (value) => isId(req.payload, value)))
        .refine((place) => place !== null, 'take it from `next` of the page before')
        .optional(),
    })
    .refine(({ format, limit, after }) => format === 'json' || (limit === undefined && after === undefined), {
      path: ['format'],
      error: 'with limit and after only json; csv and jsonl hold everything',
    })

/** For anybody who is signed in, with the same choice as the page of results. */
export const numbersExports = exportNames.map((name) =>
  endpoint({
    method: 'get',
    path: `/numbers/export/${name}`,
    handle: async ({ req }): Promise<ExportPage | Response> => {
      const { format, limit = 100, after = null } = parsed(req, shapeOf(req, name))
      const { asked } = await askedNumbers(req)
      const scope = await scopeOf(req.payload, asked)
      if (format === 'json') return exportPage(scope, name, after, limit)
      const day = hub(req.payload).settings.clock.now().toISOString().slice(0, 10)
      return new Response(streamOf(exportText(scope, name, format)), {
        headers: {
          'Content-Type': types[format],
          'Content-Disposition': `attachment; filename="funkhaus-${name}-${day}.${format}"`,
          'Cache-Control': 'no-store',
        },
      })
    },
  }),
)

/** Only what is taken is made; who goes away ends it. */
function streamOf(text: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await text.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await text.return()
    },
  })
}
