/** Pingback is refused: its senders are mostly robots, and its receivers were used to attack others. Webmention does the same better. */
import { Router } from 'express'
import { withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'

// Error 49, “access denied”: http://www.hixie.ch/specs/pingback/pingback (read 2026-11-29). XML-RPC tells faults with status 200.
const fault = (sentence: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>49</int></value></member><member><name>faultString</name><value><string>${sentence}</string></value></member></struct></value></fault></methodResponse>
`
const paths = ['/xmlrpc.php', '/pingback', '/api/content/v1/pingback']

/** Answers these three paths only. Nothing of a body is read. */
export function noPingback(options: { readonly publicUrl: string; readonly log: Log }): Router {
  const answer = fault(
    `Pingback is not taken here. Send a Webmention to ${options.publicUrl}/api/content/v1/webmention instead.`.replace(/[<&]/g, ''),
  )
  const router = Router()
  router
    .route(paths)
    .all(withRequestId)
    .post((req, res) => {
      res.setHeader('Cache-Control', 'no-store')
      res.type('text/xml').end(answer)
      req.resume()
    })
    .all(methodNotAllowed('POST'))
  router.use(paths, answerProblems(options.log))
  return router
}
