import { z } from 'zod'
import { Problem } from '../../core/problem.ts'
import { issueOperatorToken } from '../../http/operator-token.ts'
import { Unreachable, type Way } from './way.ts'

/** Taking a post down asks a platform, which may take half a minute. */
const patienceMs = 60_000

const refusal = z.object({ status: z.number(), code: z.string(), detail: z.string() })

/** Codes of connections that were never made, so that nothing can have been asked. */
const notMade = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'UND_ERR_CONNECT_TIMEOUT']

const noAnswer = (url: string) =>
  new Problem(504, 'no-answer', `The hub at ${url} does not answer. Whether it did what was asked is not known.`, {
    next: { sentence: 'Look', command: 'funkhaus deliveries list' },
  })

/** Asks the hub that runs at HUB_URL. */
export const overHttp: Way = async ({ HUB_URL, SECRET }, operation, asked, by) => {
  const body = JSON.stringify(asked)
  const token = issueOperatorToken(SECRET, { operation, body }, by, new Date())
  const answer = await fetch(`${HUB_URL}/operator/${operation}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown): never => {
    const { code } = (error as { cause?: { code?: string } }).cause ?? {}
    if (code && notMade.includes(code)) throw new Unreachable(`No hub answers at ${HUB_URL}. Set HUB_URL, or PORT, to where it listens.`)
    throw noAnswer(HUB_URL)
  })
  const text = await answer.text()
  const said = json(text)
  if (answer.ok && said !== undefined) return said
  const problem = refusal.safeParse(said)
  // Of a proxy that waited in vain.
  if (!problem.success && answer.status >= 500) throw noAnswer(HUB_URL)
  if (!problem.success) throw new Unreachable(`What answers at ${HUB_URL} is no hub. Set HUB_URL, or PORT, to where the hub listens.`)
  const { status, code, detail } = problem.data
  throw new Problem(status, code, detail, said as Record<string, unknown>)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
