/** A run: posts are approved, edited, withdrawn and frozen while networks misbehave and workers are killed and stopped. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freshDatabase, type Database } from '../support/hub.ts'
import { assemble, type Cast } from './cast.ts'
import { points, type Point } from './death.ts'
import { judge, type Forbidden, type Seen, type Verdict } from './judge.ts'
import { classes, classOf, serveNetworks, type Class, type Networks } from './networks.ts'
import { mark, markIn } from './protocol.ts'

export interface RunOptions {
  readonly database: Database
  readonly deliveries: number
  readonly kills: number
  readonly stops: number
  /** Share of the visible writes that go wrong, from 0 to 1. Default 0.2. */
  readonly mischief?: number
  /** Share of the posts that are withdrawn, and of those that are edited. Default 0.15 each. */
  readonly closures?: number
  readonly freezes?: number
  readonly naive?: boolean
  readonly seed?: number
  readonly say?: (what: string) => void
}

export interface Report extends Verdict {
  readonly seed: number
  readonly states: { readonly [state: string]: number }
  readonly killed: { readonly [where: string]: number }
  readonly stopped: number
  readonly mischief: Networks['mischief']
  readonly withdrawn: number
  readonly edited: number
  readonly frozen: number
  readonly answeredByPeople: number
  readonly attempts: number
  /** From the first approval until nothing was in trouble any more, in seconds. */
  readonly seconds: number
}

const callTimeoutMs = 1_500
const staleIntentMs = 1_000
/** An overloaded machine reads late what was sent in time. */
const wireMs = staleIntentMs + callTimeoutMs + 2_000
/** Two instances of each class. */
const channelCount = classes.length * 2

interface Post {
  readonly id: string
  readonly number: number
  version: number
  approved: boolean
  complete: boolean
  readonly bans: { -readonly [Field in keyof Forbidden]: Forbidden[Field] }[]
}

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

