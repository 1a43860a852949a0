/** The processes and folders of a measurement. None outlives it. */
import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** With a slash at its end, as the build knows it. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** How long something may take to end by itself. */
const patienceMs = 15_000

const atTheEnd = new Set<() => void>()
process.on('exit', () => atTheEnd.forEach((clean) => clean()))
// Without these a signal would end us before anything is cleaned.
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-bench-'))
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
    atTheEnd.delete(remove)
  }
  atTheEnd.add(remove)
  return { path: folder, remove }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

export interface Program {
  readonly pid: number
  /** @throws Error with what it said, when it has ended already. */
  assertRunning(): void
  /** Asks it to end, insists after 15 seconds, and waits until it has. */
  stop(): Promise<void>
}

/** Collects what a child says. @returns why it ended, for the case that it should not have. */
function listenTo(child: ChildProcess, name: string) {
  let said = ''
  const hear = (text: string) => (said = (said + text).slice(-4_000))
  child.stdout?.setEncoding('utf8').on('data', hear)
  child.stderr?.setEncoding('utf8').on('data', hear)
  child.on('error', (error) => hear(error.message))
  return () => {
    // Of a trace, the line that says something.
    const reason = /^\w*Error: .*$/m.exec(said)?.[0] ?? said.trim()
    return new Error(`${name} ended by itself (${child.signalCode ?? `exit code ${child.exitCode}`}). ${reason}`)
  }
}

/** Runs Node with these arguments and this environment, and nothing of ours in it. */
export function run(name: string, args: readonly string[], environment: Readonly<Record<string, string>>): Program {
  const { PATH, HOME, TMPDIR } = process.env
  const env = { ...environment, NODE_ENV: 'production' as const, PATH, HOME, TMPDIR }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = listenTo(child, name)
  const kill = () => void child.kill('SIGKILL')
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  atTheEnd.add(kill)
  void closed.then(() => atTheEnd.delete(kill))
  return {
    pid: child.pid ?? 0,
    assertRunning() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) throw ended()
    },
    async stop() {
      if (child.pid === undefined) return
      child.kill('SIGTERM')
      const insist = setTimeout(kill, patienceMs)
      await closed
      clearTimeout(insist)
    },
  }
}

export interface Worker {
  /** Sends a message and waits for the one that answers it. */
  ask<Answer>(message: object): Promise<Answer>
  /** What it said of itself when it was ready. */
  readonly ready: Promise<unknown>
  /** Hangs up, upon which it ends, insists after 15 seconds, and waits until it has. */
  stop(): Promise<void>
}

/** Runs a file of ours that answers messages (`serve`). It ends by itself when we hang up, and so when we are gone. */
export function work(name: string, file: string, args: readonly string[]): Worker {
  const child = fork(path.join(import.meta.dirname, file), args, {
    cwd: root,
    // Without the condition, Lexical's top-level awaits make Node 20 end at random with exit code 13.
    execArgv: ['--conditions=production', '--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const ended = listenTo(child, name)
  let isGone = false
  child.once('close', () => (isGone = true))
  // Not `close`: Node 20 never tells it of a child that we hung up on.
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const next = <Answer>() =>
    new Promise<Answer>((resolve, reject) => {
      const gone = () => reject(ended())
      if (isGone) return gone()
      child.once('close', gone)
      child.once('message', (answer) => {
        child.off('close', gone)
        const { failed } = answer as { failed?: string }
        if (failed === undefined) resolve(answer as Answer)
        else reject(new Error(`${name}: ${failed}`))
      })
    })
  const ready = next<unknown>()
  ready.catch(() => {}) // Whoever awaits it is told.
  return {
    ready,
    ask(message) {
      const answer = next<never>()
      if (child.connected) child.send(message)
      return answer
    },
    async stop() {
      if (child.connected) child.disconnect()
      const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await exited
      clearTimeout(insist)
    },
  }
}

/** Memory that a process holds right now, in MB (10^6 bytes). */
export function residentMb(pid: number): number {
  const status = `/proc/${pid}/status`
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return (Number(kilobytes) * 1024) / 1e6
}
