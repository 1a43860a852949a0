/**
 * Run as a process of its own by `gen.ts`, because Payload's config reads the environment once and for one database:
 * `payload.ts <sqlite|postgres> <folder>` puts what Payload generates for that database into the folder.
 */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import payload, { generateImportMap } from 'payload'
import { generateTypes } from 'payload/node'

const root = path.resolve(import.meta.dirname, '../../..')
const [dialect, folder] = process.argv.slice(2)
if ((dialect !== 'sqlite' && dialect !== 'postgres') || !folder) throw new Error('payload.ts takes sqlite or postgres, and a folder')

const { default: configPromise } = await import('../../payload.config.ts')
const config = await configPromise

if (dialect === 'sqlite') {
  process.env.PAYLOAD_TS_OUTPUT_PATH = path.join(folder, 'payload-types.ts')
  await generateTypes(config, { log: false })
  // Its imports are relative to where it lies: so it is made beside the real one, and taken away.
  const beside = path.join(root, 'src/app/(payload)/admin', `importMap.${process.pid}.js`)
  config.admin.importMap.importMapFile = beside
  try {
    await generateImportMap(config, { force: true, log: false })
    await writeFile(path.join(folder, 'importMap.js'), await readFile(beside))
  } finally {
    await rm(beside, { force: true })
  }
}

/** What the adapters of Payload's SQL databases have beyond their public type. */
interface DrizzleAdapter {
  readonly schema: Record<string, unknown>
  readonly migrationDir: string
  requireDrizzleKit(): { generateDrizzleJson(schema: Record<string, unknown>): Promise<object> | object }
}
await payload.init({ config, disableDBConnect: true, disableOnInit: true })
const adapter = payload.db as unknown as DrizzleAdapter
const now = await adapter.requireDrizzleKit().generateDrizzleJson(adapter.schema)
const newest = (await readdir(adapter.migrationDir).catch(() => []))
  .filter((file) => file.endsWith('.json'))
  .sort()
  .at(-1)
const then = newest ? (JSON.parse(await readFile(path.join(adapter.migrationDir, newest), 'utf8')) as object) : {}
// Through JSON, as the committed snapshot went; ids differ each time. Comparing snapshots never asks about renamed columns.
const bare = (snapshot: object) => ({ ...(JSON.parse(JSON.stringify(snapshot)) as object), id: '', prevId: '' })
await writeFile(
  path.join(folder, `${dialect}.json`),
  JSON.stringify({ newest: newest ?? null, same: isDeepStrictEqual(bare(now), bare(then)) }),
)
process.exit(0)
