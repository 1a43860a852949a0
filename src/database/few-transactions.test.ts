import { expect, it } from 'vitest'
import { fewTransactions } from './few-transactions.ts'

it('opens as many as it may, and the next when one ends, however it ends', async () => {
  const begun: string[] = []
  let fail = false
  const adapter = fewTransactions(
    {
      beginTransaction: async () => {
        if (fail) throw new Error('no connection')
        begun.push(`t${begun.length}`)
        return begun.at(-1) ?? null
      },
      commitTransaction: async (_id: unknown) => {
        throw new Error('the connection broke')
      },
      rollbackTransaction: async (_id: unknown) => {},
    },
    2,
  )
  const [first, second] = [await adapter.beginTransaction(), await adapter.beginTransaction()]
  const waiting = [adapter.beginTransaction(), adapter.beginTransaction()]
  await new Promise(setImmediate)
  expect(begun).toEqual(['t0', 't1'])

  await adapter.rollbackTransaction(Promise.resolve(second ?? ''))
  expect(await waiting[0]).toBe('t2')
  // Ended twice, it makes room once: killTransaction comes after a failed commit.
  await expect(adapter.commitTransaction(first ?? '')).rejects.toThrow('broke')
  await adapter.rollbackTransaction(first ?? '')
  expect(await waiting[1]).toBe('t3')
  expect(begun).toHaveLength(4)

  await adapter.rollbackTransaction('t2')
  fail = true
  await expect(adapter.beginTransaction()).rejects.toThrow('no connection')
  fail = false
  expect(await adapter.beginTransaction()).toBe('t4')
})
