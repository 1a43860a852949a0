import { Problem } from '../../src/core/problem.ts'
import { reportFiles, type ReportFile } from '../../src/core/reports.ts'
import { fileOf } from '../../src/reports/files.ts'
import { readFrozen } from '../../src/reports/frozen.ts'
import { editionById } from '../../src/reports/store.payload.ts'
import { endpoint } from '../endpoint.ts'

/** For anybody who is signed in, as the page of results. The same bytes each time. */
const download = (kind: ReportFile) =>
  endpoint({
    method: 'get',
    path: `/:id/${kind}`,
    handle: async ({ req, id }): Promise<Response> => {
      const found = await editionById(req.payload, id)
      if (!found) throw new Problem(404, 'not-found', { de: 'Diese Ausgabe gibt es nicht.', en: 'There is no such edition.' })
      const { name, type, bytes } = await fileOf(readFrozen(found.data), kind)
      return new Response(new Uint8Array(bytes), {
        headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store' },
      })
    },
  })

export const editionEndpoints = reportFiles.map(download)
