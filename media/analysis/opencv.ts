/** OpenCV, loaded once for each thread when it is first needed: it takes half a second and 100 MB. */
import { createRequire } from 'node:module'
import type * as OpenCv from '@techstark/opencv-js'

export type Cv = typeof OpenCv
let loaded: Promise<{ readonly cv: Cv }> | undefined

/** Rejects where it cannot be loaded; the next call tries again. */
export const openCv = (): Promise<{ readonly cv: Cv }> =>
  (loaded ??= load().catch((cause: unknown) => {
    loaded = undefined
    throw cause
  }))

async function load(): Promise<{ readonly cv: Cv }> {
  // It has a `then` that answers with itself: whoever awaits it, or a module that looks like it, waits for ever and holds the thread. So
  // it is required and not imported, and travels inside an object.
  const cv = createRequire(import.meta.url)('@techstark/opencv-js') as Cv
  if (typeof cv.Mat !== 'function')
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('OpenCV did not start')), 10_000)
      cv.onRuntimeInitialized = () => {
        clearTimeout(late)
        resolve()
      }
    })
  return { cv }
}
