/** A report of every month, and its editions of the last month and week. */
import { z } from 'zod'
import type { BlockKind, ReportFacts } from '../../core/reports.ts'
import type { House } from './house.ts'
import { idOf, type Member } from './member.ts'

const blocks: readonly BlockKind[] = ['sums', 'time', 'channels', 'topics', 'heat', 'compared', 'followers', 'clicks', 'effect', 'notes']
const signedInAs = z.object({ user: z.object({ id: z.union([z.string(), z.number()]) }) })

export async function compose(analyst: Member, { brand }: House): Promise<void> {
  const { user } = signedInAs.parse(await analyst.get('/api/users/me'))
  const words = 'Was unsere Beiträge im letzten Monat gebracht haben. Fragen beantwortet die Auswertung gern.'
  const id = idOf(
    await analyst.post('/api/reports', {
      name: 'Monatsbericht',
      brand,
      language: 'de',
      rhythm: 'monthly',
      monthDay: 1,
      time: '08:00',
      people: [user.id],
      addresses: ['vorstand@nordlicht.example'],
      files: ['pdf', 'xlsx'],
      blocks: [{ blockType: 'text', words }, ...blocks.map((blockType) => ({ blockType }))],
    }),
  )
  const { lastMonth, lastWeek } = (await analyst.get(`/api/reports/${id}/facts`)) as ReportFacts
  for (const period of [lastMonth, lastWeek]) await analyst.post(`/api/reports/${id}/make`, { ...period })
}
