/** What goes wrong around the people: workers are killed and stopped, everything is frozen, Redis and the database break. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Cast } from './cast.ts'
import { points, type Point } from './death.ts'
import type { Forbidden } from './judge.ts'
import type { Disturbance, Networks } from './networks.ts'
import type { OwnPostgres, OwnRedis } from './servers.ts'

export interface MayhemOptions {
  readonly kills: number
  readonly stops: number
  readonly freezes: number
  readonly redisKills: number
  readonly databaseRestarts: number
  readonly callTimeoutMs: number
  /** From 0 to 1, seeded. */
  readonly random: () => number
  /** Hands out the next share of the work: there is always something in hand when a worker dies. */
  readonly proceed: (share: number) => Promise<void>
  readonly say: (what: string) => void
}

/** Something is on the wire soon; if nothing is, the worker is killed all the same. */
const patienceMs = 10_000
/** After so many visible writes, a worker does not come to the point at which it was to die. */
const passedBy = 10
/** One in so many kills hits the one that carries out what people do. */
const deskEvery = 10

/** Lets others wait until a share of the run is over. */
function progress() {
  const waiting = new Set<{ share: number; tell: () => void }>()
  let over = 0
  return {
    reached(share: number) {
      over = share
      for (const one of waiting)
        if (one.share <= share) {
          waiting.delete(one)
          one.tell()
        }
    },
    at: (share: number) => new Promise<void>((tell) => void (share <= over ? tell() : waiting.add({ share, tell }))),
  }
}

export function mayhem(cast: Cast, networks: Networks, servers: { redis?: OwnRedis; postgres?: OwnPostgres }, options: MayhemOptions) {
  const { kills, stops, freezes, redisKills, databaseRestarts, callTimeoutMs, random, proceed, say } = options
  const between = (low: number, high: number) => low + random() * (high - low)
  const killed: { [where: string]: number } = {}
  const tally = { stopped: 0, redisKilled: 0, redisFlushed: 0, databaseRestarted: 0 }
  const frozen: { -readonly [Field in keyof Forbidden]: Forbidden[Field] }[] = []
  const disturbances: Disturbance[] = []
  const disturb = () => void disturbances.push({ at: Date.now(), channel: null })
  const done = progress()
  let stopsUnderWay = 0

  async function killOne(n: number) {
    const atDesk = n % deskEvery === deskEvery - 1 ? cast.desk : null
    const worker = atDesk ?? (await cast.pick(random))
    const point: Point | undefined = !atDesk && random() < 0.6 ? points[Math.floor(random() * points.length)] : undefined
    if (point) await worker.ask('die', { at: point }).catch(() => {})
    const written = networks.writes(point ? passedBy : 1 + Math.floor(random() * 4))
    const handedOut = proceed((n + 1) / (kills + 1))
    handedOut.catch(() => {})
    await Promise.race([worker.ended, written, wait(patienceMs)])
    if (!point) await wait(between(0, 40))
    const where = atDesk ? 'desk' : point && !worker.isAlive ? point : 'anywhere'
    killed[where] = (killed[where] ?? 0) + 1
    disturb()
    worker.signal('SIGKILL')
    await worker.ended
    await handedOut
  }
  async function killSome() {
    for (let n = 0; n < kills; n++) {
      await killOne(n)
      done.reached((n + 1) / (kills + 1))
      if (n % 10 === 9) say(`${n + 1} of ${kills} kills`)
    }
    const steps = kills === 0 ? 20 : 1
    for (let n = 1; n <= steps; n++) {
      await proceed(n / steps)
      done.reached(n / steps)
    }
    // What was handed out last meets with trouble too.
    await Promise.race([networks.writes(passedBy), wait(patienceMs)])
  }
  async function stopSome() {
    for (let n = 0; n < stops; n++) {
      await done.at(n / stops)
      await Promise.race([networks.writes(1 + Math.floor(random() * 10)), wait(patienceMs)])
      const worker = await cast.pick(random)
      stopsUnderWay++
      worker.signal('SIGSTOP')
      disturb()
      tally.stopped++
      // Shorter than a lease, and much longer.
      await wait(between(200, random() < 0.5 ? 1_000 : callTimeoutMs * 5))
      worker.signal('SIGCONT')
      disturb()
      await wait(500)
      stopsUnderWay--
    }
  }
  async function freezeSometimes() {
    for (let n = 0; n < freezes; n++) {
      await done.at((n + 0.5) / freezes)
      const id = `freeze-${n}`
      disturb()
      await cast.ask('freeze', { id })
      const ban = { why: 'frozen' as const, post: null, marks: new Set<string>(), from: Date.now(), until: null as number | null }
      frozen.push(ban)
      await wait(between(500, 3_000))
      ban.until = Date.now()
      await cast.ask('lift', { id })
      disturb()
    }
  }
  async function breakRedis() {
    for (let n = 0; n < redisKills; n++) {
      await done.at((n + 0.3) / redisKills)
      disturb()
      await servers.redis?.kill()
      tally.redisKilled++
      if (random() < 0.5) continue
      await wait(between(0, 2_000))
      await servers.redis?.flush()
      tally.redisFlushed++
    }
  }
  async function breakTheDatabase() {
    for (let n = 0; n < databaseRestarts; n++) {
      await done.at((n + 0.5) / databaseRestarts)
      await Promise.race([networks.writes(1 + Math.floor(random() * 5)), wait(patienceMs)])
      disturb()
      await servers.postgres?.restart()
      disturb()
      tally.databaseRestarted++
    }
  }

  return {
    killed,
    tally,
    frozen,
    disturbances,
    /** Nobody is stopped at the moment: what has not been answered is not answered any more. */
    isNobodyStopped: () => stopsUnderWay === 0,
    begin: async () => void (await Promise.all([killSome(), stopSome(), freezeSometimes(), breakRedis(), breakTheDatabase()])),
  }
}
