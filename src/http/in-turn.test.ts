import { expect, it } from 'vitest'
import { inTurn } from './in-turn.ts'

const held = () => {
  let go = () => {}
  const promise = new Promise<void>((resolve) => (go = resolve))
  return { promise, go }
}

it('runs what has one key in its order, even after a failure, and lets other keys pass', async () => {
  const turn = inTurn()
  const said: string[] = []
  const first = held()
  const a = turn('a', async () => {
    await first.promise
    said.push('a1')
    throw new Error('no')
  })
  const b = turn('a', async () => void said.push('a2'))
  await turn('b', async () => void said.push('b1'))
  expect(said).toEqual(['b1'])
  first.go()
  await expect(a).rejects.toThrow('no')
  await b
  expect(said).toEqual(['b1', 'a1', 'a2'])
})
