/**
 * `npm run bench`: what the hub costs beside something bare, in one run on one machine. Nothing here passes or fails by a
 * time: the exit code is 0 unless something could not be run. Takes less than four minutes, and a build before that if it is stale.
 *
 * `npm run bench -- start delivery` measures these parts only, and `admin` and `numbers` are measured only where they are named; `npm run --silent bench -- --json` prints JSON.
 */
import { parseArgs } from 'node:util'
import { admin } from './admin.ts'
import { contentApi } from './content-api.ts'
import { delivery } from './delivery.ts'
import type { Figure, Part } from './figures.ts'
import { house } from './house.ts'
import { lookAtMachine } from './machine.ts'
import { numbers } from './numbers.ts'
import { quality } from './quality.ts'
import { start } from './start.ts'
import { asJson, asTable } from './table.ts'

const known: Readonly<Record<string, Part>> = {
  start,
  'content-api': contentApi,
  delivery,
  quality,
  house,
  admin,
  numbers,
}
/** Minutes of writing rows before anything is measured. */
const onlyByName = ['admin', 'numbers']

/** Progress goes to standard error: standard output is for figures. */
const say = (doing: string) => void process.stderr.write(`${doing} …\n`)

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
  const unknown = positionals.filter((part) => !known[part])
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}. The parts are: ${Object.keys(known).join(', ')}.`)

  const machine = lookAtMachine()
  const parts: Record<string, Figure[]> = {}
  const failed: Record<string, string> = {}
  for (const [part, measure] of Object.entries(known)) {
    if (positionals.length > 0 ? !positionals.includes(part) : onlyByName.includes(part)) continue
    const figures: Figure[] = (parts[part] = [])
    try {
      for await (const figure of measure(say)) figures.push(figure)
    } catch (error) {
      failed[part] = error instanceof Error ? error.message : String(error)
    }
  }
  const report = { machine: machine(), parts, failed }
  process.stdout.write(values.json ? asJson(report) : `\n${asTable(report)}`)
  return Object.keys(failed).length > 0 ? 1 : 0
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
