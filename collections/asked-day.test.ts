import { expect, it } from 'vitest'
import { z } from 'zod'
import { askedDay } from './asked-day.ts'
import { unfit } from './unfit.ts'

it('reaches from 1970 to the last year after which another follows', () => {
  for (const day of ['1970-01-01', '2024-02-29', '9998-12-31']) expect(askedDay.parse(day)).toBe(day)
  for (const day of ['1969-12-31', '9999-01-01', '2026-02-29', '+010000-01-01']) expect(askedDay.safeParse(day).success).toBe(false)
})

it('says in both languages what to write instead', () => {
  const { error } = z.object({ to: askedDay }).safeParse({ to: '9999-12-31' })
  expect(error && unfit(error, 'query')).toEqual({
    de: 'to: passt nicht (write a day from 1970-01-01 to 9998-12-31).',
    en: 'to: write a day from 1970-01-01 to 9998-12-31.',
  })
})
