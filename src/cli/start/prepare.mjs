import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs'
import { step } from './progress.mjs'
import { quietly } from './run.mjs'

/** What the build is made from. */
export const buildInputs = [
  'src',
  'collections',
  'publishers',
  'media',
  'package.json',
  'package-lock.json',
  'next.config.mjs',
  'tsconfig.json',
]
const lock = 'package-lock.json'
const lockStamp = 'node_modules/.funkhaus-lock'
const buildStamp = 'dist/.fingerprint'

const modified = (/** @type {string} */ file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** @param {string} root */
export function installed(root) {
  // npm writes this file last: without it an installation was interrupted.
  const done = modified(path.join(root, 'node_modules/.package-lock.json'))
  if (done === 0) return false
  // The stamp knows a lock file that was only touched, the time one that npm itself has just installed from.
  return readStamp(path.join(root, lockStamp)) === fingerprint(root, [lock]) || done >= modified(path.join(root, lock))
}

/**
 * Installs exactly what package-lock.json names, unless it is there already.
 *
 * @param {string} root
 */
export async function install(root) {
  const stamp = path.join(root, lockStamp)
  if (!installed(root)) {
    // Tools for building are needed even where NODE_ENV=production, which makes npm leave them out.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
    const npm = process.env.npm_execpath
    const options = { cwd: root, what: 'Installing the packages (npm ci)' }
    await step('Installing the packages', () => (npm ? quietly(process.execPath, [npm, ...args], options) : quietly('npm', args, options)))
  }
  const now = fingerprint(root, [lock])
  if (readStamp(stamp) !== now) writeStamp(stamp, now)
}

/** Where the tree lies is part of it: Next's build holds absolute paths. @param {string} root */
const wanted = (root) => `${fingerprint(root, buildInputs)} ${root}`

/** @param {string} root */
export const built = (root) => existsSync(path.join(root, '.next/BUILD_ID')) && readStamp(path.join(root, buildStamp)) === wanted(root)

/** Called by the build at its end. @param {string} root @param {string} before `wanted` as it was when the build began */
export const stampBuild = (root, before) => writeStamp(path.join(root, buildStamp), before)

export { wanted as buildFingerprint }

/**
 * Builds unless the build is that of today's sources.
 *
 * @param {string} root
 */
export async function build(root) {
  if (built(root)) return
  const script = path.join(root, 'src/cli/build.mjs')
  await step('Building the hub (once; some minutes on a small machine)', () =>
    quietly(process.execPath, [script], { cwd: root, what: 'Building the hub (npm run build)' }),
  )
}
