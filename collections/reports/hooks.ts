import { APIError, type CollectionBeforeChangeHook } from 'payload'
import { sentence } from '../sentence.ts'

type Fields = Readonly<Record<string, unknown>>
const isSame = (names: readonly string[], before: Fields, after: Fields) =>
  names.every((name) => after[name] === undefined || (after[name] ?? '') === (before[name] ?? ''))

const when = ['rhythm', 'weekday', 'monthDay', 'time', 'brand', 'campaign', 'deletedAt']
/** Who sets a rhythm, or takes a report out of the trash, means from now on, and not what would have been due before. */
export const fromNowOn: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const before = originalDoc as Fields | undefined
  const after = data as Fields
  // A copy is told as a change of its original, without an id.
  return before?.id !== undefined && isSame(when, before, after) ? data : { ...after, scheduledFrom: new Date().toISOString() }
}

/** An edition is frozen: once there is one, it would go out as one of another brand or campaign. */
export const staysOf: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = (originalDoc ?? {}) as Fields
  // A new one is told as an empty one.
  if (before.id === undefined || isSame(['brand', 'campaign'], before, data as Fields)) return data as unknown
  const where = { report: { equals: before.id } }
  if ((await req.payload.db.count({ collection: 'report-editions', where, req })).totalDocs === 0) return data as unknown
  const message = sentence(
    { req },
    {
      de: 'Von diesem Bericht gibt es schon Ausgaben. Marke und Kampagne bleiben; legen Sie für andere einen neuen Bericht an.',
      en: 'There are editions of this report already. Its brand and campaign stay; make a new report for others.',
    },
  )
  throw new APIError(message, 409, { code: 'has-editions' }, true)
}
