/**
 * `npm run conformance`: runs the publishers' tests, and holds every request that reached a fake against the platform's own description.
 * `npm run conformance -- telegram` does so for one platform. The descriptions lie beside the project; without them nothing can be said.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { manifests } from '../../publishers/manifests.gen.ts'
import { contracts, contractsFolder } from './contracts.ts'
import type { ObservedCall } from './contract.ts'

const root = path.resolve(import.meta.dirname, '../..')
const [only = ''] = process.argv.slice(2)

if (!existsSync(contractsFolder)) {
  console.log(`Not checked: the platforms' own descriptions are not at ${path.relative(root, contractsFolder)}.`)
  process.exit(0)
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-conformance-'))
const log = path.join(folder, 'calls.jsonl')
const run = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--project', 'unit', '--reporter', 'dot'],
    ...(only ? [`publishers/${only}/`, 'publishers/contract.test.ts', '-t', only] : ['publishers']),
  ],
  { cwd: root, env: { ...process.env, CONFORMANCE_LOG: log }, encoding: 'utf8' },
)
if (run.status !== 0) console.log('The tests did not all pass: what they asked for is judged all the same.\n')

const calls = existsSync(log)
  ? readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ObservedCall)
  : []
rmSync(folder, { recursive: true, force: true })

const rows: string[][] = [['platform', 'requests', 'described', 'valid', 'contract']]
const problems: string[] = []
for (const platform of Object.keys(manifests).filter((id) => only === '' || id === only)) {
  const own = calls.filter((call) => call.platform === platform)
  const known = contracts[platform] ?? []
  const judges = known.map(({ file, open }) => open(path.join(contractsFolder, file)))
  let described = 0
  let valid = 0
  const wrong = new Map<string, number>()
  for (const call of own)
    for (const judge of judges) {
      const told = await judge(call)
      if (told === null) continue
      const found = told.filter((problem) => !known.some(({ except = [] }) => except.some(({ says }) => says.test(problem))))
      described++
      if (found.length === 0) valid++
      for (const problem of new Set(found)) wrong.set(`${call.method} ${problem}`, (wrong.get(`${call.method} ${problem}`) ?? 0) + 1)
      break
    }
  rows.push([platform, `${own.length}`, `${described}`, `${valid}`, known[0]?.file ?? 'none'])
  for (const [problem, count] of wrong) problems.push(`${platform}: ${problem} (${count} times)`)
}
const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
for (const row of rows)
  console.log(
    row
      .map((cell, column) => (column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
for (const problem of problems) console.log(problem)
process.exit(run.status !== 0 || problems.length > 0 ? 1 : 0)
