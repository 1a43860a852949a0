/** The command line as it is in production: bundled, without the source beside it, a process of its own. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '../..')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface CommandLine {
  /** Runs `funkhaus …` with the environment of this process, which is the hub's. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>
  remove(): void
}

/** As `src/cli/build.mjs` bundles it, in a folder of its own: `dist/` may be of another time. */
export async function commandLine(): Promise<CommandLine> {
  const artefacts = path.join(root, 'tests/artefacts')
  mkdirSync(artefacts, { recursive: true })
  const outdir = mkdtempSync(path.join(artefacts, 'cli-'))
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/funkhaus.ts', 'src/quality/gather/image-worker.ts', 'src/quality/gather/spelling-worker.ts'],
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'warning',
  })
  return {
    run(args, env = {}) {
      const child = spawn(process.execPath, [path.join(outdir, 'funkhaus.mjs'), ...args], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let [out, err] = ['', '']
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
      return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
    },
    remove: () => rmSync(outdir, { recursive: true, force: true }),
  }
}
