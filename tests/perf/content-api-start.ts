/** How long a hub with many posts takes from the start of its process to its first right answer. */
import { startBare } from './bare-express.ts'
import type { Figure } from './figures.ts'
import { firstRight } from './http.ts'
import { startHub, untilReady, type Home } from './production-hub.ts'

const rounds = 3
const path = '/api/content/v1/posts'

/**
 * @param port where the hub listened before: addresses in answers name it
 * @param expected the list as the hub answered it before it was stopped: anything else is no right answer
 */
export async function* coldStarts(home: Home, port: number, expected: Buffer): AsyncGenerator<Figure> {
  const hubMs: number[] = []
  const bareMs: number[] = []
  for (let round = 0; round < rounds; round++) {
    const bare = await startBare([{ path, headers: { 'content-type': 'application/json; charset=utf-8' }, bytes: expected }])
    bareMs.push(bare.startMs)
    await bare.stop()
    const hub = await startHub(home, port)
    try {
      const answered = await firstRight(`${hub.base}${path}`, ({ status, bytes }) => status === 200 && bytes.equals(expected), hub)
      hubMs.push(answered - hub.startedAt)
      await untilReady(hub)
    } finally {
      await hub.stop()
    }
  }
  yield { name: 'first right answer after the start of the process', unit: 'ms', better: 'less', hub: hubMs, bare: bareMs }
}
