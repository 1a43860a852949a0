import { expect, it } from 'vitest'
import { administratorsOrThemselves } from './access.ts'

const ask = (user: unknown) => administratorsOrThemselves({ req: { user } } as never)

it('lets administrators at everybody and others at themselves', () => {
  expect(ask({ id: '1', roles: ['administrator'] })).toBe(true)
  expect(ask({ id: '2', roles: ['editor'] })).toEqual({ id: { equals: '2' } })
  expect(ask(null)).toBe(false)
})
