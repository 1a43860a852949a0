import { expect, it } from 'vitest'
import { fullness } from './counter.ts'

it('warns before a limit, and not at it', () => {
  expect([fullness(449, 500), fullness(450, 500), fullness(500, 500), fullness(501, 500)]).toEqual(['fine', 'near', 'near', 'over'])
})
