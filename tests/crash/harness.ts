/** A run: posts are approved, edited, withdrawn and frozen while networks misbehave and everything breaks that can. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freshDatabase, type Database } from '../support/hub.ts'
import { assemble, type Cast } from './cast.ts'
import { isClean, judge, type Seen } from './judge.ts'
import { mayhem } from './mayhem.ts'
import { classes, classOf, serveNetworks, type Class, type Networks } from './networks.ts'
import { people } from './people.ts'
import { markIn } from './protocol.ts'
import type { Report } from './report.ts'
import { ownPostgres, ownRedis, type OwnPostgres, type OwnRedis } from './servers.ts'
import { clocks, lateness, surfaced, type Look } from './watch.ts'

export const bells = ['embedded', 'redis'] as const
export type BellKind = (typeof bells)[number]

export interface RunOptions {
  readonly database: Database
  /** Default `embedded`. `redis`: over a server of its own. */
  readonly bell?: BellKind
  readonly deliveries: number
  readonly kills: number
  readonly stops: number
  /** How many deliveries go out before anything is disturbed, 100 to the minute. Default 0. */
  readonly punctual?: number
  readonly redisKills?: number
  /** Of a PostgreSQL of its own. */
  readonly databaseRestarts?: number
  /** Share of the visible writes that go wrong, from 0 to 1. Default 0.2. */
  readonly mischief?: number
  /** Share of the posts that are withdrawn, and of those that are edited. Default 0.15 each. */
  readonly closures?: number
  /** Default 2. */
  readonly freezes?: number
  readonly naive?: boolean
  readonly seed?: number
  readonly say?: (what: string) => void
}

const callTimeoutMs = 1_000
const staleIntentMs = 1_000
/** An overloaded machine reads late what was sent in time. */
const wireMs = staleIntentMs + callTimeoutMs + 2_000
/** Channels of each class: more than there are hands, because a killed worker blocks those that it was busy with. */
const copies = 4
/** So that five deliveries each make 100 in a minute. */
const punctualEveryMs = (60_000 / 100) * classes.length
/** How often the harness asks what is open, and how often somebody connects again what was refused, in milliseconds. */
const lookEveryMs = 1_000
const reconnectEveryMs = 1_500

/** What has not come to its end after this long does not come to it. */
const patienceMs = 5 * 60_000

/** The same sequence for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** @throws Error when the options do not go together, or a server cannot be started. */
export async function run(options: RunOptions): Promise<Report> {
  const { database, bell = 'embedded', naive = false, redisKills = 0, databaseRestarts = 0, seed = randomBytes(4).readUInt32BE() } = options
  if (redisKills > 0 && bell !== 'redis') throw new Error('Without --bell redis there is no Redis to kill.')
  if (databaseRestarts > 0 && database !== 'postgres') throw new Error('Only PostgreSQL can be restarted here: --database postgres.')
  const endings: (() => unknown)[] = []
  try {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-crash-'))
    endings.push(() => rmSync(dataDir, { recursive: true, force: true }))
    const redis = bell === 'redis' ? await ownRedis() : undefined
    if (redis) endings.push(() => redis.stop())
    const postgres = databaseRestarts > 0 ? await ownPostgres() : undefined
    if (postgres) endings.push(() => postgres.stop())
    const { url, drop } = postgres ? { url: postgres.url, drop: () => {} } : await freshDatabase(database, dataDir)
    endings.push(drop)
    const networks = await serveNetworks(classes.length * copies, seeded(seed))
    endings.push(() => networks.close())
    const environment = {
      DATA_DIR: dataDir,
      DATABASE_URL: url,
      SECRET: randomBytes(32).toString('hex'),
      CREDENTIAL_KEYS: `crash:${randomBytes(32).toString('base64')}`,
      PUBLIC_URL: networks.origin,
      HUB_URL: networks.origin,
      LOG_LEVEL: 'fatal',
      REDIS_URL: redis?.url ?? '',
    }
    const cast = await assemble({
      workers: database === 'sqlite' ? 1 : 2,
      naive,
      callTimeoutMs,
      staleIntentMs,
      // Over Redis the hub itself rings.
      lookEveryMs: redis ? 0 : 250,
      patienceMs: postgres ? 30_000 : 0,
      environment,
    })
    endings.push(() => cast.close())
    return await play(cast, networks, { redis, postgres }, { ...options, bell, naive, seed })
  } finally {
    for (const end of endings.reverse()) await end()
  }
}

