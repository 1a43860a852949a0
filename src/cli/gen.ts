/**
 * `npm run gen`: everything in the tree that is made from something else in the tree.
 *
 *   --check             writes nothing; fails and names each file that is not what it should be
 *   --only registry     only the registries of publishers and checks (a second, and the rest of the tree may be broken)
 *   --only client       only the types of the content API's client
 *   --migration NAME    writes the migration that leads to today's schema, for each SQL dialect
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { PlatformManifest } from '../../publishers/publisher.ts'
import { checkDocs } from './gen/check-docs.ts'
import { checkFiles, checkIds } from './gen/checks.ts'
import { clientTypes } from './gen/client.ts'
import { deliveryDoc } from './gen/delivery-states.ts'
import { createMigration, fromPayload } from './gen/from-payload.ts'
import { GenProblem, type Output } from './gen/output.ts'
import { platforms, publisherFiles } from './gen/publishers.ts'
import { readme } from './gen/readme.ts'
import { envExample } from './gen/settings.ts'

const root = path.resolve(import.meta.dirname, '../..')
const { values } = parseArgs({ options: { check: { type: 'boolean' }, only: { type: 'string' }, migration: { type: 'string' } } })

/** Puts the outputs where they belong. @returns the files that were not as they should be. */
async function settle(outputs: readonly Output[]): Promise<string[]> {
  const stale: string[] = []
  for (const { file, content } of outputs) {
    const target = path.join(root, file)
    if ((await readFile(target, 'utf8').catch(() => null)) === content) continue
    stale.push(file)
    if (values.check) continue
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, content)
  }
  return stale
}

const manifestOf = async (id: string) =>
  ((await import(path.join(root, 'publishers', id, 'manifest.ts'))) as { manifest: PlatformManifest }).manifest

async function main(): Promise<number> {
  if (values.only === 'client') return report(await settle([await clientTypes()]), [])
  const { ids, german, incomplete } = await platforms(root)
  const checks = await checkIds(root)
  const stale = await settle([...publisherFiles({ ids, german }), ...checkFiles(checks)])
  const problems = [...incomplete]
  if (values.only !== 'registry') {
    if (values.migration !== undefined) await createMigration(root, values.migration)
    stale.push(
      ...(await settle([
        envExample,
        deliveryDoc,
        await clientTypes(),
        await checkDocs(root, checks),
        await readme(root, await Promise.all(ids.map(manifestOf))),
      ])),
    )
    const payload = await fromPayload(root)
    stale.push(...(await settle(payload.outputs)))
    problems.push(...payload.drift)
  }
  return report(stale, problems)
}

/** @returns the process's exit code */
function report(stale: readonly string[], problems: readonly string[]): number {
  for (const file of stale) console.log(values.check ? `stale: ${file}` : `wrote ${file}`)
  for (const sentence of problems) console.log(sentence)
  if (values.check && stale.length > 0) console.log('Run: npm run gen')
  if (stale.length + problems.length === 0) console.log('everything generated is up to date')
  return values.check && stale.length + problems.length > 0 ? 1 : 0
}

if (values.only !== undefined && !['registry', 'client'].includes(values.only)) {
  console.error('--only takes: registry, client')
  process.exit(2)
}
process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof GenProblem)) throw error
  console.error(error.message)
  return 1
})
