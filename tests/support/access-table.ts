/** Who was found to be allowed what, as a page for people to read. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { roles } from '../../src/core/roles.ts'

/** By collection and operation: the roles that were let in. */
export type Found = ReadonlyMap<string, { readonly [operation: string]: readonly string[] }>

const askers = [...roles, 'anonymous']

/** Writes tests/artefacts/access.md. @param found by the way that was asked: REST, GraphQL, Local API. */
export function writeAccessTable(found: ReadonlyMap<string, Found>, database: string): void {
  if (found.size < 3) return // Only a part of the test ran.
  const artefacts = new URL('../artefacts/', import.meta.url)
  const slugs = [...new Set([...found.values()].flatMap((rules) => [...rules.keys()]))].sort()
  const operations = [...new Set([...found.values()].flatMap((rules) => [...rules.values()].flatMap((may) => Object.keys(may))))]
  const ways = [...found.keys()]
  const cell = (slug: string, asker: string, operation: string) => {
    const letIn = ways.filter((way) => found.get(way)?.get(slug)?.[operation]?.includes(asker))
    return letIn.length === ways.length ? 'allowed' : letIn.length === 0 ? 'refused' : `allowed only over ${letIn.join(', ')}`
  }
  const table = (slug: string) =>
    [
      `## ${slug}`,
      '',
      `| | ${operations.join(' | ')} |`,
      `|---|${operations.map(() => '---').join('|')}|`,
      ...askers.map((asker) => `| ${asker} | ${operations.map((operation) => cell(slug, asker, operation)).join(' | ')} |`),
      '',
    ].join('\n')
  const head = `# Who may do what\n\nFound by tests/integration/access.test.ts on ${database}, asked over ${ways.join(', ')}: each cell holds for all of them unless it says otherwise.\n\n`
  mkdirSync(artefacts, { recursive: true })
  writeFileSync(new URL('access.md', artefacts), head + slugs.map(table).join('\n'))
}
