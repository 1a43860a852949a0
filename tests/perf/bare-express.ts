/** What everything is compared with: an Express without anything, that sends answers which it was given. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { firstRight } from './http.ts'
import { freePort, run, temporaryFolder, type Program } from './processes.ts'

export interface BareAnswer {
  /** Without a query. */
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly bytes: Buffer
  /** Default 200. */
  readonly status?: number
}

export interface BareExpress extends Program {
  readonly base: string
  /** From before the process was started to its first answer. */
  readonly startMs: number
}

const script = `
const app = require('express')().disable('x-powered-by')
for (const { path, headers, base64, status = 200 } of JSON.parse(require('fs').readFileSync(process.env.ANSWERS, 'utf8'))) {
  const bytes = Buffer.from(base64, 'base64')
  app.get(path, (req, res) => res.status(status).set(headers).send(bytes))
}
app.listen(Number(process.env.PORT), '127.0.0.1')
`

/** @param answers at least one; the first is waited for */
export async function startBare(answers: readonly [BareAnswer, ...BareAnswer[]]): Promise<BareExpress> {
  const folder = temporaryFolder()
  const file = path.join(folder.path, 'answers.json')
  writeFileSync(file, JSON.stringify(answers.map(({ bytes, ...rest }) => ({ ...rest, base64: bytes.toString('base64') }))))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const program = run('The bare Express', ['-e', script], { ANSWERS: file, PORT: String(port) })
  const [{ path: first, bytes }] = answers
  try {
    const answered = await firstRight(base + first, (answer) => answer.status === 200 && answer.bytes.equals(bytes), program)
    return { ...program, base, startMs: answered - startedAt }
  } catch (error) {
    await program.stop()
    throw error
  } finally {
    folder.remove()
  }
}
