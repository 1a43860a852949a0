/** Cards that were drawn once: in memory the newest, on disk all of them, under names that tell their content. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inTurns } from '../in-turns.ts'

export interface KeptCards {
  /** Drawn by `draw` unless it is kept. Callers at the same time share one drawing. @throws what `draw` throws; then nothing is kept. */
  get(version: string, draw: () => Promise<Buffer>): Promise<Buffer>
}

/**
 * @param options.folder made when it is missing; may be emptied at any time. Nothing is deleted here: a card has some 30 to 300 kB.
 * @param options.atOnce how many are drawn at the same time. Default 2: a storm of new cards waits, the hub does not.
 * @param options.maxBytes in memory. Default 16 MiB.
 */
export function keptCards(options: { readonly folder: string; readonly atOnce?: number; readonly maxBytes?: number }): KeptCards {
  const { folder, atOnce = 2, maxBytes = 16 * 1024 * 1024 } = options
  /** Least recently asked for first. */
  const inMemory = new Map<string, Buffer>()
  let bytes = 0
  const making = new Map<string, Promise<Buffer>>()
  const inTurn = inTurns(atOnce)

  const remember = (version: string, card: Buffer) => {
    bytes += card.length - (inMemory.get(version)?.length ?? 0)
    inMemory.delete(version)
    inMemory.set(version, card)
    for (const [oldest, { length }] of inMemory) {
      if (bytes <= maxBytes) return
      inMemory.delete(oldest)
      bytes -= length
    }
  }

  const make = async (version: string, draw: () => Promise<Buffer>): Promise<Buffer> => {
    const file = path.join(folder, `${version}.png`)
    const kept = await readIfThere(file)
    if (kept) return kept
    const drawn = await inTurn(draw)
    await mkdir(folder, { recursive: true })
    const unfinished = path.join(folder, `${randomUUID()}.part`)
    await writeFile(unfinished, drawn)
    await rename(unfinished, file)
    return drawn
  }

  return {
    async get(version, draw) {
      const there = inMemory.get(version)
      if (there) {
        remember(version, there)
        return there
      }
      let made = making.get(version)
      if (!made) {
        made = make(version, draw).finally(() => making.delete(version))
        making.set(version, made)
      }
      const card = await made
      remember(version, card)
      return card
    },
  }
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
