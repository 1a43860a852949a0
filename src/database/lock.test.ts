import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { lockDataDir } from './lock.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'lock-'))
const file = path.join(folder, 'hub.lock')
afterEach(() => rmSync(file, { force: true }))

it('lets one in and gives the place free', () => {
  const free = lockDataDir(folder)
  expect(existsSync(file)).toBe(true)
  free()
  expect(existsSync(file)).toBe(false)
})

it('refuses while a living process has it, and names it', () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  try {
    writeFileSync(file, String(other.pid))
    expect(() => lockDataDir(folder)).toThrow(`process ${other.pid}`)
  } finally {
    other.kill('SIGKILL')
  }
})

it('takes over what a dead process left behind', () => {
  writeFileSync(file, '999999999')
  lockDataDir(folder)()
})

it.runIf(process.platform === 'linux')('takes over what a dead process left behind when its number has gone to another', () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  try {
    writeFileSync(file, `${other.pid} 1`)
    lockDataDir(folder)()
  } finally {
    other.kill('SIGKILL')
  }
})
