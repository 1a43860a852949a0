/** The bell over Redis (BullMQ): wakes a worker on another machine at once. Without Redis, workers look every five seconds. */
import { Queue, Worker } from 'bullmq'
import type { Bell } from './bell.ts'
import type { World } from './ports.ts'

const name = 'funkhaus-look'

/**
 * A ring wakes one of the listening processes. Losing all of Redis costs lateness and nothing else: what is due stands in the
 * ledger, and a job carries no data at all. An unreachable Redis is said once each minute and never fails a caller.
 */
export function redisBell(url: string, log: World['log']): Bell {
  const connection = { url, maxRetriesPerRequest: null, enableOfflineQueue: false }
  const queue = new Queue(name, { connection, defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true } })
  const workers = new Set<Worker>()
  let saidAt = 0
  const complain = (error: Error) => {
    if (Date.now() - saidAt < 60_000) return
    saidAt = Date.now()
    log.warn({ err: error.message }, 'Redis does not answer. Deliveries go on; workers look every five seconds.')
  }
  queue.on('error', complain)
  return {
    ring: () => void queue.add('look', {}).catch(complain),
    onRing(fn) {
      const worker = new Worker(name, async () => fn(), {
        connection: { url, maxRetriesPerRequest: null },
        maxStalledCount: 0,
        concurrency: 1,
      })
      worker.on('error', complain)
      workers.add(worker)
      return () => {
        workers.delete(worker)
        void worker.close(true)
      }
    },
    async close() {
      await Promise.allSettled([...workers].map((worker) => worker.close(true)))
      await Promise.race([queue.close(), new Promise((resolve) => setTimeout(resolve, 1_000).unref())])
    },
  }
}
