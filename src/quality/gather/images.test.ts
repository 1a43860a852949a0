import { createHash } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { card, logoOf, scene, withLogo } from '../../../media/analysis/testing.ts'
import { gifPromising, pngPromising } from '../../../media/testing.ts'
import type { MediaRef } from '../../core/story.ts'
import { brandOf, plainImage, readImage } from '../testing.ts'
import { createImagePool, type ImagePool } from './image-pool.ts'
import type { ImageQuestion } from './image-worker.ts'
import { createImageReader } from './images.ts'

const plain = brandOf({})
const refOf = (bytes: Uint8Array, id = 'image-1'): MediaRef => ({
  ...plainImage,
  id,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})
const { id: _id, ...facts } = readImage()

/** A pool that tells what it was asked, and answers when it is told to. */
function watchedPool(answer: () => ReturnType<ImagePool['read']> = async () => facts) {
  const asked: ImageQuestion[] = []
  const pool: ImagePool = {
    read: (question) => {
      asked.push(question)
      return answer()
    },
  }
  return { asked, pool }
}
const readerWith = (pool: ImagePool, more: Partial<Parameters<typeof createImageReader>[0]> = {}) =>
  createImageReader({ open: async () => new Uint8Array([1]), logo: async () => null, pool, ...more })

describe('what is remembered', () => {
  test('two who ask for the same picture share one reading, and each is told its own id', async () => {
    const { asked, pool } = watchedPool()
    const read = readerWith(pool)
    const told = await Promise.all([read(plainImage, plain), read({ ...plainImage, id: 'image-2' }, plain)])
    expect(told.map(({ id }) => id)).toEqual(['image-1', 'image-2'])
    await read(plainImage, plain)
    expect(asked).toHaveLength(1)
  })

  test('another file, other logos or another file of a logo are read anew', async () => {
    const { asked, pool } = watchedPool()
    let logo = new Uint8Array([1])
    const read = readerWith(pool, { logo: async () => logo })
    const branded = brandOf({ logos: [{ id: 'logo-1' }] })
    await read(plainImage, plain)
    await read({ ...plainImage, sha256: '1'.repeat(64) }, plain)
    await read(plainImage, branded)
    logo = new Uint8Array([2])
    await read(plainImage, branded)
    expect(asked.map(({ logos }) => logos.map(({ bytes }) => [...bytes]))).toEqual([[], [], [[1]], [[2]]])
  })

  test('a store outlives the reader, and one that breaks is passed over', async () => {
    const kept = new Map<string, string>()
    const store = { get: async (key: string) => kept.get(key) ?? null, set: async (key: string, json: string) => void kept.set(key, json) }
    const { asked, pool } = watchedPool()
    const first = await readerWith(pool, { store })(plainImage, plain)
    expect(await readerWith(pool, { store })(plainImage, plain)).toEqual(first)
    expect(asked).toHaveLength(1)
    for (const key of kept.keys()) kept.set(key, '{"half')
    expect(await readerWith(pool, { store })(plainImage, plain)).toEqual(first)
    const broken = { get: () => Promise.reject(new Error('gone')), set: () => Promise.reject(new Error('gone')) }
    expect(await readerWith(pool, { store: broken })(plainImage, plain)).toEqual(first)
  })

  test('what could not be told is not kept for good', async () => {
    const kept = new Map<string, string>()
    const store = { get: async () => null, set: async (key: string, json: string) => void kept.set(key, json) }
    for (const answer of [async () => ({ ...facts, words: null }), () => Promise.reject(new Error('broke off'))])
      await readerWith(watchedPool(answer).pool, { store })(plainImage, plain)
    expect(kept.size).toBe(0)
  })
})

describe('it never throws', () => {
  test('a file that is gone, a thread that breaks off and a logo that cannot be opened are told', async () => {
    const { pool } = watchedPool()
    const gone = await readerWith(pool, { open: () => Promise.reject(new Error('ENOENT')) })(plainImage, plain)
    expect(gone.unread?.en).toMatch(/no longer in the library/)
    const broken = await readerWith(watchedPool(() => Promise.reject(new Error('out of memory'))).pool)(plainImage, plain)
    expect(broken.unread?.de).toMatch(/abgebrochen/)
    const logo = () => Promise.reject(new Error('ENOENT'))
    expect(await readerWith(pool, { logo })(plainImage, brandOf({ logos: [{ id: 'logo-1' }] }))).toMatchObject({
      id: 'image-1',
      width: 1200,
    })
  })

  test('hostile files are told as unread by a sentence, and the next picture is read', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const whole = await card('Jetzt').jpeg().toBuffer()
    const files = [pngPromising(30_000, 30_000), gifPromising(5_000, 5_000, 150), svg, whole.subarray(0, whole.length / 3), Buffer.alloc(0)]
    const pool = createImagePool({ threads: 1 })
    const read = createImageReader({ open: async ({ id }) => (id === 'good' ? whole : files[Number(id)]!), logo: async () => null, pool })
    for (const [index, bytes] of files.entries()) {
      const told = await read(refOf(bytes, String(index)), plain)
      expect(told.unread?.de).toMatch(/^\p{Lu}.*\.$/u)
      expect(told.unread?.en).not.toMatch(/broke off/)
    }
    expect(await read(refOf(whole, 'good'), plain)).toMatchObject({ id: 'good', width: 1200, words: [{ text: 'Jetzt' }] })
  }, 60_000)
})

describe('threads', () => {
  test('a picture that takes too long is given up, those that wait are read, and nothing else ends', async () => {
    const bytes = await (await scene(4000, 3000)).jpeg().toBuffer()
    const pool = createImagePool({ threads: 1, limitMs: 50 })
    const ends = await Promise.allSettled([pool.read({ bytes, logos: [] }), pool.read({ bytes, logos: [] })])
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const patient = createImagePool({ threads: 1 })
    expect(await patient.read({ bytes, logos: [] })).toMatchObject({ width: 4000 })
  }, 60_000)

  test('four pictures of 12 megapixels with a logo leave the asking thread alone', async () => {
    const logo = await logoOf('#ffffff')
    const bytes = await withLogo(await scene(4000, 3000), logo, { left: 300, top: 200, width: 900 })
    const read = createImageReader({ open: async () => bytes, logo: async () => logo })
    const branded = brandOf({ logos: [{ id: 'logo-1', name: 'Acme' }] })
    const made: Worker[] = []
    const note = (worker: Worker) => void made.push(worker)
    process.on('worker', note)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const from = performance.now()
    const told = await Promise.all(['a', 'b', 'c', 'd'].map((id) => read({ ...plainImage, id, sha256: id }, branded)))
    delay.disable()
    process.off('worker', note)
    console.log(
      `four pictures: ${Math.round(performance.now() - from)} ms; event loop delayed by ${Math.round(delay.percentile(99) / 1e6)} ms (p99), ${Math.round(delay.max / 1e6)} ms (most)`,
    )
    for (const one of told) expect(one).toMatchObject({ width: 4000, logos: [{ logo: 'logo-1' }] })
    expect(made.length).toBeGreaterThan(0)
  }, 120_000)
})
