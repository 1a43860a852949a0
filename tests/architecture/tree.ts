import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')
const notOurs = new Set(['node_modules', '.git', '.next', 'dist', 'data', 'artefacts'])

/** Every file of the tree below `folder`, sorted, relative to the root, with forward slashes. */
function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name)
      return entry.isDirectory() ? filesIn(file) : [file]
    })
    .sort()
}

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const made = /\.gen\.ts$|^src\/payload-types\.ts$|^src\/app\/|^src\/database\/migrations\/|^next-env\.d\.ts$/
const folders = ['src', 'collections', 'publishers', 'media', 'tests']
const atTheRoot = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
/** Everything that belongs to the project, and nothing that was left beside it. */
export const tree = [...atTheRoot, ...folders.flatMap(filesIn)]
/** Code that a person wrote. */
export const code = tree.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !made.test(file))

export const isTest = (file: string): boolean => /\.test\.tsx?$|^tests\//.test(file)
/** A platform's imitation: strict, so long. */
export const isFake = (file: string): boolean => /^publishers\/[^/]+\/fake[^/]*\.ts$/.test(file)

/** Folders of platforms. */
export const platforms = readdirSync(path.join(root, 'publishers'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['kit', 'testing', '_template'].includes(entry.name))
  .map((entry) => entry.name)
  .sort()
