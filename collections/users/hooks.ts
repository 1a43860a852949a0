import type { CollectionBeforeChangeHook } from 'payload'

/** The first person of an empty hub sets it up, so must be an administrator whatever the form said. */
export const firstIsAdministrator: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create') return data
  const { totalDocs } = await req.payload.count({ collection: 'users', req })
  return totalDocs === 0 ? { ...data, roles: ['administrator'] } : data
}
