/**
 * `npm run test:crash -- --database postgres --deliveries 1000 --kills 100 --stops 20`: a long run, and its report. It ends
 * with 0 where the run was clean, otherwise with 1; with `--naive`, the other way round.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { bells, run } from './harness.ts'
import { asText } from './report.ts'

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: process.env.POSTGRES_URL ? 'postgres' : 'sqlite' },
    bell: { type: 'string', default: 'embedded' },
    deliveries: { type: 'string', default: '200' },
    kills: { type: 'string', default: '40' },
    stops: { type: 'string', default: '5' },
    punctual: { type: 'string', default: '100' },
    freezes: { type: 'string', default: '2' },
    'redis-kills': { type: 'string', default: '0' },
    'database-restarts': { type: 'string', default: '0' },
    mischief: { type: 'string', default: '0.2' },
    closures: { type: 'string', default: '0.15' },
    seed: { type: 'string' },
    naive: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const count = z.coerce.number().int().min(0)
const share = z.coerce.number().min(0).max(1)
const asked = z
  .object({
    database: z.enum(['sqlite', 'postgres', 'mongodb']),
    bell: z.enum(bells),
    deliveries: count,
    kills: count,
    stops: count,
    punctual: count,
    freezes: count,
    'redis-kills': count,
    'database-restarts': count,
    mischief: share,
    closures: share,
    seed: count.optional(),
  })
  .safeParse(values)
if (!asked.success) {
  process.stderr.write(`${z.prettifyError(asked.error)}\n`)
  process.exit(1)
}
// What was started is ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const { seed, 'redis-kills': redisKills, 'database-restarts': databaseRestarts, ...rest } = asked.data
const { naive, json } = values
const say = (what: string) => process.stderr.write(`${what}\n`)
const report = await run({ ...rest, redisKills, databaseRestarts, naive, say, ...(seed !== undefined && { seed }) })
console.log(json ? JSON.stringify(report, null, 2) : asText(report))
process.exit(report.clean === naive ? 1 : 0)
