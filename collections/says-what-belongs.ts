import type { CollectionConfig } from 'payload'

const emptyList = '/src/admin/empty-list/empty-list.tsx#EmptyList'

/** Lists that people see say, while they are empty, what belongs there (`src/admin/empty-list/words.ts`), and offer it. */
export function saysWhatBelongs(collection: CollectionConfig): CollectionConfig {
  if (collection.admin?.hidden === true) return collection
  const { components } = collection.admin ?? {}
  const beforeListTable = [...(components?.beforeListTable ?? []), emptyList]
  return { ...collection, admin: { ...collection.admin, components: { ...components, beforeListTable } } }
}
