/** Stands before a server and hands everything on, but loses the answers that it is told to lose: the server has done it, and nobody hears so. */
import { createServer } from 'node:http'
import { request as forward } from 'undici'

export async function openLosingProxy(target: string) {
  let doomed: string | null = null
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks)
      // Its own connection to the server is none of the hub's.
      const { connection: _, ...headers } = request.headers
      const answer = await forward(`${target}${request.url}`, {
        method: request.method as 'GET',
        headers,
        body: body.length > 0 ? body : null,
      })
      const bytes = Buffer.from(await answer.body.arrayBuffer())
      if (doomed !== null && request.url?.includes(doomed)) {
        doomed = null
        return void request.socket.destroy()
      }
      response.writeHead(answer.statusCode, answer.headers).end(bytes)
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
