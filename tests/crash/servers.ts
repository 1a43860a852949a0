/** Servers that a run may break: each in a folder of its own, on a free port of the loopback address, gone at the end. */
import { spawn, spawnSync, type SpawnOptions } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { freePort, notRoot, postgresBin } from '../../src/cli/test/services.mjs'

export interface OwnRedis {
  readonly url: string
  /** By SIGKILL; then it is started again, empty. */
  kill(): Promise<void>
  flush(): Promise<void>
  stop(): Promise<void>
}
export interface OwnPostgres {
  readonly url: string
  /** Connections break without a word; what was committed is there afterwards. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** @throws Error when it is not installed, or does not start. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const bin = postgresBin()
  if (!bin) throw new Error('There is no PostgreSQL to restart: install it (apt-get install postgresql).')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-crash-postgres-'))
  const as = notRoot()
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
  const data = path.join(folder, 'data')
  const port = await freePort()
  const settings = [`-p ${port}`, '-c listen_addresses=127.0.0.1', `-c unix_socket_directories=${folder}`, '-c max_connections=100']
  const control = (...args: string[]) =>
    finished(path.join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', path.join(folder, 'log'), ...args], { cwd: folder, ...as })
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    await finished(path.join(bin, 'initdb'), init, { cwd: folder, ...as })
    await control('-o', settings.join(' '), 'start')
  } catch (error) {
    remove()
    throw error
  }
  const orphaned = () => void spawnSync(path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { cwd: folder, ...as })
  process.once('exit', orphaned)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: () => control('-m', 'immediate', '-o', settings.join(' '), 'restart'),
    async stop() {
      process.off('exit', orphaned)
      await control('-m', 'immediate', 'stop').finally(remove)
    },
  }
}

function finished(command: string, args: readonly string[], options: SpawnOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    // No pipes: the server inherits them, and they would never end.
    const child = spawn(command, [...args], { ...options, stdio: 'ignore' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${path.basename(command)} ended with ${code}.`))))
  })
}

/** @throws Error when it is not installed, or does not start. */
export async function ownRedis(): Promise<OwnRedis> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-crash-redis-'))
  const port = await freePort()
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const start = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
    const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] })
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      let said = ''
      child.once('error', reject)
      child.once('close', () => reject(new Error(`Redis did not start. ${said.trim()}`)))
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (/Ready to accept connections/.test((said += text))) resolve()
      })
    })
    const orphaned = () => void child.kill('SIGKILL')
    process.once('exit', orphaned)
    return async () => {
      child.kill('SIGKILL')
      await ended
      process.off('exit', orphaned)
    }
  }
  let end = await start().catch((error: unknown) => {
    remove()
    throw error
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      await end()
      end = await start()
    },
    flush: () =>
      new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => socket.write('FLUSHALL\r\n'))
        socket.once('error', reject).once('data', () => socket.end(resolve))
      }),
    stop: () => end().finally(remove),
  }
}
