/**
 * Real worker processes, killed and stopped at random and at named points, against networks that misbehave. The long run is
 * `npm run test:crash`.
 */
import { expect, it } from 'vitest'
import { describeWith, type Need } from '../support/needs.ts'
import { run, type RunOptions } from './harness.ts'
import { asText } from './report.ts'
import { postgresBin } from '../../src/cli/test/services.mjs'

/** One that may be restarted: the one of POSTGRES_URL serves others too. */
const ownPostgres: Need = {
  title: 'a PostgreSQL of its own',
  at: postgresBin(),
  reason: 'There is no initdb in /usr/lib/postgresql.',
  command: 'apt-get install postgresql, then npm test',
}
const clean = {
  clean: true,
  duplicates: { website: [], key: [], identity: [], timeline: [], opaque: [] },
  lost: [],
  phantom: [],
  afterNo: [],
}
/** A run that is always the same, as far as processes are. `npm run test:crash` takes another each time. */
const seed = 20_261_201
const sum = (counts: { readonly [name: string]: number }) => Object.values(counts).reduce((total, count) => total + count, 0)

async function survives(options: RunOptions) {
  const report = await run({ seed, ...options })
  expect(report, asText(report)).toMatchObject({ ...clean, stopped: options.stops, databaseRestarted: options.databaseRestarts ?? 0 })
  expect(sum(report.killed)).toBe(options.kills)
  expect(report.states.published).toBeGreaterThan(options.deliveries / 2)
  expect(report.unknowns.inTime).toBe(report.unknowns.unknowns)
}

it('loses nothing and sends nothing twice or against a no, while its process is killed', { timeout: 360_000 }, () =>
  survives({ database: 'sqlite', deliveries: 30, kills: 5, stops: 1, freezes: 1 }),
)

it('would see it: an engine that simply tries again is found out', { timeout: 360_000 }, async () => {
  const options = { deliveries: 25, kills: 1, stops: 0, freezes: 0, closures: 0, mischief: 0.6, naive: true } as const
  const { clean, duplicates } = await run({ seed, database: 'sqlite', ...options })
  expect(clean).toBe(false)
  expect([...duplicates.key, ...duplicates.identity, ...duplicates.timeline, ...duplicates.opaque]).not.toEqual([])
})

describeWith(ownPostgres, 'two workers on PostgreSQL', () => {
  it('lose nothing either, while they are killed and the database is restarted', { timeout: 360_000 }, () =>
    survives({ database: 'postgres', deliveries: 30, kills: 3, stops: 1, freezes: 1, databaseRestarts: 1 }),
  )
})
