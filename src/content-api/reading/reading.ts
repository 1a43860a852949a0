/** Keeps the catalogue as the database has it, in every process, and tells everybody here what has changed. */
import type { Clock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import type { ContentChange } from '../changes.ts'
import { siteBrandSchema } from './site-brand.ts'
import type { Brand } from '../sites.ts'
import { createCatalogue, type Catalogue } from './catalogue.ts'
import { lastChangeOf, type Content, type Shelf } from './shelf.ts'

export interface Reading {
  readonly catalogue: Catalogue
  /** Settings of brands, at most a second old: another list when something about them has changed. Brands in the trash are left out. */
  readonly brands: () => readonly Brand[]
  /** By row id. What is gone meanwhile is left out. */
  contents(ids: readonly string[]): Promise<ReadonlyMap<string, Content>>
  /** Told of every change, in this process and in others. @returns stops telling. */
  on(listener: (change: ContentChange) => void): () => void
  /** Changes of before, for who missed some: those of this instant and later, of each publication the last. */
  since(at: Date): Promise<readonly ContentChange[]>
  /** Resolves once everything that was in the database at the call is in the catalogue. */
  refresh(): Promise<void>
  /** Loads everything, and asks again every `everyMs` until `stop`. @throws what the shelf throws, and may be called again then. */
  start(): Promise<void>
  /**
   * @throws Problem 503 while nothing is loaded yet, and when the database has not answered for `trustMs`: what was taken down since must
   * not be shown.
   */
  assertCurrent(): void
  stop(): Promise<void>
}

export interface ReadingOptions {
  readonly shelf: Shelf
  readonly clock: Clock
  readonly log: { error(fields: object, message: string): void }
  /** How often others' changes are looked for. Default 500 ms. */
  readonly everyMs?: number
  /** How long what is in memory is shown while the database does not answer. Default 30 s. */
  readonly trustMs?: number
}

/** Commits of other processes may become visible late, and their clocks differ: so far back is asked again. */
const overlapMs = 10_000
/** Once a minute it is looked back an hour: a process that stood still while it wrote must not leave anything shown that was taken down. */
const thorough = { everyMs: 60_000, overlapMs: 3_600_000 }

export function createReading({ shelf, clock, log, everyMs = 500, trustMs = 30_000 }: ReadingOptions): Reading {
  const catalogue = createCatalogue()
  const listeners = new Set<(change: ContentChange) => void>()
  let brands: readonly Brand[] = []
  let settings = ''
  let answeredAt = Number.NEGATIVE_INFINITY
  let lookedFarAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let loaded = false
  let asking: Promise<void> | undefined
  let next: Promise<void> | undefined
  let told = false

  const tell = (change: ContentChange) => {
    for (const listener of listeners) {
      try {
        listener(change)
      } catch (error) {
        log.error({ err: error }, 'Somebody who listens to changes of content failed.')
      }
    }
  }

  const ask = async () => {
    const began = clock.now().getTime()
    const isThorough = Math.abs(began - lookedFarAt) >= thorough.everyMs
    const from = new Date(catalogue.changedAt.getTime() - (isThorough ? thorough.overlapMs : overlapMs))
    const [rows, sites] = await Promise.all([loaded ? shelf.changedSince(from, catalogue.knows) : shelf.all(), shelf.sites()])
    if (sites.join('\n') !== settings) {
      settings = sites.join('\n')
      brands = sites.map((json) => siteBrandSchema.parse(JSON.parse(json)))
    }
    const changes = catalogue.take(rows)
    answeredAt = began
    if (isThorough) lookedFarAt = began
    if (!loaded) loaded = true
    else changes.forEach(tell)
  }
  const askOnce = () => (asking ??= ask().finally(() => (asking = undefined)))

  return {
    catalogue,
    brands: () => brands,
    contents: (ids) => shelf.contents(ids),
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async since(at) {
      const rows = await shelf.changedSince(at)
      return rows.map(lastChangeOf).sort((a, b) => a.at.getTime() - b.at.getTime())
    },
    // What is being asked may have been asked too early: the one after it is early enough, and serves all that wait.
    refresh() {
      if (!asking) return askOnce()
      return (next ??= asking
        .catch(() => {})
        .then(() => {
          next = undefined
          return askOnce()
        }))
    },
    async start() {
      await askOnce()
      timer ??= setInterval(() => {
        askOnce().then(
          () => (told = false),
          (error: unknown) => {
            if (!told) log.error({ err: error }, 'The database does not tell what is published. It is asked again every moment.')
            told = true
          },
        )
      }, everyMs).unref()
    },
    assertCurrent() {
      if (!loaded) throw new Problem(503, 'starting', 'The hub is starting. Ask again in a moment.')
      if (Math.abs(clock.now().getTime() - answeredAt) > trustMs && timer)
        throw new Problem(503, 'database-away', 'The hub cannot ask its database what is published at the moment. Ask again in a minute.')
    },
    async stop() {
      clearInterval(timer)
      timer = undefined
      await asking?.catch(() => {})
      await shelf.close()
    },
  }
}
