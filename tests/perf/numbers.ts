/**
 * Numbers of 1,000 deliveries on 12 channels with 10,000,000 measurements, on SQLite and on PostgreSQL where it is installed. The goals: a post's
 * curve within 50 ms and the page of results within 500 ms for 95 of 100, and no more calls than the batches allow. `NUMBERS_ROWS` asks for fewer rows.
 */
import { startPostgres } from '../../src/cli/test/services.mjs'
import type { Figure, Part } from './figures.ts'
import type { Collected, Timed } from './numbers-hub.ts'
import { work } from './processes.ts'

const rows = process.env.NUMBERS_ROWS ?? '10000000'

export const numbers: Part = async function* (say) {
  yield* on('sqlite', say)
  const postgres = await startPostgres()
  if (!postgres) return say('numbers: PostgreSQL is not installed, and is left out')
  process.env.POSTGRES_URL = postgres.url
  try {
    yield* on('postgres', say)
  } finally {
    await postgres.stop()
  }
}

async function* on(database: 'sqlite' | 'postgres', say: (doing: string) => void): AsyncGenerator<Figure> {
  say(`numbers: a hub on ${database}, filled with ${Number(rows).toLocaleString('en')} measurements`)
  const hub = work(`numbers on ${database}`, 'numbers-hub.ts', [database, rows])
  try {
    const { questions } = (await hub.ready) as { questions: string[] }
    await hub.ask({ run: 'fill' })
    for (const name of questions) {
      say(`numbers: ${name}`)
      const { took } = await hub.ask<Timed>({ run: 'question', name })
      yield* figures(`${database}: ${name}`, took)
    }
    say('numbers: collecting')
    const { calls, least, seconds } = await hub.ask<Collected>({ run: 'collect' })
    yield { name: `${database}: calls for 1,000 posts (bare: at the least)`, unit: '', better: 'less', hub: [calls], bare: [least] }
    yield { name: `${database}: collecting 1,000 posts`, unit: 's', better: 'less', hub: [seconds], bare: [] }
  } finally {
    await hub.stop()
  }
}

function* figures(name: string, took: readonly number[]): Generator<Figure> {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => [sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0]
  yield { name: `${name}, p50`, unit: 'ms', better: 'less', hub: at(0.5), bare: [] }
  yield { name: `${name}, p95`, unit: 'ms', better: 'less', hub: at(0.95), bare: [] }
}