export async function run(options: RunOptions): Promise<Report> {
  const { database, mischief = 0.2, naive = false, seed = randomBytes(4).readUInt32BE() } = options
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-crash-'))
  const { url, drop } = await freshDatabase(database, dataDir)
  const networks = await serveNetworks(channelCount, mischief, seeded(seed))
  const environment = {
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    SECRET: randomBytes(32).toString('hex'),
    CREDENTIAL_KEYS: `crash:${randomBytes(32).toString('base64')}`,
    PUBLIC_URL: networks.origin,
    HUB_URL: networks.origin,
    LOG_LEVEL: 'fatal',
    REDIS_URL: '',
  }
  const cast = await assemble({ workers: database === 'sqlite' ? 1 : 2, naive, callTimeoutMs, staleIntentMs, environment })
  try {
    return await play(cast, networks, { ...options, naive, seed })
  } finally {
    await cast.close()
    await networks.close()
    await drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function play(cast: Cast, networks: Networks, options: RunOptions & { seed: number }): Promise<Report> {
  const { deliveries, kills, stops, closures = 0.15, freezes = 2, seed, say = () => {} } = options
  const random = seeded(seed + 1)
  const between = (low: number, high: number) => low + random() * (high - low)
  const { channels, brand } = await cast.ask('setUp', { origin: networks.origin, channels: channelCount })
  const numberOf = new Map(channels.map((id, number) => [id, number]))
  const count = Math.ceil(deliveries / classes.length)
  const written = await cast.ask('write', { posts: count, brand })
  const posts = written.posts.map((id, number): Post => ({ id, number, version: 0, approved: false, complete: true, bans: [] }))
  const targets = ({ number }: Post) =>
    classes.map((_, kind) => {
      const channel = kind + (number % 2) * classes.length
      return { id: channels[channel] ?? '', number: channel }
    })
  const frozen: Post['bans'] = []
  const killed: { [where: string]: number } = {}
  const tally = { stopped: 0, withdrawn: 0, edited: 0, answeredByPeople: 0 }
  let stopsUnderWay = 0
  let chaos = true

  async function approve(post: Post) {
    if (!post.approved) {
      post.version++
      post.approved = true
      for (const ban of post.bans) ban.until ??= Date.now()
    }
    const { id, number, version } = post
    post.complete = await cast.ask('approve', { post: id, number, version, channels: targets(post) })
  }
  async function close(post: Post, why: 'withdrawn' | 'edited') {
    await cast.ask(why === 'withdrawn' ? 'withdraw' : 'edit', { post: post.id })
    const marks = new Set(targets(post).map(({ number }) => mark(post.number, number, post.version)))
    post.bans.push({ why, post: post.id, marks, from: Date.now(), until: null })
    post.approved = false
    tally[why]++
  }
  /** The next posts up to this one, so that there is always something in hand when a worker dies. */
  async function approveUpTo(end: number) {
    for (const post of posts.slice(0, end)) if (post.version === 0) await approve(post)
  }
  async function closeSome() {
    for (const post of posts) {
      const chance = random()
      if (chance >= 2 * closures) continue
      while (post.version === 0) await wait(20)
      await wait(between(0, 400))
      await close(post, chance < closures ? 'withdrawn' : 'edited')
      // Most are approved again, while what came before is still being cleared up.
      if (random() < 0.7) {
        await wait(between(0, 1_500))
        await approve(post)
      }
    }
  }
  async function freezeSometimes() {
    for (let n = 0; n < freezes; n++) {
      await wait(between(1_000, 4_000))
      const id = `freeze-${n}`
      await cast.ask('freeze', { id })
      const ban = { why: 'frozen' as const, post: null, marks: new Set<string>(), from: Date.now(), until: null as number | null }
      frozen.push(ban)
      await wait(between(500, 3_000))
      ban.until = Date.now()
      await cast.ask('lift', { id })
    }
  }
  async function killSome() {
    for (let n = 0; n < kills; n++) {
      await cast.complete()
      const worker = cast.pick(random)
      if (!worker) continue
      const point: Point | undefined = random() < 0.6 ? points[Math.floor(random() * points.length)] : undefined
      if (point) await worker.ask('die', { at: point }).catch(() => {})
      await approveUpTo(Math.ceil((count * (n + 1)) / (kills + 1)))
      await Promise.race([worker.ended, wait(point ? 1_500 : between(20, 500))])
      const where = point && !worker.isAlive ? point : 'anywhere'
      killed[where] = (killed[where] ?? 0) + 1
      worker.signal('SIGKILL')
      await worker.ended
      if (n % 10 === 9) say(`${n + 1} of ${kills} kills`)
    }
    await approveUpTo(count)
  }
  async function stopSome() {
    for (let n = 0; n < stops; n++) {
      await wait(between(200, 1_500))
      const worker = cast.pick(random)
      if (!worker) continue
      stopsUnderWay++
      worker.signal('SIGSTOP')
      tally.stopped++
      // Shorter than a lease, and much longer.
      await wait(between(200, random() < 0.5 ? 1_000 : callTimeoutMs * 5))
      worker.signal('SIGCONT')
      await wait(500)
      stopsUnderWay--
    }
  }
  /** People answer truthfully, but not while something may still be under way. */
  async function answer() {
    for (const { id, state, text, channel } of await cast.ask('asked', {})) {
      if (state === 'needs-human' && (stopsUnderWay > 0 || !askedBefore.has(id))) {
        askedBefore.add(id)
        continue
      }
      const fake = networks.all[numberOf.get(channel) ?? -1]?.fake
      const post = fake?.timeline().find((one) => markIn(one.text) === markIn(text))
      await cast.ask('resolve', { id, live: post ? { remoteId: post.remoteId, url: post.url } : null })
      askedBefore.delete(id)
      tally.answeredByPeople++
    }
  }
  const askedBefore = new Set<string>()
  async function lookAfter() {
    await cast.ask('mend', {})
    for (const post of posts) if (post.approved && !post.complete) await approve(post)
    await answer()
  }
  async function keepLookingAfter() {
    while (chaos) {
      await lookAfter()
      await wait(1_500)
    }
  }

  const began = performance.now()
  const looking = keepLookingAfter()
  await Promise.all([closeSome(), freezeSometimes(), killSome(), stopSome()])
  chaos = false
  await looking
  say('Calm: everything that is left comes to its end')
  networks.calm()
  await cast.complete()
  for (const post of posts) if (!post.approved && post.bans.at(-1)?.why === 'edited') await approve(post)
  let offsetMs = 0
  for (let rounds = 0; rounds < 400 && (await cast.ask('left', {})) > 0; rounds++) {
    await lookAfter()
    await wait(250)
    // What waits for a time need not be waited for: clocks go forward, by half an hour in the end.
    if (rounds % 4 === 3 && offsetMs < 30 * 60_000) await cast.later((offsetMs += 30_000))
  }
  for (let rounds = 0; rounds < 40 && posts.some(({ approved, complete }) => approved && !complete); rounds++) await lookAfter()
  const seconds = (performance.now() - began) / 1000

  const { rows, attempts } = await cast.ask('summary', {})
  const states: { [state: string]: number } = {}
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1
  const verdict = judge({
    seen: networks.all.flatMap((network, number) => seenOn(network, channels[number] ?? '')),
    rows,
    attempts,
    forbidden: [...frozen, ...posts.flatMap(({ bans }) => bans)],
    approved: posts.flatMap((post) =>
      post.approved
        ? targets(post).map(({ id, number }) => ({ post: post.id, channel: id, mark: mark(post.number, number, post.version) }))
        : [],
    ),
    classOf: new Map(channels.map((id, number) => [id, classOf(number)])),
    wireMs,
  })
  return {
    ...verdict,
    ...tally,
    seed,
    states,
    killed,
    mischief: networks.mischief,
    frozen: frozen.length,
    attempts: attempts.length,
    seconds,
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
