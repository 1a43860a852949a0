import { readFileSync } from 'node:fs'
import path from 'node:path'
import { StartProblem } from './problem.mjs'

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** As in src/database/lock.ts. @param {number} pid */
function startOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/**
 * Tells at once what the hub itself would tell only after installing and building: it takes this lock (src/database/lock.ts).
 *
 * @param {string} dataDir
 * @throws {StartProblem} when another hub runs on it
 */
export function refuseSecondHub(dataDir) {
  let text
  try {
    text = readFileSync(path.join(dataDir, 'hub.lock'), 'utf8')
  } catch {
    return
  }
  const [pid, start] = text.split(' ')
  const holder = Number(pid)
  if (Number.isInteger(holder) && holder > 0 && isAlive(holder) && (!start || startOf(holder) === start))
    throw new StartProblem(
      `Another hub (process ${holder}) already uses ${dataDir}. Stop it first, or give this one its own folder: DATA_DIR=/path/to/folder npm start`,
    )
}
