import { expect, it } from 'vitest'
import { PublisherError } from './errors.ts'

it('keeps of a platform’s words what can be stored', () => {
  const { message, code } = new PublisherError('rejected', 'a\u0000b \ud83d', { code: `c\u0000${'d'.repeat(300)}` })
  expect([message, code]).toEqual(['ab \ufffd', `c${'d'.repeat(199)}`])
  expect(new PublisherError('rejected', `${'e'.repeat(1_999)}👍`, { code: 'x' }).message).toBe(`${'e'.repeat(1_999)}\ufffd`)
})
