/** Plain requests over connections of their own, so that no pool of ours is measured. */
import { request, type IncomingHttpHeaders } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Program } from './processes.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
}

export interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
}

export function ask(url: string, { method = 'GET', headers = {}, json }: Asking = {}): Promise<Answer> {
  const body = json === undefined ? undefined : JSON.stringify(json)
  const more = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, agent: false, headers: { ...headers, ...more }, timeout: 60_000 }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }))
    })
    asking.on('timeout', () => asking.destroy(new Error(`${url} did not answer within a minute.`)))
    asking.on('error', reject)
    asking.end(body)
  })
}

/** As `ask`, for JSON. @throws Error where the answer is not one of success. */
export async function askJson<T>(url: string, asking: Asking = {}): Promise<T> {
  const { status, bytes } = await ask(url, asking)
  if (status < 200 || status > 299)
    throw new Error(`${asking.method ?? 'GET'} ${url} answered ${status}: ${bytes.toString().slice(0, 500)}`)
  return JSON.parse(bytes.toString()) as T
}

const giveUpMs = 90_000

/**
 * Asks again and again until the answer is right.
 *
 * @returns `performance.now()` when it was
 * @throws Error when the program ends, or after 90 seconds.
 */
export async function firstRight(url: string, isRight: (answer: Answer) => boolean, program: Program): Promise<number> {
  const began = performance.now()
  let last = 'nothing'
  for (;;) {
    const answer = await ask(url).catch(() => null)
    const now = performance.now()
    if (answer && isRight(answer)) return now
    if (answer) last = `${answer.status} ${answer.bytes.toString().slice(0, 200)}`
    program.assertRunning()
    if (now - began > giveUpMs) throw new Error(`${url} did not answer as it should within ${giveUpMs / 1000} s. The last answer: ${last}`)
    await wait(5)
  }
}
