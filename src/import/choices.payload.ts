/** What the page of imports begins with. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { ImportChoices, SourceLine } from '../core/imports.ts'
import { findRuns, lineOf } from './run.payload.ts'
import { problemIn } from './feed/stored-source.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const brand = z.object({ id, name: z.string(), timeZone: z.string(), languages: z.array(z.string()).nullish() })
const channel = z.object({ id, name: z.string(), platform: z.string(), brand: id })
const source = z.object({
  id,
  name: z.string(),
  url: z.string(),
  active: z.boolean().nullish(),
  lastReadAt: z.string().nullish(),
  problem: z.string().nullish(),
})
const shownRuns = 10

export async function choicesFor(payload: Payload, person: string): Promise<ImportChoices> {
  const everything = { pagination: false, limit: 0, depth: 0 } as const
  const [brands, channels, sources, runs] = await Promise.all([
    payload.find({ collection: 'brands', sort: 'name', select: { name: true, timeZone: true, languages: true }, ...everything }),
    payload.find({ collection: 'channels', sort: 'name', select: { name: true, platform: true, brand: true }, ...everything }),
    payload.find({ collection: 'sources', sort: 'name', ...everything }),
    findRuns(payload, { state: { not_equals: 'read' } }, shownRuns),
  ])
  const lines: SourceLine[] = []
  for (const row of z.array(source).parse(sources.docs))
    lines.push({
      id: row.id,
      name: row.name,
      url: row.url,
      active: row.active === true,
      lastReadAt: row.lastReadAt ?? null,
      problem: problemIn(row.problem),
      drafts: (
        await payload.db.count({ collection: 'origins', where: { and: [{ source: { equals: row.id } }, { post: { exists: true } }] } })
      ).totalDocs,
    })
  return {
    brands: z
      .array(brand)
      .parse(brands.docs)
      .map((row) => ({ ...row, languages: row.languages ?? [] })),
    channels: z.array(channel).parse(channels.docs),
    runs: runs.map((run) => lineOf(run, person)),
    sources: lines,
  }
}
