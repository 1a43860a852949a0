/** Who is on the stage: workers that deliver and are replaced when they die, and the one that carries out what people do. */
import type { Command, Requests, WorkerOptions } from './protocol.ts'
import { buildWorker, Gone, startWorker, type WorkerProcess } from './workers.ts'

export interface Cast {
  /** Asked again of the next one where a worker dies over it: everything that is asked may be repeated. */
  ask<C extends Command>(what: C, ask: Requests[C]['ask']): Promise<Requests[C]['answer']>
  /** One of those that deliver. */
  pick(random: () => number): WorkerProcess | undefined
  /** Waits until each place is taken again. */
  complete(): Promise<void>
  /** Everybody's clock is set forward by this much from now on. */
  later(offsetMs: number): Promise<void>
  close(): Promise<void>
}

export interface CastOptions extends Omit<WorkerOptions, 'delivers'> {
  /** How many deliver at once. With one alone, it carries out everything itself: an embedded database serves one process. */
  readonly workers: number
  readonly environment: Readonly<Record<string, string>>
}

export async function assemble({ workers, environment, ...options }: CastOptions): Promise<Cast> {
  const script = await buildWorker()
  const places: (WorkerProcess | null)[] = Array.from({ length: workers }, () => null)
  const pending = new Set<Promise<void>>()
  let offsetMs = 0
  let closing = false
  let failure: unknown = null
  // One is always waiting in the wings, its code loaded.
  const inTheWings = () => {
    // Only one process migrates a database that several share.
    const started = startWorker(script, { ...options, delivers: true }, { ...environment, ROLE: workers > 1 ? 'worker' : 'all' })
    started.catch(() => {})
    return started
  }
  let next = inTheWings()

  async function fill(place: number): Promise<void> {
    const taken = next
    next = inTheWings()
    const worker = await taken
    await worker.open(offsetMs)
    places[place] = worker
    void worker.ended.then(() => {
      places[place] = null
      begin(place)
    })
  }
  function begin(place: number) {
    if (closing) return
    const filling = fill(place).catch((error: unknown) => void (failure ??= error))
    pending.add(filling)
    void filling.then(() => pending.delete(filling))
  }

  const separate = workers > 1 ? await startWorker(script, { ...options, delivers: false }, environment) : null
  await separate?.open(0)
  for (let place = 0; place < workers; place++) begin(place)

  async function complete() {
    while (pending.size > 0) await Promise.all(pending)
    if (failure) throw failure as Error
  }
  async function ask<C extends Command>(what: C, asked: Requests[C]['ask']): Promise<Requests[C]['answer']> {
    for (;;) {
      const worker = separate ?? places[0]
      if (!worker?.isAlive) {
        await complete()
        // A death is noticed a moment later.
        await new Promise((resolve) => setImmediate(resolve))
        continue
      }
      try {
        return await worker.ask(what, asked)
      } catch (error) {
        if (!(error instanceof Gone) || worker === separate) throw error
      }
    }
  }
  return {
    ask,
    complete,
    pick: (random) => {
      const alive = places.filter((worker) => worker?.isAlive)
      return alive[Math.floor(random() * alive.length)] ?? undefined
    },
    async later(ms) {
      offsetMs = ms
      await complete()
      for (const worker of [separate, ...places]) await worker?.ask('later', { offsetMs: ms })
    },
    async close() {
      closing = true
      const waiting = await next.catch(() => null)
      for (const worker of [waiting, separate, ...places]) {
        worker?.signal('SIGKILL')
        await worker?.ended
      }
      script.remove()
    },
  }
}
