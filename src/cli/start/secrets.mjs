import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartProblem } from './problem.mjs'

/**
 * The secrets of a playground: those given, else those made at its first start and kept in its data folder, readable by
 * their owner only. Production never comes here: there a person gives them.
 *
 * @param {string} dataDir an existing folder
 * @param {Readonly<Record<string, string | undefined>>} given
 * @returns {{ SECRET: string, CREDENTIAL_KEYS: string }}
 * @throws {StartProblem} when the kept file cannot be read
 */
export function playgroundSecrets(dataDir, given) {
  if (given.SECRET && given.CREDENTIAL_KEYS) return { SECRET: given.SECRET, CREDENTIAL_KEYS: given.CREDENTIAL_KEYS }
  const file = path.join(dataDir, 'secrets.json')
  const made = { SECRET: randomBytes(32).toString('hex'), CREDENTIAL_KEYS: `k1:${randomBytes(32).toString('base64')}` }
  try {
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
  const kept = read(file)
  return { SECRET: given.SECRET || kept.SECRET, CREDENTIAL_KEYS: given.CREDENTIAL_KEYS || kept.CREDENTIAL_KEYS }
}

/** @param {string} file @returns {{ SECRET: string, CREDENTIAL_KEYS: string }} */
function read(file) {
  try {
    const { SECRET, CREDENTIAL_KEYS } = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof SECRET === 'string' && typeof CREDENTIAL_KEYS === 'string') return { SECRET, CREDENTIAL_KEYS }
  } catch {
    // Said below, without what stands in it.
  }
  throw new StartProblem(
    `${file} cannot be read as the playground's secrets. Put it back, or remove the whole data folder for a new playground.`,
  )
}
