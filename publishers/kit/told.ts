/** What platforms tell now as text, now as a number. `null` is neither: `z.coerce` would make an id `null` and a number 0 of it. */
import { z } from 'zod'

export const idTold = z.union([z.string().min(1), z.number()]).transform(String)

export const countTold = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().nonnegative())
