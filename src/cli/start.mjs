/**
 * `npm start`: from a fresh clone to a running hub. Checks what could go wrong first, then installs and builds what is
 * missing or stale, then runs the hub until it ends. Uses nothing but Node, because nothing else may be there yet.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareDataDir } from './start/data-dir.mjs'
import { refuseSecondHub } from './start/lock.mjs'
import { nodeProblem } from './start/node-version.mjs'
import { checkPort } from './start/port.mjs'
import { build, install } from './start/prepare.mjs'
import { command, StartProblem } from './start/problem.mjs'
import { playgroundSecrets } from './start/secrets.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function main() {
  const tooOld = nodeProblem(process.versions.node)
  if (tooOld) throw new StartProblem(tooOld)

  const dotEnv = path.join(root, '.env')
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv) // What is set already wins.
  const env = process.env
  env.HUB_MODE = env.HUB_MODE?.trim() || 'playground'
  const dataDir = path.resolve(root, env.DATA_DIR?.trim() || 'data')

  prepareDataDir(dataDir)
  refuseSecondHub(dataDir)
  const worker = env.ROLE === 'worker'
  if (!worker) await checkPort(env.HOST?.trim() || '0.0.0.0', env.PORT)

  await install(root)
  await build(root)

  if (env.HUB_MODE === 'playground') Object.assign(env, playgroundSecrets(dataDir, env))
  return run(worker ? 'dist/worker.mjs' : 'dist/server.mjs')
}

/**
 * Runs a process of the hub until it ends, and hands signals on.
 *
 * @param {string} script below the root
 * @returns {Promise<number>} its exit code
 */
function run(script) {
  return new Promise((resolve, reject) => {
    // Without the condition, Lexical's top-level awaits make Node 20 end at random with exit code 13.
    const child = spawn(process.execPath, ['--conditions=production', path.join(root, script)], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', HUB_ROOT: root },
      stdio: 'inherit',
    })
    child.on('error', reject)
    // Ctrl-C on a terminal reaches the child as well; a second one would tell it to stop at once.
    process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal))
    // npm runs us through a shell that dies of a signal without handing it on.
    const parent = process.ppid
    const orphaned = () => process.ppid !== parent && child.kill('SIGTERM')
    if (process.env.npm_lifecycle_event) setInterval(orphaned, 500).unref()
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)))
  })
}

await command(main)
