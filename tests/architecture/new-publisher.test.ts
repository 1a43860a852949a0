/** A new platform is one new folder: nothing else is edited but what is generated, and it passes the contract as it is made. */
import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './tree.ts'

const copied = ['src', 'collections', 'publishers', 'media', 'tests/support', 'package.json', 'tsconfig.json', 'vitest.config.ts']
let copy = ''

/** Every file of the copy with its hash. */
function hashes(folder = ''): Record<string, string> {
  return Object.assign(
    {},
    ...readdirSync(path.join(copy, folder)).map((name) => {
      const file = path.posix.join(folder, name)
      if (name === 'node_modules') return {}
      if (statSync(path.join(copy, file)).isDirectory()) return hashes(file)
      return {
        [file]: createHash('sha256')
          .update(readFileSync(path.join(copy, file)))
          .digest('hex'),
      }
    }),
  ) as Record<string, string>
}

const make = (...args: string[]) =>
  execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/new-publisher.ts', ...args], { cwd: copy, encoding: 'utf8', stdio: 'pipe' })

beforeAll(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-new-publisher-'))
  for (const entry of copied) cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('npm run new:publisher', () => {
  it('makes one folder, and edits nothing else but generated files', () => {
    const before = hashes()
    make('pigeon-post', 'Pigeon Post')
    const after = hashes()
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((file) => before[file] !== after[file])
    const outside = changed.filter((file) => !file.startsWith('publishers/pigeon-post/'))
    expect(outside.sort()).toEqual([
      'publishers/fakes.gen.ts',
      'publishers/german.gen.ts',
      'publishers/manifests.gen.ts',
      'publishers/registry.gen.ts',
    ])
    expect(changed).toContain('publishers/pigeon-post/publisher.ts')
    expect(changed.filter((file) => /template|__/.test(file))).toEqual([])
  })

  it('makes a platform that passes the contract and carries its name', async () => {
    const { manifest } = (await import(path.join(copy, 'publishers/pigeon-post/manifest.ts'))) as { manifest: { id: string; name: string } }
    expect(manifest).toMatchObject({ id: 'pigeon-post', name: 'Pigeon Post' })
    const { registry } = (await import(path.join(copy, 'publishers/registry.gen.ts'))) as { registry: object }
    expect(Object.keys(registry)).toContain('pigeon-post')
    const { POSTGRES_URL: _, MONGODB_URL: __, ...env } = process.env
    const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
    const { code, said } = await new Promise<{ code: number; said: string }>((resolve) =>
      execFile(
        process.execPath,
        [vitest, 'run', '--project', 'unit', 'publishers/pigeon-post'],
        { cwd: copy, env: { ...env, NO_COLOR: '1' }, maxBuffer: 2 ** 24 },
        (error, stdout, stderr) => resolve({ code: error ? 1 : 0, said: stdout + stderr }),
      ),
    )
    expect(said).toContain('publishers/pigeon-post/publisher.test.ts')
    expect(code, said).toBe(0)
  })

  it.each([
    [[], 'Say which'],
    [['Pigeon Post'], 'is no platform id'],
    [['kit'], 'is no platform id'],
    [['../outside'], 'is no platform id'],
    [['pigeon', "O'Neill"], 'cannot be a name'],
    [['pigeon-post'], 'is there already'],
  ])('refuses %j in one sentence and makes nothing', (args, sentence) => {
    const before = hashes()
    expect(() => make(...args)).toThrow(sentence)
    expect(hashes()).toEqual(before)
    expect(existsSync(path.join(copy, 'publishers/pigeon'))).toBe(false)
  })
})
