#!/usr/bin/env node
/** What `npx funkhaus` runs, wherever it is called: the built command line, or the source where nothing was built yet. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = path.join(root, 'dist/funkhaus.mjs')
// Paths that are given to it begin here.
process.env.FUNKHAUS_CALLED_IN ??= process.cwd()
// `.env` and `data/` lie there.
process.chdir(root)

const source = path.join(root, 'src/cli/funkhaus.ts')
if (existsSync(built)) await import(pathToFileURL(built).href)
else if (existsSync(source) && existsSync(path.join(root, 'node_modules/tsx'))) {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), source, ...process.argv.slice(2)], { stdio: 'inherit' })
  child.on('exit', (code) => (process.exitCode = code ?? 1))
} else {
  console.error('Nothing is built here yet. Run: npm ci && npm run build')
  process.exitCode = 1
}
