/** The API's description to read and to try: Swagger UI, from the hub's own files. It asks nobody else for anything. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Router } from 'express'
import { Problem } from '../../core/problem.ts'
import { touchedByNothing } from '../changes.ts'
import { finished, type Finished } from '../finished.ts'
import { immutable, preflight, readMethods, revalidated, send, withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, unknownRoute, type Log } from '../problems.ts'

const start = `SwaggerUIBundle({
  url: '/api/content/v1/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  // Swagger's own service would be told the address of this hub.
  validatorUrl: null,
  // Nothing that a page's address says may lead to another document.
  queryConfigEnabled: false,
  persistAuthorization: false,
  presets: [SwaggerUIBundle.presets.apis],
})
`

const files = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const
type File = keyof typeof files
const isFile = (name: string): name is File => Object.hasOwn(files, name)

/**
 * Scripts and styles come from this hub or not at all, and the page may ask nothing but this hub. Swagger UI 5.35 needs no inline
 * styles for that: it sets them by script, which no policy forbids.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const page = (at: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Funkhaus content API</title>
    <link rel="stylesheet" href="${at}/swagger-ui.css" />
    <link rel="icon" type="image/png" href="${at}/favicon-32x32.png" />
    <script src="${at}/swagger-ui-bundle.js" defer></script>
    <script src="${at}/start.js" defer></script>
  </head>
  <body>
    <div id="swagger-ui"></div>
    <noscript>This page needs JavaScript. The same is told by <a href="/api/content/v1/openapi.json">openapi.json</a>.</noscript>
  </body>
</html>
`

/** At `/api/content/v1/docs`. */
export function apiDocs({ log }: { readonly log: Log }): Router {
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { readonly version: string }
  const fixed = (content: string | Buffer, type: string) => finished(content, { type, lastModified: null, touchedBy: touchedByNothing })
  const startFile = fixed(start, 'text/javascript; charset=utf-8')
  // The files' addresses name the version of Swagger UI and of what starts it, so they can be kept for good.
  const release = `${version}-${startFile.etag.slice(1, 9)}`
  const index = fixed(page(`/api/content/v1/docs/${release}`), 'text/html; charset=utf-8')

  const read = new Map<File, Promise<Finished>>()
  const open = (name: File) => {
    const opened = read.get(name) ?? readFile(path.join(folder, name)).then((content) => fixed(content, files[name]))
    read.set(name, opened)
    return opened
  }

  const router = Router()
  router.use(withRequestId)
  router
    .route('/')
    .get((_req, res) => {
      res.setHeader('Content-Security-Policy', policy)
      res.setHeader('Referrer-Policy', 'no-referrer')
      send(res, index, revalidated)
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router
    .route('/:release/:file')
    .get(async (req, res) => {
      const { file } = req.params
      if (req.params.release !== release || (file !== 'start.js' && !isFile(file)))
        throw new Problem(404, 'not-found', 'There is no such file. Open /api/content/v1/docs again.')
      send(res, file === 'start.js' ? startFile : await open(file), immutable)
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use(unknownRoute)
  router.use(answerProblems(log))
  return router
}
