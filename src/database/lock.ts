import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Another process has the embedded database open. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * SQLite serves one process: two would each wait for the other's writes. Held by a file with the process's number; what a
 * crashed process left behind is taken over.
 *
 * @returns gives the folder free again. @throws LockedError when a living process has it.
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'hub.lock')
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 3) throw error
      const holder = Number(readFileSync(file, 'utf8'))
      // A container restarts with the same number: its own number is not another process.
      if (holder !== process.pid && Number.isInteger(holder) && holder > 0 && isAlive(holder))
        throw new LockedError(`Another hub (process ${holder}) runs on ${dataDir}. Stop it, or set DATA_DIR to another folder.`, { cause: error })
      rmSync(file, { force: true })
    }
  }
  return () => rmSync(file, { force: true })
}
