/**
 * Where tests write: in memory where there is plenty of it. A hub waits for the disk at every save, and no test is about the disk: those about
 * crashes end processes, never the machine.
 */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import os from 'node:os'

const inMemory = '/dev/shm'
const plenty = 8 * 2 ** 30

/** @returns {{ folder: string, remove: () => void } | null} `null`: there is no such place, or not enough room in it */
export function scratchInMemory() {
  if (os.freemem() < plenty || freeIn(inMemory) < plenty) return null
  const folder = mkdtempSync(`${inMemory}/funkhaus-test-`)
  // PostgreSQL runs as another user.
  chmodSync(folder, 0o755)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** @param {string} place */
function freeIn(place) {
  try {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize
  } catch {
    return 0
  }
}
