/** The workers of a run, seen from the process that outlives them. */
import { fork, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import type { Command, Requests, WorkerOptions } from './protocol.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** The worker ended before it answered. What it was asked may have been done or not. */
export class Gone extends Error {
  override readonly name = 'Gone'
}

export interface WorkerProcess {
  readonly isAlive: boolean
  /** By us. */
  readonly wasKilled: boolean
  /** Opens the database. @throws Error when it cannot be opened, Gone when it was killed. */
  open(offsetMs: number): Promise<void>
  /** @throws Gone, or Error with what failed. */
  ask<C extends Command>(what: C, ask: Requests[C]['ask']): Promise<Requests[C]['answer']>
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>
}

export interface Script {
  readonly path: string
  remove(): void
}

/** The worker's code as one script: a replacement is there in less than half the time. */
export async function buildWorker(): Promise<Script> {
  // Packages are found from there.
  const outdir = path.join(root, 'tests/artefacts', `crash-${process.pid}`)
  await build({
    entryPoints: [path.join(import.meta.dirname, 'worker.ts')],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    outdir,
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  })
  return { path: path.join(outdir, 'worker.mjs'), remove: () => rmSync(outdir, { recursive: true, force: true }) }
}

/** Starts a worker that has its code loaded and no database open. */
export async function startWorker(
  script: Script,
  options: WorkerOptions,
  environment: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  const child: ChildProcess = fork(script.path, [JSON.stringify(options)], {
    cwd: root,
    // Without the condition, Lexical's top-level awaits make Node 20 end at random with exit code 13.
    execArgv: ['--conditions=production'],
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)))
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let alive = true
  let wasKilled = false
  let asks = 0
  let loaded = () => {}
  let opened = () => {}
  const gone = () => new Gone(`A worker ended (${child.signalCode ?? child.exitCode}). ${said.trim()}`)
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      alive = false
      for (const { reject } of waiting.values()) reject(gone())
      waiting.clear()
      resolve()
    }),
  )
  const orGone = <T>(work: Promise<T>): Promise<T> => Promise.race([work, ended.then(() => Promise.reject(gone()))])
  child.on('message', (message: { loaded?: true; opened?: true; asked?: number; answer?: unknown; failed?: string }) => {
    if (message.loaded) return loaded()
    if (message.opened) return opened()
    const asked = waiting.get(message.asked ?? -1)
    waiting.delete(message.asked ?? -1)
    if (message.failed === undefined) asked?.resolve(message.answer)
    else asked?.reject(new Error(message.failed))
  })
  const orphaned = () => void child.kill('SIGKILL')
  process.once('exit', orphaned)
  void ended.then(() => process.off('exit', orphaned))
  await orGone(new Promise<void>((resolve) => (loaded = resolve)))

  // A worker that has just been killed takes no messages; `close` tells the rest.
  const send = (message: object) => void (child.connected && child.send(message, () => {}))
  return {
    get isAlive() {
      return alive
    },
    // At a named point it kills itself, because it was told to.
    get wasKilled() {
      return wasKilled || child.signalCode === 'SIGKILL'
    },
    ended,
    async open(offsetMs) {
      const done = new Promise<void>((resolve) => (opened = resolve))
      send({ open: true, offsetMs })
      await orGone(done)
    },
    ask(what, ask) {
      if (!alive) return Promise.reject(gone())
      const asked = ++asks
      const answer = new Promise<never>((resolve, reject) => waiting.set(asked, { resolve: resolve, reject }))
      send({ asked, do: what, ...ask })
      return answer
    },
    signal(name) {
      if (!alive) return
      wasKilled ||= name === 'SIGKILL'
      child.kill(name)
    },
  }
}
