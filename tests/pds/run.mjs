/**
 * `npm run test:pds`: tries publishers against real servers. Installs them in `servers/` where that has not been done since its lock file changed,
 * starts PostgreSQL and Redis where they are installed, and hands what follows `--` to vitest.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { nodeProblem } from '../../src/cli/start/node-version.mjs'
import { install } from '../../src/cli/start/prepare.mjs'
import { command, StartProblem } from '../../src/cli/start/problem.mjs'
import { startPostgres, startRedis } from '../../src/cli/test/services.mjs'

const folder = import.meta.dirname
const servers = path.join(folder, 'servers')
const root = path.resolve(folder, '../..')

async function installServers() {
  // Where no compiled better-sqlite3 can be fetched, it is compiled: with the headers beside this Node, if they are there, and not fetched ones.
  const prefix = path.resolve(process.execPath, '../..')
  if (!process.env.npm_config_nodedir && existsSync(path.join(prefix, 'include/node/node.h'))) process.env.npm_config_nodedir = prefix
  try {
    await install(servers)
    /** @type {unknown} */
    const Database = createRequire(path.join(servers, '/'))('better-sqlite3')
    new /** @type {new (file: string) => unknown} */ (Database)(':memory:')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StartProblem(
      `${why}\n\nNothing was tried: the real servers cannot be installed in tests/pds/servers. They need the npm registry and, where no compiled ` +
        'better-sqlite3 can be fetched, a C++ compiler, make and Python.',
    )
  }
}

/** @param {string} name @param {() => Promise<import('../../src/cli/test/services.mjs').Service | null>} start */
async function provide(name, start) {
  if (process.env[name]) return null
  const service = await start()
  if (service) process.env[name] = service.url
  return service
}

async function main() {
  const tooOld = nodeProblem(process.versions.node)
  if (tooOld) throw new StartProblem(tooOld)
  if (!existsSync(path.join(root, 'node_modules'))) throw new StartProblem('The hub is not installed yet: npm ci, and then this again.')
  await installServers()
  const services = [await provide('POSTGRES_URL', startPostgres), await provide('REDIS_URL', startRedis)]
  try {
    const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
    const args = [vitest, 'run', '--config', 'vitest.config.ts', '--reporter=./report.ts', ...process.argv.slice(2)]
    const child = spawn(process.execPath, args, { cwd: folder, stdio: 'inherit' })
    // The tests are told as well, and end; the servers are stopped after them.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
    return await new Promise((resolve, reject) => child.on('error', reject).on('exit', (code) => resolve(code ?? 1)))
  } finally {
    for (const service of services) await service?.stop()
  }
}

await command(main)
