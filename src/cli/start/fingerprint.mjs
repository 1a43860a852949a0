import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Whether a file can change what is built. */
const counts = (/** @type {string} */ name) => !/\.test\.[a-z]+$|\.md$/.test(name)

/**
 * Every file below `entry`, sorted; `entry` itself where it is a file; nothing where it is missing.
 *
 * @param {string} root
 * @param {string} entry
 * @returns {string[]} relative to `root`
 */
function filesBelow(root, entry) {
  const stat = statSync(path.join(root, entry), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [entry]
  return readdirSync(path.join(root, entry), { withFileTypes: true })
    .flatMap((child) => filesBelow(root, path.join(entry, child.name)))
    .filter(counts)
    .sort()
}

/**
 * One hash over names and contents. Tests and Markdown do not count.
 *
 * @param {string} root
 * @param {readonly string[]} entries files and folders, relative to `root`; missing ones count as missing
 */
export function fingerprint(root, entries) {
  const hash = createHash('sha256')
  for (const file of entries.flatMap((entry) => filesBelow(root, entry))) {
    const content = readFileSync(path.join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} file
 * @returns {string | null} what `writeStamp` put there last
 */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}

/**
 * @param {string} file
 * @param {string} value
 */
export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${value}\n`)
}
