import type { z } from 'zod'
import type { Localised } from '../src/core/answers.ts'

/** The first thing in a body or a query that is not as expected, by its path. What exactly is wrong with it, the schema says in English. */
export function unfit({ issues: [issue] }: z.ZodError, whole: 'body' | 'query'): Localised {
  const path = issue?.path.join('.') ?? ''
  return {
    de: `${path || 'Die Anfrage'}: passt nicht${issue ? ` (${issue.message})` : ''}.`,
    en: `${path || `The ${whole}`}: ${issue?.message ?? 'not as expected'}.`,
  }
}
