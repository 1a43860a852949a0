/** A process of its own: one fake network with an account for each channel, below `/0`, `/1`, … */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { channelCount, fakePlatform, type Counted, type FakeReady } from './delivery-shared.ts'
import { serve } from './serve.ts'

const { create } = await fakePlatform()
let origin = ''
const running = Array.from({ length: channelCount }, (_, at) =>
  create({ baseUrl: () => `${origin}/${at}`, clock: { now: () => new Date() } }),
)
const server = createServer((request, response) => {
  const [, account = '', rest = ''] = /^\/(\d+)(.*)$/.exec(request.url ?? '') ?? []
  const fake = running[Number(account)]
  if (!fake || account === '') return void response.writeHead(404).end()
  request.url = rest
  fake.handler(request, response)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

let told = 0
serve(
  { origin } satisfies FakeReady,
  async () => {
    const all = running.flatMap((fake) => fake.records()).sort((a, b) => a.at.localeCompare(b.at))
    const fresh = all.slice(told)
    told = all.length
    return { posts: fresh.length, keys: new Set(fresh.map(({ key }) => key)).size } satisfies Counted
  },
  async () => {
    server.closeAllConnections()
    server.close()
  },
)
