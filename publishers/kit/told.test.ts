import { expect, it } from 'vitest'
import { countTold, idTold, kindsTold } from './told.ts'

it('reads text and numbers alike', () => {
  expect([idTold.parse('744000000000000001'), idTold.parse(7)]).toEqual(['744000000000000001', '7'])
  expect([countTold.parse('12'), countTold.parse(0)]).toEqual([12, 0])
})

it.each([null, undefined, '', {}, [], true])('takes %j for neither', (value) => {
  expect(idTold.safeParse(value).success).toBe(false)
  expect(countTold.safeParse(value).success).toBe(false)
})

it.each([-1, 1.5, '1e3', '-1', ' 1', '99999999999999999999'])('does not count %j', (value) => {
  expect(countTold.safeParse(value).success).toBe(false)
})

it('takes two reactions of the same name for one kind, and none for what has no name', () => {
  expect(
    kindsTold([
      ['tada', 2],
      [null, 5],
      ['tada', 1],
      ['', 1],
    ]),
  ).toEqual({ tada: 3 })
})
