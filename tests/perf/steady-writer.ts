import { setTimeout as wait } from 'node:timers/promises'

/**
 * Writes so many times a second until it is stopped; what takes longer than its turn is waited for.
 * @returns `stop` ends it and tells how many a second there were. @throws from `stop` what a write threw.
 */
export function steadyWriter(perSecond: number, write: (n: number) => Promise<void>): { stop(): Promise<number> } {
  const began = performance.now()
  let n = 0
  let going = true
  const run = async () => {
    while (going) {
      await write(n++)
      await wait(Math.max(0, began + (n * 1000) / perSecond - performance.now()))
    }
  }
  const running = run()
  running.catch(() => {})
  return {
    async stop() {
      going = false
      await running
      return (n * 1000) / (performance.now() - began)
    },
  }
}
