/** Stands before a server and hands everything on, but loses the answers that it is told to lose: the server has done it, and nobody hears so. */
import { createServer } from 'node:http'

export async function openLosingProxy(target: string) {
  let doomed: string | null = null
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks)
      const headers = new Headers()
      for (const name of ['authorization', 'content-type', 'dpop'])
        if (request.headers[name]) headers.set(name, String(request.headers[name]))
      const answer = await fetch(`${target}${request.url}`, { method: request.method, headers, body: body.length > 0 ? body : undefined })
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (doomed !== null && request.url?.includes(doomed)) {
        doomed = null
        return void request.socket.destroy()
      }
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' }).end(bytes)
    })()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    /** The next answer to a call whose address holds this. */
    lose: (part: string) => void (doomed = part),
    close: () => new Promise<void>((done) => void server.close(() => done())),
  }
}
