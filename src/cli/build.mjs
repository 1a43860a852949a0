/** `npm run build`: the processes into `dist/`, the admin into `.next/`. Opens no database and needs no secret. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as bundle } from 'esbuild'
import { buildClient } from './build-client.mjs'
import { buildEnv } from './build-env.mjs'
import { buildFingerprint, stampBuild } from './start/prepare.mjs'
import { command, StartProblem } from './start/problem.mjs'
import { step } from './start/progress.mjs'
import { quietly } from './start/run.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const importMap = 'src/app/(payload)/admin/importMap.js'

/** Packages stay outside: a second copy of Payload would lose the fields of validation errors. Lazy imports stay lazy. */
async function bundleProcesses() {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true })
  await bundle({
    absWorkingDir: root,
    entryPoints: [
      'src/server.ts',
      'src/worker.ts',
      'src/cli/funkhaus.ts',
      // Threads: `createThread` finds them beside the processes.
      'src/quality/gather/image-worker.ts',
      'src/quality/gather/spelling-worker.ts',
      'src/content-api/webmention/page-worker.ts',
    ],
    outdir: 'dist',
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
  })
}

/** What websites load from the hub: beside the processes, where `share/script.ts` finds it. */
const bundleForWebsites = () =>
  bundle({
    absWorkingDir: root,
    entryPoints: ['src/content-api/share/share-links.js'],
    outdir: 'dist',
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    logLevel: 'warning',
  })

async function main() {
  if (!existsSync(path.join(root, importMap))) throw new StartProblem(`${importMap} is missing. Run: npm run gen`)
  // Taken before, not after: what changes while it builds makes the build stale.
  const fingerprint = buildFingerprint(root)
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-build-'))
  try {
    await step('Bundling the server', bundleProcesses)
    await step('Bundling what websites load', bundleForWebsites)
    await step('Bundling the client', () => buildClient(root, path.join(root, 'dist')))
    await step('Building the admin', () =>
      quietly(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], {
        cwd: root,
        env: buildEnv(root, scratch),
        what: 'next build',
      }),
    )
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  stampBuild(root, fingerprint)
  return 0
}

await command(main)
