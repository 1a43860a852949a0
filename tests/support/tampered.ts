/** A platform's fake, some of whose answers are changed on their way, or replaced by a refusal: real HTTP all the way. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fake } from '../../publishers/testing/fake.ts'

export interface Tampered {
  /** How often this path was asked for since `reset`. */
  calls(): number
  /** From now on. `body` is the fake's own answer, parsed. */
  answer(
    change:
      | ((
          body: unknown,
          call: number,
          url: URL,
        ) => { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown })
      | null,
  ): void
  reset(): void
  close(): Promise<void>
}

/** @param path of the calls that are meant, below the fake's mount point */
export async function tampered(fake: Fake, path: string): Promise<Tampered> {
  const original = fake.handler
  const server = createServer(original)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let calls = 0
  let change: Parameters<Tampered['answer']>[0] = null
  const handler: Fake['handler'] = (request, response) => {
    const url = new URL(request.url ?? '/', origin)
    if (request.method !== 'GET' || url.pathname !== path) return original(request, response)
    calls++
    if (!change) return original(request, response)
    void (async () => {
      const answer = await fetch(url, { headers: { authorization: request.headers.authorization ?? '' } })
      const { status = answer.status, headers = {}, body } = change?.(await answer.json(), calls, url) ?? {}
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    })()
  }
  Object.assign(fake, { handler })
  return {
    calls: () => calls,
    answer: (next) => void (change = next),
    reset: () => void ((calls = 0), (change = null)),
    async close() {
      Object.assign(fake, { handler: original })
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
