import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataDirProblem, prepareDataDir } from './data-dir.mjs'
import { fingerprint } from './fingerprint.mjs'
import { refuseSecondHub } from './lock.mjs'
import { nodeProblem } from './node-version.mjs'
import { checkPort } from './port.mjs'
import { built, buildFingerprint, installed, stampBuild } from './prepare.mjs'
import { step } from './progress.mjs'
import { quietly } from './run.mjs'
import { playgroundSecrets } from './secrets.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

describe('the Node that it needs', () => {
  it.each(['20.20.0', '20.21.1', '22.0.0', '24.1.0'])('accepts %s', (version) => expect(nodeProblem(version)).toBeNull())
  it.each(['20.19.9', '18.20.2', '8.0.0'])('refuses %s and names both versions', (version) => {
    expect(nodeProblem(version)).toContain(version)
    expect(nodeProblem(version)).toContain('20.20')
  })
})

describe('what a build is made from', () => {
  const now = () => fingerprint(folder, ['src', 'package.json', 'missing'])
  beforeEach(() => {
    put('src/a.ts', 'one')
    put('package.json', '{}')
  })
  it('is the same while nothing changes', () => expect(now()).toBe(now()))
  it.each([
    ['a content', () => put('src/a.ts', 'two')],
    ['a new file', () => put('src/deep/b.ts', '')],
    ['a file outside a folder', () => put('package.json', '{ }')],
    ['a file that was missing', () => put('missing', '')],
  ])('changes with %s', (_, change) => {
    const before = now()
    change()
    expect(now()).not.toBe(before)
  })
  it('tells where one file ends and the next begins', () => {
    put('src/a.ts', 'onesrc/b.ts')
    const before = now()
    put('src/a.ts', 'one')
    put('src/b.ts', '')
    expect(now()).not.toBe(before)
  })
  it('does not change with a test or a README', () => {
    const before = now()
    put('src/a.test.ts', '')
    put('src/README.md', '')
    expect(now()).toBe(before)
  })
})

describe('what is there already', () => {
  it('believes a build only with its stamp, its id and today’s sources', () => {
    put('src/a.ts', 'one')
    expect(built(folder)).toBe(false)
    stampBuild(folder, buildFingerprint(folder))
    expect(built(folder)).toBe(false)
    put('.next/BUILD_ID', 'x')
    expect(built(folder)).toBe(true)
    put('src/a.ts', 'two')
    expect(built(folder)).toBe(false)
  })
  it('believes an installation that was finished for today’s lock file', () => {
    const earlier = new Date('2026-01-01')
    const later = new Date('2026-01-02')
    const lock = path.join(folder, 'package-lock.json')
    const list = path.join(folder, 'node_modules/.package-lock.json')
    put('package-lock.json', '{}')
    put('node_modules/.funkhaus-lock', fingerprint(folder, ['package-lock.json']))
    expect(installed(folder)).toBe(false) // Interrupted: npm has not written its own list.
    put('node_modules/.package-lock.json', '{}')
    utimesSync(list, earlier, earlier)
    utimesSync(lock, later, later)
    expect(installed(folder)).toBe(true) // Touched, and the same.
    put('package-lock.json', '{ }')
    utimesSync(lock, later, later)
    expect(installed(folder)).toBe(false)
    utimesSync(list, later, later)
    expect(installed(folder)).toBe(true) // By `npm install`.
  })
})

describe('the data folder', () => {
  it('is made, and nothing of the probe stays', () => {
    prepareDataDir(path.join(folder, 'a/b'))
    expect(readdirSync(path.join(folder, 'a/b'))).toEqual([])
  })
  it('is refused in one sentence when a file is in its way', () => {
    put('data', '')
    expect(() => prepareDataDir(path.join(folder, 'data'))).toThrow(/data cannot be a folder.*DATA_DIR=/)
    expect(() => prepareDataDir(path.join(folder, 'data/below'))).toThrow(/cannot be a folder/)
  })
  it.skipIf(process.platform !== 'linux')('is refused, and not tried for ever, where nothing can be made', () => {
    expect(() => prepareDataDir('/proc/hub/data')).toThrow('/proc/hub/data cannot be written to (ENOENT)')
  })
  it.each([
    ['ENOSPC', 'full'],
    ['EROFS', 'Mount it writable'],
    ['EACCES', 'right'],
    ['EIO', 'EIO'],
  ])('says what %s means', (code, word) => expect(dataDirProblem(code, '/srv/hub')).toMatch(new RegExp(`/srv/hub.*${word}`)))
})

