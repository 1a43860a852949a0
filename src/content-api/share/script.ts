/** `/share.js`: the web component that offers a post’s share links, as a file that websites load from the hub. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Router } from 'express'
import { touchedByNothing } from '../changes.ts'
import { finished, type Finished } from '../finished.ts'
import { immutable, openToAll, preflight, readMethods, send, withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'

/** For an hour as it is, then a day while it is fetched anew: a website must not wait for the hub. */
const cached = 'public, max-age=3600, stale-while-revalidate=86400'

/** To be put at the root. Answers `/share.js` only. @throws where a build lacks the file. */
export function shareScript({ log }: { readonly log: Log }): Router {
  const script = read()
  const version = versionOf(script)
  const router = Router()
  router
    .route('/share.js')
    .all(withRequestId, openToAll)
    .get((req, res) => send(res, script, req.query.v === version ? immutable : cached))
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use(answerProblems(log))
  return router
}

/** What `/share.js?v=` may name: then the answer never changes. */
const versionOf = ({ bytes }: Finished) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
export const shareScriptAddress = (publicUrl: string) => `${publicUrl}/share.js?v=${versionOf(read())}`

function read(): Finished {
  return finished(readFileSync(scriptFile()), { type: 'text/javascript; charset=utf-8', lastModified: null, touchedBy: touchedByNothing })
}

/** As it was written while developing; in a build, minified beside the processes. */
function scriptFile(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  const file = [path.join(here, 'share-links.js'), path.join(path.dirname(here), 'share-links.js')].find((one) => existsSync(one))
  if (!file) throw new Error('share-links.js is not in the build. Run: npm run build')
  return file
}
