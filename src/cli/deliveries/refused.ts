import { z } from 'zod'
import type { Problem } from '../../core/problem.ts'
import { nextStep } from './print.ts'
import { plain, width, wrap } from './terminal.ts'

const withNext = z.object({ next: z.object({ sentence: z.string(), command: z.string().nullable() }) })

/** Why not, and what to do instead. */
export function refused({ message, data }: Problem): string {
  const next = withNext.safeParse(data).data?.next
  const why = message.split('\n').flatMap((line) => wrap(line, width))
  return [...why, ...(next ? [nextStep({ sentence: plain(next.sentence), command: next.command && plain(next.command) })] : [])].join('\n')
}
