/** The import map of the admin, the types of the collections, and whether the committed migrations lead to today's schema. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { buildEnv } from '../build-env.mjs'
import { GenProblem, type Output } from './output.ts'

const run = promisify(execFile)
/** Without the condition, Lexical's top-level awaits make Node 20 end at random with exit code 13. */
const node = ['--conditions=production', '--import', 'tsx']
export const dialects = ['sqlite', 'postgres'] as const

export interface FromPayload {
  readonly outputs: readonly Output[]
  /** One sentence per SQL dialect whose migrations do not lead to today's schema. */
  readonly drift: readonly string[]
}

/** @throws GenProblem when Payload's config cannot be loaded; the message ends with what Node said. */
export async function fromPayload(root: string): Promise<FromPayload> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'funkhaus-gen-'))
  try {
    const drift: string[] = []
    for (const dialect of dialects) {
      const script = path.join(root, 'src/cli/gen/payload.ts')
      await run(process.execPath, [...node, script, dialect, folder], {
        cwd: root,
        env: buildEnv(root, folder, dialect === 'postgres' ? 'postgres://localhost/none' : undefined),
      }).catch((error: { stderr?: string; stdout?: string }) => {
        throw new GenProblem(`Payload's config cannot be loaded (${dialect}):\n${`${error.stdout ?? ''}${error.stderr ?? ''}`.trim()}`)
      })
      const { newest, same } = JSON.parse(await readFile(path.join(folder, `${dialect}.json`), 'utf8')) as {
        newest: string | null
        same: boolean
      }
      if (!same)
        drift.push(
          `src/database/migrations/${dialect}: ${newest ? `${newest} is not today's schema` : 'there is no migration'}. ` +
            'Run: npm run gen -- --migration what-changed',
        )
    }
    const read = (file: string) => readFile(path.join(folder, file), 'utf8')
    return {
      outputs: [
        { file: 'src/app/(payload)/admin/importMap.js', content: await read('importMap.js') },
        { file: 'src/payload-types.ts', content: await read('payload-types.ts') },
      ],
      drift,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Writes the migration `name` for each SQL dialect whose schema changed. Where a column may have been renamed or replaced, it
 * asks on the terminal: only a person knows.
 *
 * @throws GenProblem when a dialect's cannot be made
 */
export async function createMigration(root: string, name: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'funkhaus-gen-'))
  const payload = path.join(root, 'node_modules/payload/bin.js')
  try {
    for (const dialect of dialects) {
      const { status } = spawnSync(process.execPath, [...node, payload, '--disable-transpile', 'migrate:create', name, '--skip-empty'], {
        cwd: root,
        env: buildEnv(root, folder, dialect === 'postgres' ? 'postgres://localhost/none' : undefined),
        stdio: 'inherit',
      })
      if (status !== 0) throw new GenProblem(`The migration for ${dialect} could not be made. Why stands above.`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
