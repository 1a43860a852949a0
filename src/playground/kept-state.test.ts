import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepState } from './kept-state.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kept-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

describe('a kept state', () => {
  it('gathers changes, and writes the last once', async () => {
    vi.useFakeTimers()
    const file = path.join(folder, 'deep/state.json')
    const written: number[] = []
    let count = 0
    const kept = keepState({ file, failed: (error) => expect.fail(String(error)), state: () => (written.push(count), { count }) })
    for (count = 1; count < 3; count++) kept.changed()
    await vi.advanceTimersByTimeAsync(299)
    expect(written).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    await kept.flush()
    expect(written).toEqual([3])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ count: 3 })
  })

  it('writes nothing where nothing changed, and at once where it must', async () => {
    const file = path.join(folder, 'state.json')
    const states: string[] = []
    const kept = keepState({ file, failed: (error) => expect.fail(String(error)), state: () => (states.push('x'), 'x') })
    await kept.flush()
    expect(states).toEqual([])
    kept.changed()
    await kept.flush()
    await kept.flush()
    expect(states).toEqual(['x'])
    expect(readFileSync(file, 'utf8')).toBe('"x"')
  })

  it('tells what went wrong, and goes on', async () => {
    const failures: unknown[] = []
    const kept = keepState({
      file: path.join(folder, 'state.json'),
      failed: (error) => failures.push(error),
      state: () => {
        throw new Error('no state')
      },
    })
    kept.changed()
    await kept.flush()
    kept.changed()
    await kept.flush()
    expect(failures).toHaveLength(2)
  })
})
