/** On what the figures were measured: without it they say little. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { median } from './figures.ts'
import { temporaryFolder } from './processes.ts'

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly node: string
  /** Processes that wanted to run, over the last minute: above the number of cores, others were measured too. */
  readonly loadBefore: number
  readonly loadAfter: number
  /** Median of writing 4 KB through to the disk, where the temporary folders lie. Close to 0: nothing is durable there. */
  readonly syncMs: number
}

const load = () => os.loadavg()[0] ?? 0

/** @returns describes the machine; call it after the measurements. */
export function lookAtMachine(): () => Machine {
  const loadBefore = load()
  const syncMs = measureSync()
  return () => ({
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 1024 ** 3),
    node: process.versions.node,
    loadBefore,
    loadAfter: load(),
    syncMs,
  })
}

function measureSync(): number {
  const folder = temporaryFolder()
  const file = openSync(path.join(folder.path, 'sync'), 'w')
  try {
    const bytes = Buffer.alloc(4096, 1)
    return median(
      Array.from({ length: 30 }, () => {
        const began = performance.now()
        writeSync(file, bytes)
        fsyncSync(file)
        return performance.now() - began
      }),
    )
  } finally {
    closeSync(file)
    folder.remove()
  }
}
