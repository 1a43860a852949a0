import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { root } from './tree.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-reporter-'))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (file: string, text: string) => writeFileSync(path.join(folder, file), text)
const needs = JSON.stringify(path.join(root, 'tests/support/needs.ts'))

/** Runs the files of `folder` as `npm test` would. */
const run = (env: Record<string, string> = {}) =>
  new Promise<{ code: number; lines: string[] }>((resolve) => {
    const args = [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--root',
      folder,
      `--reporter=${path.join(root, 'tests/support/reporter.ts')}`,
    ]
    const { POSTGRES_URL: _, MONGODB_URL: __, VITEST: ___, ...bare } = process.env
    execFile(process.execPath, args, { env: { ...bare, NO_COLOR: '1', ...env } }, (error, stdout) =>
      resolve({ code: error ? Number(error.code) : 0, lines: stdout.trimEnd().split('\n') }),
    )
  })

it('closes with one plain line that counts every test, and every file that could not be loaded', async () => {
  put('a.test.js', `import { expect, it } from 'vitest'; it('a', () => {}); it('b', () => expect(1).toBe(2)); it.skip('c', () => {})`)
  put('b.test.js', `import './is-not-there.js'`)
  const { code, lines } = await run()
  expect(lines.at(-1)).toBe('1 passed, 2 failed, 1 skipped')
  expect(code).toBe(1)
})

it('counts an error that belongs to no test', async () => {
  put('a.test.js', `import { it } from 'vitest'; it('a', () => { void Promise.reject(new Error('stray')) })`)
  const { code, lines } = await run()
  expect(lines.at(-1)).toBe('1 passed, 1 failed, 0 skipped')
  expect(code).toBe(1)
})

it('says twice what cannot be tested, why, and what brings it; below stands nothing but the summary', async () => {
  put(
    'a.test.js',
    `import { it } from 'vitest'; import { describeWith, needs } from ${needs}; describeWith(needs.mongodb, 'm', () => it('a', () => {}))`,
  )
  const { code, lines } = await run()
  const said = lines.flatMap((line, n) => (/^Not tested here: MongoDB\. MONGODB_URL is not set\..*docker run/.test(line) ? [n] : []))
  expect(said).toHaveLength(2)
  expect(said[1]).toBeLessThan(lines.findIndex((line) => line.includes('Test Files')))
  expect(lines.at(-1)).toBe('0 passed, 0 failed, 1 skipped')
  expect(code).toBe(0)
})

it('fails instead of skipping where the need is required', async () => {
  put(
    'a.test.js',
    `import { it } from 'vitest'; import { describeWith, needs } from ${needs}; describeWith(needs.mongodb, 'm', () => it('a', () => {}))`,
  )
  const { code, lines } = await run({ TEST_REQUIRES: 'redis,mongodb' })
  expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped')
  expect(code).toBe(1)
})
