import { expect, test } from 'vitest'
import { plainBrand } from '../brand.ts'
import { read } from '../testing.ts'
import { createSpellingThread } from './spelling-thread.ts'
import { createThread } from './thread.ts'

test('spelling is looked up in another thread, with the words of the brand', async () => {
  const spell = createSpellingThread()
  const text = read('We sell avaliable bells by Funkhaus.')
  const { known, unknown } = await spell(text, 'en', plainBrand('Acme'))
  expect([known, unknown.map(({ word }) => word)]).toEqual([true, ['avaliable']])
  const own = await spell(text, 'en', { ...plainBrand('Acme'), dictionary: ['avaliable'] })
  expect(own.unknown).toEqual([])
}, 60_000)

test('a question that takes too long fails, and the next starts a new thread', async () => {
  const thread = createThread<unknown[], { known: boolean }>('spelling-worker', { limitMs: 1 })
  await expect(thread.ask([read('bell'), 'en', plainBrand('Acme')])).rejects.toThrow('did not answer within 1 ms')
  await expect(thread.ask([read('bell'), 'en', plainBrand('Acme')])).rejects.toThrow('did not answer within 1 ms')
})

test('a question that makes no sense is answered by what is wrong', async () => {
  const thread = createThread<unknown, unknown>('spelling-worker', { limitMs: 30_000 })
  await expect(thread.ask(4)).rejects.toThrow(/./)
}, 60_000)

test('a thread that is not there is said to be missing', async () => {
  await expect(createThread<string, string>('nobody', { limitMs: 1000 }).ask('hello')).rejects.toThrow('nobody.mjs is not in the build')
})
