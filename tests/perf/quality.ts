/** How right the checks are, and what they cost: texts while somebody types, and pictures beside everything else that a hub does. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { createSpeller } from '../../src/quality/gather/spelling.ts'
import { checks } from '../../src/quality/registry.gen.ts'
import { judgeCorpus } from '../corpus/judge-corpus.ts'
import type { CorpusPost } from '../corpus/post.ts'
import { readers } from '../corpus/readers.ts'
import { scoresOf } from '../corpus/score.ts'
import { storyOf } from '../corpus/post.ts'
import { median, type Figure, type Part } from './figures.ts'
import { temporaryFolder, work } from './processes.ts'
import { brand, gathered, idsFor, judged, judgedBy, long, short } from './quality-post.ts'
import type { FirstRun, LoopDelay, NextRun } from './quality-hub.ts'

const rounds = 3
const repeats = 20
const dearest = 5

export const quality: Part = async function* (say) {
  say('quality: the corpus')
  yield* corpus()
  say('quality: texts')
  yield* texts(short, 'post of 300 characters')
  yield* texts(long, 'article of 6,000 characters')
  yield* pictures(say)
}

/** Of each check that says something, or should. */
async function* corpus(): AsyncGenerator<Figure> {
  const scores = scoresOf(await judgeCorpus(checks, readers()))
  const count = (key: 'right' | 'false' | 'missed') => scores.reduce((sum, one) => sum + one[key], 0)
  const all = { right: count('right'), false: count('false'), missed: count('missed') }
  const whole = {
    check: 'all checks',
    ...all,
    precision: all.right / Math.max(1, all.right + all.false),
    recall: all.right / Math.max(1, all.right + all.missed),
  }
  for (const { check, right, false: wrong, missed, precision, recall } of [whole, ...scores]) {
    if (right + wrong + missed === 0) continue
    const more = { unit: '', better: 'more', bare: [] } as const
    yield { name: `${check}: precision (${right} right, ${wrong} false)`, ...more, hub: [precision] }
    yield { name: `${check}: recall (${right} found, ${missed} missed)`, ...more, hub: [recall] }
  }
}

/** What is judged while somebody types: no files, no network. */
async function* texts(post: CorpusPost, name: string): AsyncGenerator<Figure> {
  const spelling = createSpeller()
  const story = storyOf(post, brand, new Map())
  const once = async () => judged(await gathered(post, story, { spelling }))
  const less = { unit: 'ms', better: 'less', bare: [] } as const
  yield { name: `${name}: first judgement, dictionaries read for it`, ...less, hub: [await timed(once)] }
  for (let n = 0; n < repeats; n++) await once()
  const times: number[] = []
  for (let n = 0; n < repeats; n++) times.push(await timed(once))
  yield { name: `${name}: judged while typing`, ...less, hub: times }
  const facts = await gathered(post, story, { spelling })
  // One after the other: beside each other they would measure each other.
  const costs: { readonly id: string; readonly each: number[] }[] = []
  for (const id of idsFor(facts)) {
    const each: number[] = []
    for (let n = 0; n < repeats; n++) each.push(await timed(() => judgedBy(id, facts)))
    costs.push({ id, each })
  }
  for (const { id, each } of costs.toSorted((a, b) => median(b.each) - median(a.each)).slice(0, dearest))
    yield { name: `${name}: of that, ${id}`, ...less, hub: each }
}

async function timed(run: () => unknown): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}

/** Four of 12 megapixels, against decoding each of them once. */
async function* pictures(say: (doing: string) => void): AsyncGenerator<Figure> {
  const folder = temporaryFolder()
  try {
    say('quality: making four pictures of 12 megapixels')
    const files: string[] = []
    for (let n = 0; n < 4; n++) {
      const file = path.join(folder.path, `${n}.jpg`)
      writeFileSync(file, await photograph(n))
      files.push(file)
    }
    const firsts: FirstRun[] = []
    const nexts: NextRun[] = []
    const bares: { ms: number; peakMb: number }[] = []
    for (let round = 1; round <= rounds; round++) {
      say(`quality: pictures, round ${round} of ${rounds}`)
      bares.push(await inProcess('quality-bare.ts', files, (bare) => bare.ask({})))
      await inProcess('quality-hub.ts', files, async (hub) => {
        firsts.push(await hub.ask({ run: 'first' }))
        nexts.push(await hub.ask({ run: 'next' }))
      })
    }
    const ms = { unit: 'ms', better: 'less' } as const
    const of = (key: 'textMs' | 'allMs') => firsts.map((each) => each[key])
    const bare = bares.map((each) => each.ms)
    yield { name: 'four pictures: first verdicts, on the text', ...ms, hub: of('textMs'), bare: [] }
    yield { name: 'four pictures: all verdicts (bare: decoded once)', ...ms, hub: of('allMs'), bare }
    yield { name: 'four pictures: again, facts kept', ...ms, hub: nexts.map(({ factsKeptMs }) => factsKeptMs), bare }
    yield {
      ...{ name: 'four pictures: peak memory of the process (bare: decoded once)', unit: 'MB', better: 'less' },
      hub: firsts.map(({ peakMb }) => peakMb),
      bare: bares.map(({ peakMb }) => peakMb),
    }
    for (const key of ['p50', 'p99', 'max'] as const satisfies readonly (keyof LoopDelay)[])
      yield {
        ...{ name: `event loop while pictures are read: delay, ${key} (bare: idle)`, ...ms },
        hub: firsts.map(({ busy }) => busy[key]),
        bare: firsts.map(({ idle }) => idle[key]),
      }
  } finally {
    folder.remove()
  }
}

async function inProcess<Result>(file: string, args: readonly string[], ask: (worker: ReturnType<typeof work>) => Promise<Result>) {
  const worker = work(file, file, args)
  try {
    await worker.ready
    return await ask(worker)
  } finally {
    await worker.stop()
  }
}

/** Grain over shapes: as hard to decode as a photograph. */
async function photograph(seed: number): Promise<Buffer> {
  const [width, height] = [4_000, 3_000]
  const noise = { type: 'gaussian', mean: 128, sigma: 24 } as const
  const grain = await sharp({ create: { width, height, channels: 3, background: '#000000', noise } })
    .jpeg({ quality: 95 })
    .toBuffer()
  const shapes = Array.from({ length: 40 }, (_, at) => {
    const [x, y] = [(at * 613 + seed * 97) % width, (at * 379 + seed * 211) % height]
    return `<circle cx="${x}" cy="${y}" r="${80 + ((at * 37) % 300)}" fill="hsl(${(at * 47 + seed * 90) % 360} 60% 50%)"/>`
  })
  const drawn = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`)
  return sharp(grain)
    .composite([{ input: drawn, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer()
}
