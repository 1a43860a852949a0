import { expect, it } from 'vitest'
import { together } from './together.ts'

const recorded =
  (batches: string[][], gate: () => Promise<void> = async () => {}) =>
  async (asks: readonly string[]) => {
    batches.push([...asks])
    await gate()
    return asks.map((ask) => ask.toUpperCase())
  }

it('answers what is asked at once with one question, each in its place', async () => {
  const batches: string[][] = []
  const ask = together(recorded(batches))
  expect(await Promise.all([ask('a'), ask('b'), ask('c')])).toEqual(['A', 'B', 'C'])
  expect(batches).toEqual([['a', 'b', 'c']])
})

it('collects what is asked while the last batch is under way', async () => {
  const batches: string[][] = []
  let open = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  let begun = () => {}
  const first = new Promise<void>((resolve) => (begun = resolve))
  const ask = together(
    recorded(batches, () => {
      begun()
      return gate
    }),
  )
  const answers = [ask('a')]
  await first
  answers.push(ask('b'), ask('c'))
  open()
  expect(await Promise.all(answers)).toEqual(['A', 'B', 'C'])
  expect(batches).toEqual([['a'], ['b', 'c']])
})

it('keeps apart what must not be in one batch, in the order in which it was asked', async () => {
  const batches: string[][] = []
  const ask = together(recorded(batches), { apart: (name) => name[0] ?? '' })
  await Promise.all([ask('a1'), ask('b1'), ask('a2'), ask('a3'), ask('b2')])
  expect(batches).toEqual([['a1', 'b1'], ['a2', 'b2'], ['a3']])
})

it('takes no more than it may, and leaves nobody waiting', async () => {
  const batches: string[][] = []
  const ask = together(recorded(batches), { most: 2 })
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map(ask))
  expect(batches.map(({ length }) => length)).toEqual([2, 2, 1])
})

it('tells everybody of a batch that it failed, and goes on', async () => {
  let fails = true
  const ask = together(async (asks: readonly string[]) => {
    if (fails) throw new Error('The disk is full.')
    return asks
  })
  const failed = await Promise.allSettled([ask('a'), ask('b')])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fails = false
  expect(await ask('c')).toBe('c')
})