async function play(
  cast: Cast,
  networks: Networks,
  servers: { redis: OwnRedis | undefined; postgres: OwnPostgres | undefined },
  options: RunOptions & { seed: number; bell: BellKind },
): Promise<Report> {
  const { database, bell, deliveries, kills, stops, punctual = 0, mischief = 0.2, closures = 0.15, seed, say = () => {} } = options
  const random = seeded(seed + 1)
  const { channels, brand } = await cast.ask('setUp', { origin: networks.origin, channels: networks.all.length })
  const numberOf = new Map(channels.map((id, number) => [id, number]))
  const staff = people(cast, networks, { brand, channels, copies, closures, random })
  const { redisKills = 0, databaseRestarts = 0, freezes = 2 } = options
  const count = Math.ceil(deliveries / classes.length)
  const punctualPosts = Math.min(count, Math.ceil(punctual / classes.length))
  const trouble = mayhem(cast, networks, servers, {
    ...{ kills, stops, freezes, redisKills, databaseRestarts, callTimeoutMs, random, say },
    proceed: (share) => staff.approveUpTo(punctualPosts + Math.ceil(share * (count - punctualPosts))),
  })
  const looks: Look[] = []
  const clock = clocks()
  let over = false

  async function look() {
    const askedAt = Date.now()
    const rows = await cast.ask('open', {})
    const trimmed = rows.map(({ id, attempt, state }) => ({ id, attempt, state }))
    looks.push({ askedAt, answeredAt: Date.now(), rows: trimmed })
    await staff.answer(rows, trouble.isNobodyStopped())
  }
  async function keep(doing: () => Promise<unknown>, everyMs: number) {
    while (!over) {
      await doing()
      await wait(everyMs)
    }
  }
  const left = () => cast.ask('left', {})

  /** Before anything is disturbed: what is due goes out on time. */
  async function beOnTime() {
    const first = Date.now() + 3_000
    const posts = await staff.write(punctualPosts, (n) => new Date(first + n * punctualEveryMs))
    for (const post of posts) await staff.approve(post)
    await wait(Math.max(0, first + punctualPosts * punctualEveryMs - Date.now()))
    for (let rounds = 0; rounds < 100 && (await left()).all > 0; rounds++) await wait(100)
  }
  /** What waits for a time need not be waited for: clocks go forward, up to three quarters of an hour. */
  async function comeToAnEnd() {
    let offsetMs = 0
    let rounds = 0
    for (const began = Date.now(); Date.now() - began < patienceMs; await wait(500)) {
      const { all, busy } = await left()
      if (all === 0) return
      if ((busy > 0 && ++rounds < 8) || offsetMs > 45 * 60_000) continue
      rounds = 0
      offsetMs += Math.max(10_000, Math.min(offsetMs, 5 * 60_000))
      clock.setForward(offsetMs)
      await cast.later(offsetMs)
    }
  }

  const began = performance.now()
  const looking = [keep(look, lookEveryMs), keep(() => cast.ask('reconnect', {}), reconnectEveryMs)]
  // One that fails ends the run where it is waited for.
  for (const one of looking) one.catch(() => {})
  if (punctualPosts > 0) {
    say(`${punctualPosts * classes.length} deliveries on time`)
    await beOnTime()
  }
  networks.trouble(mischief)
  await trouble.begin()
  await staff.allDone()
  say('Calm: everything that is left comes to its end')
  networks.trouble(0)
  await cast.complete()
  await staff.approveWhatWasEdited()
  await comeToAnEnd()
  over = true
  await Promise.all(looking)
  // What was called for after the last look, and is over as well, would pass for never seen.
  await look()
  const seconds = (performance.now() - began) / 1000

  const summary = await cast.ask('summary', {})
  const rows = summary.rows.map((row) => ({ ...row, dueAt: clock.real(row.dueAt) }))
  const attempts = summary.attempts.map((attempt) => ({ ...attempt, intentAt: clock.real(attempt.intentAt) }))
  const states: { [state: string]: number } = {}
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1
  const seen = networks.all.flatMap((network, number) => seenOn(network, channels[number] ?? ''))
  const verdict = judge({
    seen,
    rows,
    attempts,
    forbidden: [...trouble.frozen, ...staff.posts.flatMap(({ bans }) => bans)],
    approved: staff.approved(),
    classOf: new Map(channels.map((id, number) => [id, classOf(number)])),
    wireMs,
  })
  const unknowns = surfaced(attempts, looks)
  return {
    clean: isClean(verdict) && unknowns.inTime === unknowns.unknowns,
    ...{ database, bell, seed, seconds, states },
    ...verdict,
    unknowns,
    lateness: lateness({
      ...{ rows, seen, numberOf },
      disturbances: [...networks.disturbances, ...trouble.disturbances],
      closed: new Set(staff.posts.filter(({ bans }) => bans.length > 0).map(({ id }) => id)),
    }),
    deliveries: rows.length,
    attempts: attempts.length,
    killed: trouble.killed,
    fell: cast.fell,
    frozen: trouble.frozen.length,
    ...trouble.tally,
    ...staff.tally,
    mischief: networks.mischief,
  }
}

function seenOn({ fake, class: kind }: { fake: Networks['all'][number]['fake']; class: Class }, channel: string): Seen[] {
  const live = new Map(fake.timeline().map((post) => [post.remoteId, post]))
  return fake.records().map(({ remoteId, at }) => {
    const post = live.get(remoteId)
    const name = kind === 'website' ? remoteId : ((post && markIn(post.text)) ?? remoteId)
    return { class: kind, channel, remoteId, mark: name, at: Date.parse(at), live: post !== undefined }
  })
}
