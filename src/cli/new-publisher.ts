/**
 * `npm run new:publisher -- <id> [Name]`: a folder for a new platform, made from `publishers/_template`, and registered.
 * Nothing else is edited: the registries are generated.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { notPlatforms } from './gen/publishers.ts'
import { command, StartProblem } from './start/problem.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const template = path.join(root, 'publishers/_template')

async function main(): Promise<number> {
  const [id, name = id] = process.argv.slice(2)
  if (!id || !name)
    throw new StartProblem('Say which: npm run new:publisher -- <id> [Name], as in: npm run new:publisher -- mastodon Mastodon')
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(id) || notPlatforms.includes(id))
    throw new StartProblem(`${id} is no platform id: it begins with a letter and has only a-z, 0-9 and hyphens.`)
  if (/['"`\\\n]/.test(name)) throw new StartProblem(`${name} cannot be a name: leave out quotation marks and backslashes.`)
  const folder = path.join(root, 'publishers', id)
  if (existsSync(folder)) throw new StartProblem(`publishers/${id} is there already.`)

  await mkdir(folder)
  for (const file of await readdir(template)) {
    const text = (await readFile(path.join(template, file), 'utf8')).replaceAll('__id__', id).replaceAll('__Name__', name)
    await writeFile(path.join(folder, file.replace(/\.template$/, '')), text)
  }
  execFileSync(process.execPath, ['--import', 'tsx', path.join(root, 'src/cli/gen.ts'), '--only', 'registry'], {
    cwd: root,
    stdio: 'inherit',
  })
  console.log(`publishers/${id} is there. Its README.md says what to fill in; npm test -- publishers/${id} runs its contract.`)
  return 0
}

await command(main)
