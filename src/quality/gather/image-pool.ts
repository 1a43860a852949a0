/** Worker threads that read pictures: decoding, comparing and reading words would hold up every answer of the process. */
import { availableParallelism } from 'node:os'
import type { ImageAnswer, ImageQuestion } from './image-worker.ts'
import { createThread } from './thread.ts'

export interface ImagePool {
  /** @throws where the thread broke down, or took longer than the limit for one picture. The next picture gets a new thread. */
  read(question: ImageQuestion): Promise<ImageAnswer>
}
export interface ImagePoolOptions {
  /** Default: one less than there are processors, at least 1, at most 2. */
  readonly threads?: number
  /** For one picture, from when it has its turn. Default 30 s. */
  readonly limitMs?: number
}

/** Megabytes of JavaScript objects; pixels lie outside, and are bounded by `probeImage`. OpenCV alone needs 100. */
const heapMb = 512

export function createImagePool({
  threads = Math.min(2, Math.max(1, availableParallelism() - 1)),
  limitMs = 30_000,
}: ImagePoolOptions = {}): ImagePool {
  const free = Array.from({ length: threads }, () =>
    createThread<ImageQuestion, ImageAnswer>('image-worker', { limitMs, resourceLimits: { maxOldGenerationSizeMb: heapMb } }),
  )
  const waiting: (() => void)[] = []
  return {
    async read(question) {
      while (free.length === 0) await new Promise<void>((resolve) => waiting.push(resolve))
      // The last that was given back: its dictionaries and programs are loaded.
      const thread = free.pop()!
      try {
        return await thread.ask(question)
      } finally {
        free.push(thread)
        waiting.shift()?.()
      }
    },
  }
}
