/** Checks: the files of `src/quality/checks/<category>/` become one list. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { identifier } from './publishers.ts'
import { banner, type Output } from './output.ts'

/** Ids (`category/subject`) of the checks below `root`, sorted. */
export async function checkIds(root: string): Promise<string[]> {
  const folder = path.join(root, 'src/quality/checks')
  const entries = await readdir(folder, { recursive: true }).catch(() => [])
  return entries
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /^[a-z-]+\/[a-z0-9-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

export function checkFiles(ids: readonly string[]): Output[] {
  const content = `${banner}import type { Check } from './check.ts'
${ids.map((id) => `import ${identifier(id)} from './checks/${id}.ts'\n`).join('')}
/** Every check, by id. Their own types are forgotten here: the runner hands each what it declared to need. */
export const checks = [
${ids.map((id) => `  ${identifier(id)},\n`).join('')}] as unknown as readonly Check[]
`
  return [{ file: 'src/quality/registry.gen.ts', content }]
}
