/**
 * Throw-away servers for the tests: each in a folder of its own, on a free port of the loopback address, gone at the end.
 * A server that is not installed is not an error: the tests that need it say so themselves.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { StartProblem } from '../start/problem.mjs'

/** @typedef {{ url: string, stop: () => Promise<void> }} Service */
/** @typedef {{ uid?: number, gid?: number }} Identity */

/** @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/**
 * Starts a program and waits until it says that it is ready.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, ready: RegExp, name: string } & Identity} options
 * @returns {Promise<() => Promise<void>>} stops it
 */
function serve(command, args, { cwd, ready, name, ...identity }) {
  return new Promise((resolve, reject) => {
    let said = ''
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], ...identity })
    const ended = new Promise((done) => child.once('close', done))
    const stop = async () => {
      child.kill('SIGINT')
      await ended
    }
    const hear = (/** @type {string} */ text) => {
      if (ready.test((said += text))) resolve(stop)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.on('error', (error) => reject(new StartProblem(`${name} could not be started for the tests: ${error.message}`)))
    child.on('close', () =>
      reject(new StartProblem(`${said.trim()}\n\n${name} could not be started for the tests. What it said stands above.`)),
    )
  })
}

/** @returns {string | null} the newest PostgreSQL's programs, where Debian puts them */
export function postgresBin() {
  const versions = '/usr/lib/postgresql'
  if (!existsSync(versions)) return null
  const newest = readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(versions, version, 'bin'))
  return newest.find((bin) => existsSync(path.join(bin, 'initdb'))) ?? null
}

/** PostgreSQL refuses to run as root: Debian's own user is taken then. @returns {Identity} */
export function notRoot() {
  if (process.getuid?.() !== 0) return {}
  const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** @returns {Promise<Service | null>} */
export async function startPostgres() {
  const bin = postgresBin()
  if (!bin) return null
  const folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-postgres-'))
  const identity = notRoot()
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(folder, identity.uid, identity.gid)
  const data = path.join(folder, 'data')
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...identity,
    })
    const port = await freePort()
    // Not through to the disk: what is tested is the hub, and the cluster is thrown away.
    const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=200']
    const stop = await serve(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((s) => ['-c', s])], {
      cwd: folder,
      ready: /database system is ready to accept connections/,
      name: 'PostgreSQL',
      ...identity,
    })
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: () => stop().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

/** @returns {Promise<Service | null>} */
export async function startRedis() {
  const program = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'redis-server'))
    .find(existsSync)
  if (!program) return null
  const folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-redis-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const port = await freePort()
    const stop = await serve(
      program,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      {
        cwd: folder,
        ready: /Ready to accept connections/,
        name: 'Redis',
      },
    )
    return { url: `redis://127.0.0.1:${port}`, stop: () => stop().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}
