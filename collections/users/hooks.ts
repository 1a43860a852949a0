import { APIError, type CollectionBeforeChangeHook } from 'payload'
import { strandedWithout } from '../../src/people/looked-after.payload.ts'
import { sentence } from '../sentence.ts'

/** The first person of an empty hub sets it up, so must be an administrator whatever the form said. */
export const firstIsAdministrator: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create') return data
  const { totalDocs } = await req.payload.count({ collection: 'users', req })
  return totalDocs === 0 ? { ...data, roles: ['administrator'] } : data
}

/** Whoever leaves may not leave a channel that nobody looks after: its posts would fail unseen. */
export const leavesNothingBehind: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const [before, after] = [originalDoc as { id?: string; deletedAt?: unknown } | undefined, data as { deletedAt?: unknown }]
  if (operation !== 'update' || !before?.id || !after.deletedAt || before.deletedAt) return data
  const stranded = await strandedWithout(req.payload, before.id, new Date())
  if (stranded.length === 0) return data
  const shown = stranded.slice(0, 5).join(', ') + (stranded.length > 5 ? ', …' : '')
  throw new APIError(
    sentence(
      { req },
      {
        de: `Für diese Kanäle wäre dann niemand da: ${shown}. Übergeben Sie sie zuerst, unter „Abwesenheit und Übergabe“ bei dieser Person.`,
        en: `Nobody would then look after these channels: ${shown}. Hand them over first, under “Absence and handover” of this person.`,
      },
    ),
    409,
    { code: 'leaves-channels-behind' },
    true,
  )
}
