/** `npm run test:crash -- --deliveries 1000 --kills 100 --stops 20 --database postgres`: a long run, and its report. */
import { parseArgs } from 'node:util'
import type { Database } from '../support/hub.ts'
import { run, type Report } from './harness.ts'
import { isClean } from './judge.ts'

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '200' },
    kills: { type: 'string', default: '40' },
    stops: { type: 'string', default: '5' },
    freezes: { type: 'string', default: '2' },
    mischief: { type: 'string', default: '0.2' },
    closures: { type: 'string', default: '0.15' },
    database: { type: 'string', default: process.env.POSTGRES_URL ? 'postgres' : 'sqlite' },
    seed: { type: 'string' },
    naive: { type: 'boolean', default: false },
  },
})

const listed = (counts: { readonly [name: string]: number | undefined }) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none'

function print(report: Report): void {
  const { duplicates, lost, phantom, afterNo, states, killed, mischief, seconds } = report
  const total = Object.values(states).reduce((sum, count) => sum + count, 0)
  const line = (name: string, value: string | number) => console.log(`${name.padEnd(34)}${value}`)
  line('seed', report.seed)
  line('deliveries', `${total} (${listed(states)})`)
  line('time', `${seconds.toFixed(1)} s, ${(total / seconds).toFixed(1)} deliveries/s`)
  line('attempts', report.attempts)
  line('killed at', listed(killed))
  line('stopped', report.stopped)
  line('misbehaviours', listed(mischief))
  line('withdrawn, edited, frozen', `${report.withdrawn}, ${report.edited}, ${report.frozen}`)
  line('answered by people', report.answeredByPeople)
  const found = {
    ...Object.fromEntries(Object.entries(duplicates).map(([name, all]) => [`duplicates (${name})`, all])),
    lost,
    phantom,
    'after a no': afterNo,
  }
  for (const [name, all] of Object.entries(found)) {
    line(name, all.length)
    for (const one of all.slice(0, 20)) console.log(`  ${one}`)
  }
}

const report = await run({
  database: values.database as Database,
  deliveries: Number(values.deliveries),
  kills: Number(values.kills),
  stops: Number(values.stops),
  freezes: Number(values.freezes),
  mischief: Number(values.mischief),
  closures: Number(values.closures),
  naive: values.naive,
  ...(values.seed && { seed: Number(values.seed) }),
  say: (what) => process.stderr.write(`${what}\n`),
})
print(report)
process.exit(isClean(report) === values.naive ? 1 : 0)
