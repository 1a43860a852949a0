import { expect, test } from 'vitest'
import { branchesOf, pathOf } from './tree.ts'

const folder = (id: string, parent: string | null = null) => ({ id, name: id.toUpperCase(), parent, media: 0 })

test('folders stand below the one that they lie in, and a lost one at the top', () => {
  const folders = [folder('b'), folder('a'), folder('b1', 'b'), folder('lost', 'gone'), folder('b2', 'b'), folder('b1x', 'b1')]
  expect(branchesOf(folders).map(({ folder: { id }, depth }) => `${depth} ${id}`)).toEqual([
    '0 b',
    '1 b1',
    '2 b1x',
    '1 b2',
    '0 a',
    '0 lost',
  ])
  expect(pathOf(folders, 'b1x')).toBe('B › B1 › B1X')
  expect(pathOf(folders, 'gone')).toBe('')
})
