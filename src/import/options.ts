import { z } from 'zod'
import { csvTargets, encodings, separators, type ColumnUse, type ImportOptions } from '../core/imports.ts'
import { languages } from '../core/story.ts'

const mostColumns = 200
const use = z.custom<ColumnUse>(
  (value) =>
    value === '' ||
    (csvTargets as readonly unknown[]).includes(value) ||
    (typeof value === 'string' && /^channelText:[\w-]{1,64}$/.test(value)),
  'name a field of a post, or nothing',
)
const common = {
  brand: z.string().min(1, 'choose a brand'),
  language: z.enum(languages),
  makeTopics: z.boolean(),
  updateDrafts: z.boolean(),
}

/** How a file is to be read, as the page says it. */
export const importOptions: z.ZodType<ImportOptions> = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('csv'),
    encoding: z.enum(encodings),
    separator: z.enum(separators),
    columns: z
      .array(use)
      .max(mostColumns)
      .refine(
        (columns) => columns.every((one, at) => one === '' || one === 'state' || columns.indexOf(one) === at),
        'two columns are the same field',
      ),
    bodyFormat: z.enum(['markdown', 'plain']),
    dateOrder: z.enum(['day-first', 'month-first']),
  }),
  z.object({ ...common, kind: z.literal('markdown'), channels: z.array(z.string()).max(100) }),
])
