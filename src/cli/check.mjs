/** `npm run check`: what must hold before anything is committed, two at a time. `--without NAME` leaves one out. */
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './start/prepare.mjs'
import { command, StartProblem } from './start/problem.mjs'
import { quietly } from './start/run.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = (/** @type {string} */ file) => path.join(root, 'node_modules', file)

/** The slow ones first, so that the quick ones fill the gaps. @type {readonly (readonly [string, readonly string[]])[]} */
const checks = [
  // By a thread for each core: one alone spends most of its time on clearing up after itself.
  ['lint', [bin('eslint/bin/eslint.js'), '--cache', '--concurrency', `${os.availableParallelism()}`, '--max-warnings', '0', '.']],
  ['types', [bin('typescript/bin/tsc'), '-p', '.']],
  ['gen', ['--import', 'tsx', 'src/cli/gen.ts', '--check']],
  ['unit', [bin('vitest/vitest.mjs'), 'run', '--project', 'unit']],
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['walls', ['tests/architecture/walls.mjs']],
]

async function main() {
  const { argv } = process
  const without = argv.filter((_, n) => argv[n - 1] === '--without')
  const unknown = without.filter((name) => !checks.some(([known]) => known === name))
  if (unknown.length > 0) throw new StartProblem(`--without takes: ${checks.map(([name]) => name).join(', ')}`)
  await install(root)

  const waiting = checks.filter(([name]) => !without.includes(name))
  /** @type {string[]} */
  const failed = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, args] = next
      const started = performance.now()
      const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
      try {
        await quietly(process.execPath, args, { cwd: root, what: name, tailLines: 400 })
        console.log(`✓ ${name}: ${seconds()}`)
      } catch (error) {
        failed.push(name)
        console.log(`✗ ${name}: ${seconds()}\n${/** @type {Error} */ (error).message}\n`)
      }
    }
  }
  // The walls plant a violation for a moment, which the others would see: they are looked at first, alone.
  const rest = waiting.splice(0)
  waiting.push(...rest.filter(([name]) => name === 'walls'))
  await worker()
  waiting.push(...rest.filter(([name]) => name !== 'walls'))
  await Promise.all(Array.from({ length: Math.min(2, os.availableParallelism()) }, worker))
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`)
  return failed.length > 0 ? 1 : 0
}

await command(main)
