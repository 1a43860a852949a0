/** Counts who follows short links: in memory, written down once a second. Nobody waits for it. */
import type { Clock } from '../../core/clock.ts'
import type { Countries } from './countries.ts'
import type { ClickDimensions, ClickStore } from './store.ts'
import { dayOf, deviceOf, isBot, type Visit } from './visit.ts'
import { dailySalts, visitorHash } from './visitors.ts'

export interface ClickCounter {
  /** Never throws, never waits. */
  count(visit: Visit): void
  /** Writes down what was counted. What cannot be written now is kept for the next time. */
  flush(): Promise<void>
  start(): void
  /** Writes down the rest. Afterwards nothing runs any more. */
  stop(): Promise<void>
}

export interface ClickCounterOptions {
  readonly store: Pick<ClickStore, 'add' | 'salt' | 'note'>
  readonly countries: Countries
  readonly clock: Clock
  readonly failed: (error: unknown) => void
  /** A crash loses so much. Default 1,000 ms. */
  readonly everyMs?: number
  /** Hashes of the day that are held, the latest; whoever comes again after that is asked about once more. Default 200,000: about 20 MB. */
  readonly mostSeen?: number
}

interface Visitor {
  readonly dimensions: ClickDimensions
  readonly hash: string
}
interface Counted {
  readonly dimensions: ClickDimensions
  clicks: number
  visitors: number
}

/** More visitors than this that are not written down yet are clicks only: the database is slower than they are. */
const mostUnwritten = 100_000

export function clickCounter({ store, countries, clock, failed, everyMs = 1000, mostSeen = 200_000 }: ClickCounterOptions): ClickCounter {
  const counted = new Map<string, Counted>()
  const salts = dailySalts((day) => store.salt(day), failed)
  /** The hashes of the day that this process has seen lately. */
  const seen = { day: '', hashes: new Set<string>() }
  let visitors: Visitor[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let isWriting = false

  /** The first ones, while the table of countries is read. */
  const waiting = new Set<Promise<void>>()

  const countNow = (visit: Visit) => {
    try {
      const bot = isBot(visit)
      const day = dayOf(clock.now())
      const dimensions = { link: visit.link, day, country: countries.of(visit.ip), device: deviceOf(visit.userAgent), bot }
      note(dimensions, 1, 0)
      if (!bot) salts.with(day, (salt) => look(dimensions, visitorHash(salt, visit)))
    } catch (error) {
      failed(error)
    }
  }

  const note = (dimensions: ClickDimensions, clicks: number, people: number) => {
    const key = Object.values(dimensions).join(' ')
    const sums = counted.get(key) ?? { dimensions, clicks: 0, visitors: 0 }
    sums.clicks += clicks
    sums.visitors += people
    counted.set(key, sums)
  }

  const look = (dimensions: ClickDimensions, hash: string) => {
    if (seen.day !== dimensions.day) Object.assign(seen, { day: dimensions.day, hashes: new Set() })
    if (seen.hashes.has(hash) || visitors.length >= mostUnwritten) return
    seen.hashes.add(hash)
    // A stranger may say another browser each time.
    if (seen.hashes.size > mostSeen) for (const oldest of seen.hashes) if (seen.hashes.delete(oldest)) break
    visitors.push({ dimensions, hash })
  }

  const writeSums = async () => {
    for (const [key, { dimensions, ...sums }] of [...counted]) {
      counted.delete(key)
      try {
        await store.add(dimensions, sums)
      } catch (error) {
        note(dimensions, sums.clicks, sums.visitors)
        throw error
      }
    }
  }

  const writeVisitors = async () => {
    const today = dayOf(clock.now())
    const batch = visitors
    visitors = []
    for (const [at, { dimensions, hash }] of batch.entries()) {
      try {
        // What could not be written before midnight is not written after it: the visitor counts, and is forgotten.
        if (dimensions.day < today || (await store.note(dimensions.day, hash))) note(dimensions, 0, 1)
      } catch (error) {
        visitors = [...batch.slice(at), ...visitors]
        throw error
      }
    }
  }

  const write = async () => {
    isWriting = true
    try {
      if (seen.day !== '' && seen.day < dayOf(clock.now())) Object.assign(seen, { day: '', hashes: new Set() })
      // Clicks first: there may be many visitors.
      await writeSums()
      await writeVisitors()
      await writeSums()
    } catch (error) {
      failed(error)
    } finally {
      isWriting = false
    }
  }
  const written = () => (writing = writing.then(write))
  const flush = async () => {
    await Promise.all(waiting)
    // The first of a day are visitors once its secret is there.
    await salts.settled()
    await written()
  }

  return {
    count(visit) {
      if (countries.isReady) {
        countNow(visit)
        return
      }
      const later = countries.load().then(() => {
        countNow(visit)
        waiting.delete(later)
      })
      waiting.add(later)
    },
    flush,
    start() {
      timer ??= setInterval(() => {
        if (!isWriting) void written()
      }, everyMs).unref()
    },
    async stop() {
      clearInterval(timer)
      timer = undefined
      await flush()
    },
  }
}
