/** How fast and how late the engine delivers, beside a loop that posts the same to the same network and keeps no record of it. */
import type { Database } from '../support/hub.ts'
import { channelCount, type Counted, type FakeReady, type HubAnswer, type HubAsk, type Round } from './delivery-shared.ts'
import type { Figure, Part } from './figures.ts'
import { work, type Worker } from './processes.ts'

/** Deliveries in a round; each channel gets an equal part of them. */
const perRound = 500
const rounds = 3
const inOneSecond = 1_000
const overdue = 2_000
const many = 10_000
const oldRows = 1_000_000

const names: { readonly [database in Database]: string } = { sqlite: 'SQLite', postgres: 'PostgreSQL', mongodb: 'MongoDB' }

export const delivery: Part = async function* (say) {
  const databases: Database[] = [
    'sqlite',
    ...(process.env.POSTGRES_URL ? ['postgres' as const] : []),
    ...(process.env.MONGODB_URL ? ['mongodb' as const] : []),
  ]
  const fake = work('The fake network', 'delivery-fake.ts', [])
  try {
    const { origin } = (await fake.ready) as FakeReady
    const bare = work('The bare loop', 'delivery-bare.ts', [origin])
    try {
      await bare.ready
      for (const database of databases) yield* measure(database, { origin, fake, bare }, say)
    } finally {
      await bare.stop()
    }
  } finally {
    await fake.stop()
  }
}

interface Beside {
  readonly origin: string
  readonly fake: Worker
  readonly bare: Worker
}

async function* measure(database: Database, { origin, fake, bare }: Beside, say: (doing: string) => void): AsyncIterable<Figure> {
  const on = names[database]
  say(`delivery: opening a hub on ${on}`)
  const hub = work(`The hub on ${on}`, 'delivery-hub.ts', [database, origin])
  const figure = (
    name: string,
    unit: string,
    better: 'less' | 'more',
    ours: readonly number[],
    theirs: readonly number[] = [],
  ): Figure => ({
    name: `${name}, ${on}`,
    unit,
    better,
    hub: ours,
    bare: theirs,
  })
  /** Whoever delivers: each post is on the network once, and with a key of its own. */
  async function counted<Answer>(count: number, ask: () => Promise<Answer>): Promise<Answer> {
    const answer = await ask()
    const { posts, keys } = await fake.ask<Counted>({})
    if (posts !== count || keys !== count) throw new Error(`${count} were to be posted, but ${posts} were, with ${keys} keys.`)
    return answer
  }
  const asked = (ask: HubAsk) =>
    ask.do === 'heap' || ask.do === 'fill' ? hub.ask<HubAnswer>(ask) : counted(ask.count, () => hub.ask<HubAnswer>(ask))
  async function race(): Promise<{ hub: Round[]; bare: Round[] }> {
    const taken = { hub: [] as Round[], bare: [] as Round[] }
    // The first round of each is not counted: what is loaded lazily is loaded there.
    for (let round = 0; round <= rounds; round++) {
      const count = round === 0 ? 100 : perRound
      const theirs = await counted(count, () => bare.ask<Round>({ count }))
      const ours = await asked({ do: 'round', count })
      if (round > 0) taken.bare.push(theirs)
      if (round > 0) taken.hub.push(ours)
    }
    return taken
  }
  const speed = ({ seconds }: Round) => perRound / seconds
  try {
    await hub.ready
    say(`delivery: ${on}, ${rounds} rounds of ${perRound}`)
    const empty = await race()
    yield figure('deliveries', '/s', 'more', empty.hub.map(speed), empty.bare.map(speed))
    const cpu = ({ cpuSeconds }: Round) => (cpuSeconds / perRound) * 1000
    yield figure('processor time of a delivery', 'ms', 'less', empty.hub.map(cpu), empty.bare.map(cpu))

    say(`delivery: ${on}, ${inOneSecond} due at one instant on ${channelCount} channels`)
    const { lateness = [] } = await asked({ do: 'burst', count: inOneSecond })
    yield figure('lateness, p50 of 1,000 due at once', 'ms', 'less', [percentile(lateness, 0.5)])
    yield figure('lateness, p99 of 1,000 due at once', 'ms', 'less', [percentile(lateness, 0.99)])

    say(`delivery: ${on}, a start with ${overdue} overdue`)
    const late = await asked({ do: 'overdue', count: overdue })
    yield figure('first call after a start with 2,000 overdue', 'ms', 'less', [late.firstMs ?? 0])
    yield figure('all of 2,000 overdue', 's', 'less', [late.seconds])

    say(`delivery: ${on}, memory over ${many}`)
    const before = await asked({ do: 'heap', count: 0 })
    await asked({ do: 'round', count: many })
    const after = await asked({ do: 'heap', count: 0 })
    yield figure('heap after 10,000 more deliveries (bare: before them)', 'MB', 'less', [after.heapMb ?? 0], [before.heapMb ?? 0])

    say(`delivery: ${on}, ${oldRows.toLocaleString('en')} rows are written into the ledger`)
    await asked({ do: 'fill', count: oldRows })
    const full = await race()
    yield figure('deliveries with 1,000,000 old rows', '/s', 'more', full.hub.map(speed), full.bare.map(speed))
    yield figure('the same beside the empty ledger (bare)', '/s', 'more', full.hub.map(speed), empty.hub.map(speed))
  } finally {
    await hub.stop()
  }
}

/** @param share from 0 to 1 */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
