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

/** When a process began, as the system counts it. '' where that cannot be told; its number alone decides then. */
function startOf(pid: number): string {
  try {
    // Field 22 of /proc/<pid>/stat (Linux). The name, field 2, may hold blanks and brackets.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/**
 * SQLite serves one process: two would each wait for the other's writes. Held by a file with the process's number and start; what a
 * crashed process left behind is taken over, also when its number has gone to another since.
 *
 * @returns gives the folder free again. @throws LockedError when a living process has it.
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'hub.lock')
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 3) throw error
      const [holder, start] = readFileSync(file, 'utf8').split(' ')
      const pid = Number(holder)
      const same = !start || startOf(pid) === start
      // A container restarts with the same number: its own number is not another process.
      if (pid !== process.pid && Number.isInteger(pid) && pid > 0 && isAlive(pid) && same)
        throw new LockedError(`Another hub (process ${pid}) runs on ${dataDir}. Stop it, or set DATA_DIR to another folder.`, {
          cause: error,
        })
      rmSync(file, { force: true })
    }
  }
  return () => rmSync(file, { force: true })
}
