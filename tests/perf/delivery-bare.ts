/** A process of its own: the loop that somebody writes who wants nothing but to post. */
import { randomUUID } from 'node:crypto'
import { channelCount, fakePlatform, type Round } from './delivery-shared.ts'
import { serve } from './serve.ts'

const concurrency = 8

const origin = process.argv[2] ?? ''
const { connect } = await fakePlatform()
const { token = '' } = connect(origin).valid ?? {}

async function post(channel: number): Promise<void> {
  const answer = await fetch(`${origin}/${channel}/api/v1/statuses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ status: 'Der Windpark geht ans Netz. #Windkraft', language: 'de', media_ids: [], visibility: 'public' }),
  })
  if (!answer.ok) throw new Error(`The network answered ${answer.status}.`)
  await answer.json()
}

async function round(count: number): Promise<Round> {
  const free = Array.from({ length: channelCount }, (_, at) => at)
  let left = count
  const cpu = process.cpuUsage()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) {
        // One at a time on each channel, as the engine has it.
        const channel = free.shift() ?? 0
        await post(channel)
        free.push(channel)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, cpuSeconds: (user + system) / 1e6 }
}

serve<{ count: number }>(
  {},
  ({ count }) => round(count),
  async () => {},
)
