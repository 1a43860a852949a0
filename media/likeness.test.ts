import { expect, test } from 'vitest'
import { distance, mostDifferent, nearby, quarterNames, quartersOf } from './likeness.ts'

const hash = '0110100111101010100111001010101110111100001010110101011001110101'
const flip = (text: string, ...places: number[]) =>
  [...text].map((bit, at) => (places.includes(at) ? (bit === '0' ? '1' : '0') : bit)).join('')

test('what differs in as many bits as may differ is found by one of its quarters, however the bits lie', () => {
  const spread = [
    [0, 1, 16, 17, 32, 48],
    [0, 15, 16, 31, 47, 63],
    [0, 1, 2, 3, 4, 5],
    [10, 20, 30, 40, 50, 60],
  ]
  for (const places of spread) {
    expect(places).toHaveLength(mostDifferent)
    const other = quartersOf(flip(hash, ...places))
    const own = quartersOf(hash)
    expect(distance(hash, flip(hash, ...places))).toBe(mostDifferent)
    expect(
      quarterNames.some((name) => nearby(own[name]).includes(other[name])),
      places.join(),
    ).toBe(true)
  }
})

test('a quarter has seventeen neighbours, itself among them, and the four make the hash', () => {
  const { a, b, c, d } = quartersOf(hash)
  expect(a + b + c + d).toBe(hash)
  expect(new Set(nearby(a)).size).toBe(17)
  expect(
    nearby(a)
      .map((one) => distance(a, one))
      .sort(),
  ).toEqual([0, ...Array<number>(16).fill(1)])
})
