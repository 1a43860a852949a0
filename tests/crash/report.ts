/** What a run found, and as text. */
import type { Database } from '../support/hub.ts'
import type { Verdict } from './judge.ts'
import type { Networks } from './networks.ts'
import type { Lateness, Surfaced } from './watch.ts'

type Counts = { readonly [name: string]: number }

export interface Report extends Verdict {
  /** Nothing is twice, lost, phantom or against a no, and every unknown was seen in time. */
  readonly clean: boolean
  readonly database: Database
  readonly bell: 'embedded' | 'redis'
  readonly seed: number
  /** From the first approval until nothing was in trouble any more. */
  readonly seconds: number
  readonly deliveries: number
  readonly states: Counts
  readonly attempts: number
  readonly unknowns: Surfaced
  readonly lateness: Lateness
  /** Where, and how often. */
  readonly killed: Counts
  readonly stopped: number
  readonly redisKilled: number
  readonly redisFlushed: number
  readonly databaseRestarted: number
  /** Workers that ended by themselves. */
  readonly fell: number
  readonly mischief: Networks['mischief']
  readonly withdrawn: number
  readonly edited: number
  readonly frozen: number
  readonly answeredByPeople: number
}

const listed = (counts: { readonly [name: string]: number | undefined }) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none'
const sum = (counts: Counts) => Object.values(counts).reduce((total, count) => total + count, 0)
/** Most that is told of one finding. */
const most = 20

export function asText(report: Report): string {
  const { duplicates, lost, phantom, afterNo, unknowns, lateness, killed, seconds } = report
  const line = (name: string, value: string | number) => `${name.padEnd(34)}${value}`
  const ms = (value: number | null) => (value === null ? '–' : `${Math.round(value)} ms`)
  const found = {
    ...Object.fromEntries(Object.entries(duplicates).map(([name, all]) => [`duplicates (${name})`, all])),
    lost,
    phantom,
    'after a no': afterNo,
  }
  return [
    line('database, bell, seed', `${report.database}, ${report.bell}, ${report.seed}`),
    line('deliveries', `${report.deliveries} (${listed(report.states)})`),
    line('time', `${seconds.toFixed(1)} s, ${(report.deliveries / seconds).toFixed(1)} deliveries/s`),
    line('attempts', report.attempts),
    line('killed', `${sum(killed)} (${listed(killed)})`),
    line('stopped', report.stopped),
    line('Redis killed, flushed', `${report.redisKilled}, ${report.redisFlushed}`),
    line('database restarted', report.databaseRestarted),
    line('workers that ended by themselves', report.fell),
    line('misbehaviours', listed(report.mischief)),
    line('withdrawn, edited, frozen', `${report.withdrawn}, ${report.edited}, ${report.frozen}`),
    line('answered by people', report.answeredByPeople),
    line(
      'late by (undisturbed)',
      `p50 ${ms(lateness.p50Ms)}, p99 ${ms(lateness.p99Ms)}, most ${ms(lateness.maxMs)} of ${lateness.measured}`,
    ),
    line('unknowns seen within 60 s', `${unknowns.inTime} of ${unknowns.unknowns}, the slowest after ${ms(unknowns.slowestMs)}`),
    ...Object.entries(found).flatMap(([name, all]) => [
      line(name, all.length),
      ...all.slice(0, most).map((one) => `  ${one}`),
      ...(all.length > most ? [`  and ${all.length - most} more`] : []),
    ]),
    line('verdict', report.clean ? 'clean' : 'NOT CLEAN'),
  ].join('\n')
}
