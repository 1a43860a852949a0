/** What addresses’ queries have in common: how they are read, and what is said of wrong ones. */
import { z } from 'zod'
import { languages } from '../core/story.ts'
import { parseOr } from './problems.ts'

export const invalidQuery = (wrong: string) => `The address’s query cannot be used: ${wrong}.`

/** @throws Problem 400 `invalid-query` */
export const parseQuery = <T>(schema: z.ZodType<T>, query: unknown): T => parseOr(schema, query, 400, 'invalid-query', invalidQuery)

/** A query that takes these parameters, each once, and no others. */
export const strictQuery = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `there is no parameter “${issue.keys.join('”, “')}”` : undefined),
  })

export const onceAsked = { error: 'must be given once' }
export const languageAsked = z.enum(languages, { error: `must be one of ${languages.join(', ')}, given once` })
/** A name or a slug. No control characters: PostgreSQL refuses some of them, and no name has any. */
export const nameAsked = z.string(onceAsked).regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'must have 1 to 200 characters')
/** @param most 1 or more. */
export const numberAsked = (most: number) =>
  z.coerce
    .number({ error: `must be a whole number from 1 to ${most}` })
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(most, `must be ${most} or less`)
export const cursorAsked = z
  .string(onceAsked)
  .max(300, 'is none of ours')
  .optional()
  .meta({ description: '`nextCursor` of the page before' })
