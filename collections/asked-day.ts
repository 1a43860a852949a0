/** A day that a request asks for. */
import { z } from 'zod'

/** What comes after it must still be a day of four digits, in every time zone: databases order and read no other. */
const days = { first: '1970-01-01', last: '9998-12-31' }

/** YYYY-MM-DD. */
export const askedDay = z.iso
  .date('write a day, as 2026-12-03')
  .refine((day) => days.first <= day && day <= days.last, `write a day from ${days.first} to ${days.last}`)
