/**
 * `npm test`: the whole suite on a machine that has nothing but Node, and more of it where PostgreSQL, Redis and a browser
 * are installed. Its last lines are the runner's summary and `N passed, N failed, N skipped`.
 *
 * What follows `--` goes to vitest: `npm test -- --project unit src/quality`. `--no-build` tests the build that is there.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeProblem } from './start/node-version.mjs'
import { build, install } from './start/prepare.mjs'
import { command, StartProblem } from './start/problem.mjs'
import { scratchInMemory } from './test/scratch.mjs'
import { startPostgres, startRedis } from './test/services.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const args = process.argv.slice(2)
const forVitest = args.filter((arg) => arg !== '--no-build')
const unitOnly = /(^| )--project[ =]unit( |$)/.test(args.join(' '))

/** @type {import('./test/services.mjs').Service[]} */
const running = []
const stopAll = () => Promise.allSettled(running.splice(0).map((service) => service.stop()))

/**
 * @param {string} name the variable that tells where it is; given, nothing is started
 * @param {() => Promise<import('./test/services.mjs').Service | null>} start
 */
async function provide(name, start) {
  if (process.env[name]) return
  const service = await start()
  if (!service) return
  running.push(service)
  process.env[name] = service.url
}

/** @type {import('node:child_process').ChildProcess | null} */
let runner = null

/** @returns {Promise<number>} vitest's exit code */
function vitest() {
  return new Promise((resolve, reject) => {
    const script = path.join(root, 'node_modules/vitest/vitest.mjs')
    const child = spawn(process.execPath, [script, 'run', '--reporter=./tests/support/reporter.ts', ...forVitest], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', THOROUGH: '1' },
    })
    child.on('error', reject)
    runner = child
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

async function main() {
  const tooOld = nodeProblem(process.versions.node)
  if (tooOld) throw new StartProblem(tooOld)
  await install(root)
  if (!unitOnly && !args.includes('--no-build')) await build(root)
  const scratch = process.env.TMPDIR ? null : scratchInMemory()
  if (scratch) process.env.TMPDIR = scratch.folder
  try {
    if (!unitOnly) {
      await provide('POSTGRES_URL', startPostgres)
      await provide('REDIS_URL', startRedis)
    }
    return await vitest()
  } finally {
    await stopAll()
    scratch?.remove()
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    // While tests run, the runner ends first and its code is ours; the servers are stopped after it.
    if (runner) runner.kill(signal)
    else void stopAll().then(() => process.exit(1))
  })
await command(main)
