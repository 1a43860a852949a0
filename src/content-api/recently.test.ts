import { beforeEach, expect, it } from 'vitest'
import { recently } from './recently.ts'

let ms: number
let asked: string[]
beforeEach(() => {
  ms = 1_000_000
  asked = []
})
const clock = { now: () => new Date(ms) }
const asking = (options: { readonly most?: number } = {}) => {
  const remembered = recently<string>({ clock, ...options })
  return (key: string) =>
    remembered(key, async () => {
      asked.push(key)
      return `${key} ${asked.length}`
    })
}

it('asks once in a second for each key, whoever asks meanwhile', async () => {
  const get = asking()
  expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['a 1', 'a 1', 'b 2'])
  ms += 999
  expect(await get('a')).toBe('a 1')
  ms += 1
  expect(await get('a')).toBe('a 3')
})

it('asks again when the clock was set back', async () => {
  const get = asking()
  await get('a')
  ms -= 3_600_000
  expect(await get('a')).toBe('a 2')
})

it('keeps no failure', async () => {
  let fails = true
  const remembered = recently<string>({ clock })
  const get = () =>
    remembered('a', async () => {
      if (fails) throw new Error('the database is away')
      return 'there'
    })
  await expect(get()).rejects.toThrow('away')
  fails = false
  expect(await get()).toBe('there')
})

it('holds so many and no more, the last ones', async () => {
  const get = asking({ most: 2 })
  for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await get(key)
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})
