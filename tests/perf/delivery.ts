/** How fast the engine delivers, beside a loop that posts the same number to the same network and keeps no record of it. */
import type { Database } from '../support/hub.ts'
import type { Counted, FakeReady, Round } from './delivery-shared.ts'
import type { Figure, Part } from './figures.ts'
import { work, type Worker } from './processes.ts'

/** Deliveries in a round; each channel gets an equal part of them. */
const perRound = 100
const rounds = 3

const names: { readonly [database in Database]: string } = { sqlite: 'SQLite', postgres: 'PostgreSQL', mongodb: 'MongoDB' }

export const delivery: Part = async function* (say) {
  const databases: Database[] = ['sqlite', ...(process.env.POSTGRES_URL ? ['postgres' as const] : [])]
  const fake = work('The fake network', 'delivery-fake.ts', [])
  try {
    const { origin } = (await fake.ready) as FakeReady
    const bare = work('The bare loop', 'delivery-bare.ts', [origin])
    try {
      await bare.ready
      for (const database of databases) yield* await measure(database, { origin, fake, bare }, say)
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

async function measure(database: Database, { origin, fake, bare }: Beside, say: (doing: string) => void): Promise<Figure[]> {
  say(`delivery: opening a hub on ${names[database]}`)
  const hub = work(`The hub on ${names[database]}`, 'delivery-hub.ts', [database, origin])
  try {
    await hub.ready
    const taken = { hub: [] as Round[], bare: [] as Round[] }
    // The first round of each is not counted: what is loaded lazily is loaded there.
    for (let round = 0; round <= rounds; round++) {
      say(`delivery: ${names[database]}, ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}`)
      const count = round === 0 ? 40 : perRound
      for (const [who, worker] of [['bare', bare] as const, ['hub', hub] as const]) {
        const result = await worker.ask<Round>({ count })
        const { posts, keys } = await fake.ask<Counted>({})
        if (posts !== count || keys !== count) throw new Error(`${count} were to be posted, but ${posts} were, with ${keys} keys (${who}).`)
        if (round > 0) taken[who].push(result)
      }
    }
    const each = (value: (round: Round) => number) => ({ hub: taken.hub.map(value), bare: taken.bare.map(value) })
    return [
      { name: `deliveries, ${names[database]}`, unit: '/s', better: 'more', ...each(({ seconds }) => perRound / seconds) },
      {
        name: `processor time of a delivery, ${names[database]}`,
        unit: 'ms',
        better: 'less',
        ...each(({ cpuSeconds }) => (cpuSeconds / perRound) * 1000),
      },
    ]
  } finally {
    await hub.stop()
  }
}
