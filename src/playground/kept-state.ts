/** A state in a file: written some time after it changed, whole or not at all. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Json } from '../core/story.ts'

export interface KeptState {
  /** Notes that there is something to write. */
  changed(): void
  /** Writes what is not written yet. */
  flush(): Promise<void>
}

export interface KeptStateOptions {
  readonly file: string
  readonly state: () => Json
  readonly failed: (error: unknown) => void
  /** How long changes are gathered. Default 300. */
  readonly afterMs?: number
}

export function keepState({ file, state, failed, afterMs = 300 }: KeptStateOptions): KeptState {
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const write = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(async () => {
      try {
        await mkdir(path.dirname(file), { recursive: true })
        await writeFile(`${file}.new`, JSON.stringify(state()))
        await rename(`${file}.new`, file)
      } catch (error) {
        failed(error)
      }
    })
    return writing
  }
  return {
    changed() {
      timer ??= setTimeout(() => void write(), afterMs)
    },
    flush: () => (timer ? write() : writing),
  }
}

/**
 * Hands over what was kept. What cannot be used is put aside under another name and told.
 * @returns whether there was anything to use.
 */
export async function restoreState(file: string, use: (state: Json) => void, unusable: (error: unknown) => void): Promise<boolean> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  try {
    use(JSON.parse(text) as Json)
    return true
  } catch (error) {
    await rename(file, `${file}.unusable`)
    unusable(error)
    return false
  }
}