describe('the port', () => {
  it('is refused with its number and another one when it is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await expect(checkPort('127.0.0.1', String(port))).rejects.toThrow(new RegExp(`Port ${port} is in use.*PORT=\\d+ npm start`))
    server.close()
    await once(server, 'close')
    await expect(checkPort('127.0.0.1', String(port))).resolves.toBeUndefined()
  })
  it.each(['abc', '70000', '-1', '3000.5'])('refuses %s', (port) => expect(checkPort('127.0.0.1', port)).rejects.toThrow(`PORT=${port}`))
  it('refuses an address that is not of this machine', () => expect(checkPort('192.0.2.1', '0')).rejects.toThrow('HOST=192.0.2.1'))
})

describe('the lock of the data folder', () => {
  it('is respected while the process that took it lives, and no longer', async () => {
    refuseSecondHub(folder)
    const holder = spawn(process.execPath, [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `import { lockDataDir } from ${JSON.stringify(new URL('../../database/lock.ts', import.meta.url).href)}
       lockDataDir(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1e6)`,
    ])
    await once(holder.stdout, 'data')
    expect(() => refuseSecondHub(folder)).toThrow(new RegExp(`process ${holder.pid}\\).*${folder}.*DATA_DIR=`))
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    refuseSecondHub(folder)
  })
  it('is nobody’s when a crash cut it short', () => {
    put('hub.lock', '')
    refuseSecondHub(folder)
  })
})

describe('a playground’s secrets', () => {
  it('are made once, kept, and readable by their owner only', () => {
    const first = playgroundSecrets(folder, {})
    expect(first.SECRET.length).toBeGreaterThanOrEqual(32)
    expect(first.CREDENTIAL_KEYS).toMatch(/^k1:[A-Za-z0-9+/]{43}=$/)
    expect(playgroundSecrets(folder, {})).toEqual(first)
    expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  })
  it('give way to those that were given, one by one', () => {
    const { CREDENTIAL_KEYS } = playgroundSecrets(folder, {})
    expect(playgroundSecrets(folder, { SECRET: 'given', CREDENTIAL_KEYS: '' })).toEqual({ SECRET: 'given', CREDENTIAL_KEYS })
  })
  it('are never replaced when they cannot be read, nor shown', () => {
    put('secrets.json', '{"SECRET": "visible')
    expect(() => playgroundSecrets(folder, {})).toThrow(/secrets\.json cannot be read/)
    expect(() => playgroundSecrets(folder, {})).not.toThrow(/visible/)
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).toContain('visible')
  })
})

describe('what it says while it works', () => {
  const screen = () => {
    const out = new PassThrough() as unknown as NodeJS.WriteStream & PassThrough
    return { out, text: () => String(out.read() ?? '') }
  }
  it('names the step and its end, without a terminal’s codes', async () => {
    const { out, text } = screen()
    await expect(step('Building', async () => 7, out)).resolves.toBe(7)
    expect(text()).toMatch(/^Building …\n✓ Building: \d+ s\n$/)
  })
  it('says when a step failed', async () => {
    const { out, text } = screen()
    await expect(step('Building', () => Promise.reject(new Error('no')), out)).rejects.toThrow('no')
    expect(text()).toContain('✗ Building')
  })
  it('shows what a program said only when it failed', async () => {
    const run = (script: string) => quietly(process.execPath, ['-e', script], { cwd: folder, what: 'Trying' })
    await expect(run('console.log("fine")')).resolves.toBe('fine\n')
    await expect(run('console.error("the reason"); process.exit(3)')).rejects.toThrow(/the reason[^]*Trying failed \(exit code 3\)/)
  })
})
