/** The built hub as a process of its own: what a new user starts. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

const root = new URL('../..', import.meta.url).pathname

export interface RunningServer {
  readonly base: string
  readonly process: ChildProcess
  /** Everything that it printed. */
  output(): string
  /** Asks it to stop and waits. @returns its exit code, or the signal that ended it. */
  stop(): Promise<number | NodeJS.Signals | null>
}

let nextPort = process.pid * 7

/**
 * Who asked for it may bind it seconds later, so it is none that the system gives away meanwhile, and none of another worker: each begins
 * in a range of its own, and two runs at once at two places of it.
 */
export async function freePort(): Promise<number> {
  const first = 12_000 + 2_000 * (Number(process.env.VITEST_POOL_ID ?? 0) % 10)
  for (;;) {
    const port = first + (nextPort++ % 2_000)
    const probe = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!isFree) continue
    await new Promise((resolve) => probe.close(resolve))
    return port
  }
}

/** Less than a test waits for its hooks: whoever is given up there could not stop what it has started. */
const mostPatienceMs = 220_000

/**
 * Starts `dist/server.mjs` on a free port and a new data folder, and waits until `/readyz` says so.
 * @throws with what it printed when it ends before that, or is not ready after `patienceMs`. Nothing of it runs then.
 */
export async function startServer(env: Record<string, string> = {}, patienceMs = mostPatienceMs): Promise<RunningServer> {
  if (!existsSync(path.join(root, 'dist/server.mjs'))) throw new Error('There is no build. Run: npm run build')
  const port = await freePort()
  const dataDir = env.DATA_DIR ?? mkdtempSync(path.join(os.tmpdir(), 'funkhaus-server-'))
  const base = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--conditions=production', 'dist/server.mjs'], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HUB_MODE: 'playground',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: base,
      DATA_DIR: dataDir,
      SECRET: randomBytes(32).toString('hex'),
      CREDENTIAL_KEYS: `test:${randomBytes(32).toString('base64')}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
  let ended = false
  void exited.then(() => (ended = true))
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    const code = await exited
    if (!env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true })
    return code
  }
  const patience = AbortSignal.timeout(patienceMs)
  for (;;) {
    if (ended || patience.aborted) {
      const why = ended ? 'ended before it was ready' : `was not ready after ${patienceMs} ms and was ended`
      await end('SIGKILL')
      throw new Error(`The hub (process ${child.pid}) ${why}:\n${output}`)
    }
    const ready = await fetch(`${base}/readyz`, { signal: patience }).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { base, process: child, output: () => output, stop: () => end('SIGTERM') }
}
