/**
 * What a SARIF log may not be, by the sections of the standard that this project writes: stricter than the schema, which lets unknown
 * properties and more kinds pass. https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html (believed, 2026-11-29; the numbers
 * below are those of its sections).
 */
import { z } from 'zod'

const message = z.strictObject({ text: z.string().min(1), markdown: z.string().optional() })
// 3.30: lines and columns from 1; the end not before the start.
const region = z
  .strictObject({
    startLine: z.int().min(1),
    startColumn: z.int().min(1).optional(),
    endLine: z.int().min(1).optional(),
    endColumn: z.int().min(1).optional(),
  })
  .refine(
    ({ startLine, startColumn = 1, endLine = startLine, endColumn = Infinity }) =>
      endLine > startLine || (endLine === startLine && endColumn >= startColumn),
  )
// 3.4.3: a relative reference, without what a URI may not hold.
const artifactLocation = z.strictObject({ uri: z.string().regex(/^(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/), uriBaseId: z.string() })
const location = z.strictObject({
  physicalLocation: z.strictObject({ artifactLocation, region: region.optional() }).optional(),
  logicalLocations: z.array(z.strictObject({ name: z.string(), fullyQualifiedName: z.string(), kind: z.string() })).optional(),
})
const level = z.enum(['none', 'note', 'warning', 'error'])
const rule = z.strictObject({
  id: z.string().min(1),
  name: z.string().regex(/^[A-Z][A-Za-z]*$/),
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: z.url().optional(),
  defaultConfiguration: z.strictObject({ level }),
  properties: z.looseObject({ tags: z.array(z.string()) }),
})
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0).optional(),
  level,
  message,
  locations: z.array(location).min(1),
  partialFingerprints: z.record(z.string(), z.string()),
  // 3.55: a change of at least one artifact, each with at least one replacement.
  fixes: z
    .array(
      z.strictObject({
        description: message,
        artifactChanges: z
          .array(
            z.strictObject({
              artifactLocation,
              replacements: z
                .array(z.strictObject({ deletedRegion: region, insertedContent: z.strictObject({ text: z.string() }) }))
                .min(1),
            }),
          )
          .min(1),
      }),
    )
    .optional(),
  // 3.35
  suppressions: z
    .array(
      z.strictObject({
        kind: z.enum(['inSource', 'external']),
        status: z.enum(['accepted', 'underReview', 'rejected']),
        justification: z.string(),
      }),
    )
    .optional(),
  properties: z.looseObject({ verdict: z.string() }),
})
const run = z
  .strictObject({
    tool: z.strictObject({ driver: z.strictObject({ name: z.string().min(1), language: z.string(), rules: z.array(rule) }) }),
    language: z.string(),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    originalUriBaseIds: z.record(z.string(), z.strictObject({ description: message })),
    invocations: z.array(
      z.strictObject({
        executionSuccessful: z.boolean(),
        exitCode: z.int(),
        toolExecutionNotifications: z.array(
          z.strictObject({
            level,
            message,
            locations: z.array(location).optional(),
            associatedRule: z.strictObject({ id: z.string(), index: z.int().min(0).optional() }).optional(),
          }),
        ),
      }),
    ),
    results: z.array(result),
  })
  // 3.27.5 and 3.27.6: the rule that is named is the one that the index names; 3.19.23: no id twice.
  .refine(({ tool, results }) =>
    results.every(({ ruleId, ruleIndex }) => ruleIndex === undefined || tool.driver.rules[ruleIndex]?.id === ruleId),
  )
  .refine(({ tool: { driver } }) => new Set(driver.rules.map(({ id }) => id)).size === driver.rules.length)
  // 3.14.14: every base that is used is said.
  .refine((all) => [...JSON.stringify(all).matchAll(/"uriBaseId":"([^"]+)"/g)].every(([, base = '']) => base in all.originalUriBaseIds))

const log = z.strictObject({ $schema: z.url(), version: z.literal('2.1.0'), runs: z.array(run).min(1) })

/** What is wrong with it; nothing where it is a log. */
export const brokenSarif = (value: unknown): string[] =>
  (log.safeParse(value).error?.issues ?? []).map(({ path, message: why }) => `${path.join('.')}: ${why}`)
