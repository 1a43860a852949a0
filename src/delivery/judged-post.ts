/** What the checks say of a post, as a command is answered. Fields are added, never renamed or taken away. */
import { z } from 'zod'
import { languages } from '../core/story.ts'
import { severities } from '../quality/brand.ts'
import { verdicts } from '../quality/check.ts'

export const localised = z.object({ de: z.string(), en: z.string() })

export const judgedFinding = z.object({
  message: z.string(),
  text: localised,
  /** The field of the variant or its post, and where in it: UTF-16 offsets, end exclusive. */
  at: z.object({ field: z.string(), start: z.number().optional(), end: z.number().optional() }),
  fix: z.string().optional(),
  excerpt: z.object({ before: z.string(), match: z.string(), after: z.string() }).optional(),
})

export const judgement = z.object({
  check: z.string(),
  verdict: z.enum(verdicts),
  severity: z.enum(severities),
  title: localised,
  why: localised,
  findings: z.array(judgedFinding),
  /** Who takes the responsibility where it would stop the post. */
  exception: z.object({ by: z.string(), reason: z.string(), at: z.string() }).nullable(),
})

export const judgedPost = z.object({
  post: z.object({ id: z.string(), title: z.string() }),
  brand: z.string(),
  channels: z.array(z.object({ name: z.string(), platform: z.string(), language: z.enum(languages), judgements: z.array(judgement) })),
})
export type JudgedPostAnswer = z.infer<typeof judgedPost>
