/** Who is on the stage: workers that deliver, and the one that carries out what people do. Who dies is replaced. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Command, Requests, WorkerOptions } from './protocol.ts'
import { buildWorker, Gone, startWorker, type WorkerProcess } from './workers.ts'

export interface Cast {
  /** Asked again of the next one where a worker dies over it: everything that is asked may be repeated. */
  ask<C extends Command>(what: C, ask: Requests[C]['ask']): Promise<Requests[C]['answer']>
  /** One of those that deliver, as soon as there is one. */
  pick(random: () => number): Promise<WorkerProcess>
  /** The one that carries out what people do, where that is another one. */
  readonly desk: WorkerProcess | null
  /** Waits until each place is taken again. */
  complete(): Promise<void>
  /** Everybody's clock is set forward by this much from now on. */
  later(offsetMs: number): Promise<void>
  /** How many ended although nobody had killed them. */
  readonly fell: number
  close(): Promise<void>
}

export interface CastOptions extends Omit<WorkerOptions, 'delivers'> {
  /** How many deliver at once. With one alone, it carries out everything itself: an embedded database serves one process. */
  readonly workers: number
  readonly environment: Readonly<Record<string, string>>
  /** How long something may fail, and a worker be unable to start, because the database is away for a moment, in milliseconds. */
  readonly patienceMs: number
}

interface Place {
  readonly delivers: boolean
  worker: WorkerProcess | null
}

export async function assemble({ workers, environment, patienceMs, ...options }: CastOptions): Promise<Cast> {
  const script = await buildWorker()
  const places: Place[] = Array.from({ length: workers }, () => ({ delivers: true, worker: null }))
  const desk: Place | null = workers > 1 ? { delivers: false, worker: null } : null
  const pending = new Set<Promise<void>>()
  let offsetMs = 0
  let closing = false
  let failure: unknown = null
  let fell = 0
  const start = (delivers: boolean, role: string) => {
    const started = startWorker(script, { ...options, delivers }, { ...environment, ROLE: role })
    started.catch(() => {})
    return started
  }
  // One is always waiting in the wings, its code loaded. Only the desk migrates a database that several share.
  const inTheWings = () => start(true, workers > 1 ? 'worker' : 'all')
  let next: ReturnType<typeof start> | null = null

  async function enter(place: Place): Promise<WorkerProcess> {
    if (!place.delivers) return start(false, 'all')
    const taken = next ?? inTheWings()
    next = inTheWings()
    return taken
  }
  async function fill(place: Place): Promise<void> {
    for (const began = performance.now(); ;) {
      const worker = await enter(place)
      try {
        await worker.open(offsetMs)
      } catch (error) {
        if (closing) return
        if (performance.now() - began > patienceMs) throw error
        await wait(200)
        continue
      }
      place.worker = worker
      void worker.ended.then(() => {
        place.worker = null
        if (!worker.wasKilled && !closing) fell++
        begin(place)
      })
      return
    }
  }
  function begin(place: Place) {
    if (closing) return
    const filling = fill(place).catch((error: unknown) => void (failure ??= error))
    pending.add(filling)
    void filling.then(() => pending.delete(filling))
  }
  async function complete() {
    while (pending.size > 0) await Promise.all(pending)
    if (failure) throw failure as Error
  }
  const alive = (place: Place) => (place.worker?.isAlive ? place.worker : null)
  /** As soon as it is there: a death is noticed a moment later. */
  async function whenThere(find: () => WorkerProcess | null): Promise<WorkerProcess> {
    for (;;) {
      const found = find()
      if (found) return found
      if (failure) throw failure as Error
      await Promise.race([...pending, wait(20)])
    }
  }

  if (desk) {
    await fill(desk)
    if (failure) throw failure as Error
  }
  places.forEach(begin)

  async function ask<C extends Command>(what: C, asked: Requests[C]['ask']): Promise<Requests[C]['answer']> {
    for (const began = performance.now(); ;) {
      const worker = await whenThere(() => alive(desk ?? (places[0] as Place)))
      try {
        return await worker.ask(what, asked)
      } catch (error) {
        if (!(error instanceof Gone) && performance.now() - began > patienceMs) throw error
        if (!(error instanceof Gone)) await wait(200)
      }
    }
  }
  return {
    ask,
    complete,
    pick: (random) =>
      whenThere(() => {
        const there = places.flatMap((place) => alive(place) ?? [])
        return there[Math.floor(random() * there.length)] ?? null
      }),
    get desk() {
      return desk && alive(desk)
    },
    get fell() {
      return fell
    },
    async later(ms) {
      offsetMs = ms
      await complete()
      for (const place of desk ? [desk, ...places] : places) await place.worker?.ask('later', { offsetMs: ms })
    },
    async close() {
      closing = true
      await Promise.all(pending)
      const waiting = await next?.catch(() => null)
      for (const worker of [waiting, ...(desk ? [desk, ...places] : places).map((place) => place.worker)]) {
        worker?.signal('SIGKILL')
        await worker?.ended
      }
      script.remove()
    },
  }
}
