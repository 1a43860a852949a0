import type { CollectionConfig } from 'payload'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { namedInPosts } from '../named-in-posts.ts'
import { responsibleFields } from '../responsible-fields.ts'
import { slugField } from '../slug-field.ts'

/** What posts are about. */
export const topics: CollectionConfig = {
  slug: 'topics',
  labels: { singular: { de: 'Thema', en: 'Topic' }, plural: { de: 'Themen', en: 'Topics' } },
  trash: true,
  admin: { useAsTitle: 'name', group: { de: 'Inhalt', en: 'Content' } },
  access: { read: signedIn, create: only('editor'), update: only('editor'), delete: trashOnly('editor') },
  hooks: { beforeOperation: [fits], afterChange: [...audited('topics'), namedInPosts(['slug', 'deletedAt'], 'everything')] },
  fields: [
    { name: 'name', type: 'text', required: true, localized: true, label: { de: 'Name', en: 'Name' } },
    slugField('name'),
    ...responsibleFields(),
  ],
}
