/** How much a platform is to read, and what else must be touched to add one. */
import { code, isFake, isTest, platforms, read, tree } from '../architecture/tree.ts'
import type { Part } from './figures.ts'

const linesOf = (file: string) => read(file).trimEnd().split('\n').length

export const house: Part = async function* () {
  const less = { unit: 'lines', better: 'less', bare: [] } as const
  const files = (id: string) => code.filter((file) => file.startsWith(`publishers/${id}/`) && !isTest(file) && !isFake(file))
  const all = platforms.flatMap(files)
  yield { name: `file of a publisher, median of ${all.length} in ${platforms.length} folders`, ...less, hub: all.map(linesOf) }
  for (const id of platforms) yield { name: `${id}: file, median of ${files(id).length}`, ...less, hub: files(id).map(linesOf) }
  // Generated files list them all; nothing else may know one (tests/architecture/house.test.ts).
  const generated = tree.filter((file) => /^publishers\/[^/]+\.gen\.ts$/.test(file))
  const named = (id: string) => generated.filter((file) => read(file).includes(`./${id}/`)).length
  yield { name: 'generated files that change with a new folder', unit: 'files', better: 'less', bare: [], hub: platforms.map(named) }
}
