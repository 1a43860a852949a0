/** A process that judges a post with pictures as a hub does, and watches its own event loop meanwhile. */
import { readFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { Gatherers } from '../../src/quality/gather/gather.ts'
import { createImageReader } from '../../src/quality/gather/images.ts'
import { createSpellingThread } from '../../src/quality/gather/spelling-thread.ts'
import { gathered, judged, short, withPictures } from './quality-post.ts'
import { serve } from './serve.ts'

/** Milliseconds that somebody else had to wait. */
export interface LoopDelay {
  readonly p50: number
  readonly p99: number
  readonly max: number
}
export interface FirstRun {
  readonly textMs: number
  readonly allMs: number
  readonly idle: LoopDelay
  readonly busy: LoopDelay
  /** Of the whole process, its threads included, MB (10^6 bytes). */
  readonly peakMb: number
}
export interface NextRun {
  readonly factsKeptMs: number
}

const idleMs = 3_000
const story = await withPictures(short, process.argv.slice(2))
const image = createImageReader({ open: ({ id }) => readFile(id), logo: async () => null })
const spelling = createSpellingThread()

async function timed(ask: Gatherers): Promise<number> {
  const began = performance.now()
  judged(await gathered(short, story, ask))
  return performance.now() - began
}

async function delayed<Result>(run: () => Promise<Result>): Promise<{ readonly delay: LoopDelay; readonly result: Result }> {
  const watch = monitorEventLoopDelay({ resolution: 1 })
  watch.enable()
  const result = await run()
  watch.disable()
  const ms = (nanoseconds: number) => nanoseconds / 1e6
  return { delay: { p50: ms(watch.percentile(50)), p99: ms(watch.percentile(99)), max: ms(watch.max) }, result }
}

async function first(): Promise<FirstRun> {
  const { delay: idle } = await delayed(() => wait(idleMs))
  const textMs = await timed({ spelling })
  const { delay: busy, result: allMs } = await delayed(() => timed({ spelling, image }))
  return { textMs, allMs, idle, busy, peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6 }
}

serve<{ readonly run: 'first' | 'next' }>(
  {},
  async ({ run }) => (run === 'first' ? await first() : { factsKeptMs: await timed({ spelling, image }) }),
  async () => {},
)
